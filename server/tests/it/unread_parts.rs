//! One call of those that describe a cluster is denied: its page, its release and its other forms are there.

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use axum::http::StatusCode;
use backend::{Intent, IntentId, Parameters, Post};
use migration::{Action, CheckId, ClusterId, ClusterRef, ProfileName, RegionId, Seen};
use testkit::eventually;

use crate::stack::{ARCHIVE, BILLING, Stack};

async fn denied(action: &str) -> Stack {
    let stack = Stack::start().await;
    stack.forbid_all(action).await;
    stack
}

async fn page(stack: &Stack, id: &str, rest: &str) -> String {
    let answer = stack.open(&format!("/clusters/{id}{rest}?region=cn-hangzhou")).await;
    assert_eq!(answer.status, StatusCode::OK, "{rest}: {}", answer.text());
    answer.text().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_is_offered_without_ssl_and_endpoints() {
    for action in ["DescribeDBClusterSSL", "DescribeDBClusterEndpoints"] {
        let stack = denied(action).await;
        assert!(page(&stack, BILLING, "").await.contains("Switch Over"));
        let release = page(&stack, ARCHIVE, "/release").await;
        assert!(release.contains("name=\"typed_cluster_id\""), "{release}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_cannot_be_read_is_said_on_the_page_and_keeps_the_cluster() {
    let stack = denied("DescribeDBClusterMigration").await;
    let shown = page(&stack, ARCHIVE, "").await;
    assert!(shown.contains("This part cannot be read: "), "{shown}");
    assert!(shown.contains("Basic Information") && shown.contains("Forbidden.RAM"), "{shown}");
    assert!(shown.contains("The migration of the cluster cannot be read."), "{shown}");
    let release = page(&stack, ARCHIVE, "/release").await;
    assert!(release.contains("The migration of the cluster cannot be read."), "{release}");
    assert!(!release.contains("name=\"typed_cluster_id\""), "{release}");
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_that_cannot_be_read_leave_the_migration_on_the_page() {
    let stack = denied("DescribeDBClusterAttribute").await;
    let shown = page(&stack, BILLING, "").await;
    assert!(shown.contains("This part cannot be read: "), "{shown}");
    assert!(shown.contains("RDS2POLARDB_SYNCING"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_without_any_part_says_why() {
    let stack = denied("DescribeDBClusterAttribute").await;
    stack.forbid_all("DescribeDBClusterMigration").await;
    let answer = stack.open(&format!("/clusters/{BILLING}?region=cn-hangzhou")).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(answer.text().contains("Forbidden.RAM"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alarm_stands_although_the_migration_cannot_be_read() {
    let stack = Stack::start().await;
    page(&stack, BILLING, "").await;
    let upstream = Upstream::Endpoint(EndpointUrl::parse(&stack.url()).unwrap());
    let config = ClientConfig::new(upstream, Credentials::emulator_default());
    let (region, id) =
        (RegionId::parse("cn-hangzhou").unwrap(), ClusterId::parse(BILLING).unwrap());
    let client = Client::new(config).unwrap();
    client.close_db_cluster_migration(&region, &id, true).await.unwrap();
    stack.advance(300).await;
    let says = async |text: &str| page(&stack, BILLING, "").await.contains(text).then_some(());
    let alarm = "Both sides accept writes";
    eventually("the end raises its alarm", async || says(alarm).await).await;

    stack.forbid_all("DescribeDBClusterMigration").await;
    let unread = "This part cannot be read: ";
    eventually("the migration cannot be read", async || says(unread).await).await;
    let shown = page(&stack, BILLING, "").await;
    assert!(shown.contains(alarm) && shown.contains("/api/endings/acknowledge"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_an_action_is_told_although_nothing_of_its_cluster_can_be_read() {
    let stack = Stack::start().await;
    let cluster = ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        id: ClusterId::parse(BILLING).unwrap(),
    };
    let now = stack.seat.migration(&cluster).await.unwrap().value;
    let intent = Intent::Migration {
        cluster,
        action: Action::Switch,
        parameters: Parameters::Move { pairs: None },
        seen: Seen::of(&now),
        acknowledged: CheckId::ALL.iter().copied().collect(),
    };
    let post = Post { intent_id: IntentId::random(), intent, typed_cluster_id: None };
    stack.fault("ModifyDBClusterMigration", "drop_before").await;
    let record = stack.seat.submit(post).await.unwrap();
    stack.forbid_all("DescribeDBClusterMigration").await;
    stack.forbid_all("DescribeDBClusterAttribute").await;

    let of =
        |intent: &str| format!("/clusters/{BILLING}/switch?region=cn-hangzhou&intent={intent}");
    let shown = eventually("the reading of before is too old to be shown", async || {
        let answer = stack.open(&of(record.intent_id.as_str())).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer.text().contains("Forbidden.RAM").then(|| answer.text().to_owned())
    });
    let shown = shown.await;
    for said in ["Whether Switch Over ran is not known", BILLING] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let other = of(record.intent_id.as_str()).replace(BILLING, ARCHIVE);
    assert_eq!(stack.open(&other).await.status, StatusCode::BAD_GATEWAY, "not of this cluster");
}
