//! Two accounts behind one backend: each call is signed with the key of the profile that its subject names.

use acs_client::{ClientConfig, Credentials};
use backend::{
    ClusterQuery, Config, IntentId, Outcome, Parameters, Seat, SourceQuery, SubmitError, Trouble,
};
use migration::{Action, CheckId, ClusterRef, ProfileName, RegionRef, Seen};
use serde_json::Value;

use crate::support::{
    ActionPost, BILLING, Stack, cluster, order_of, place, profile, profiles, seat_of,
};

const SECOND_KEY: &str = "second";
const SECOND_ACCOUNT: &str = "2000000000000002";
const THEIRS: &str = "pc-bp1theirs00000001";

/// An account of its own with one instance and one cluster.
const SCENARIO: &str = include_str!("two_accounts.toml");

fn second() -> ProfileName {
    ProfileName::parse("second").unwrap()
}

fn theirs() -> ClusterRef {
    ClusterRef { profile: second(), ..cluster(THEIRS) }
}

fn with_key(stack: &Stack, id: &str, secret: &str) -> ClientConfig {
    let ours = stack.client.config().clone();
    ClientConfig { credentials: Credentials::new(id, secret, None), ..ours }
}

async fn two_accounts() -> (Stack, Seat) {
    let stack = Stack::start().await;
    stack.load_scenario(SCENARIO).await;
    let theirs = profile(with_key(&stack, SECOND_KEY, "second-secret"));
    let profiles = profiles(stack.client.config().clone()).with(second(), theirs);
    let seat = seat_of(Config { profiles, ..stack.next_config().await }).await;
    (stack, seat)
}

async fn listed(seat: &Seat, place: RegionRef) -> Vec<String> {
    let query = ClusterQuery::of(place);
    let page = seat.clusters(&query).await.unwrap();
    page.rows.into_iter().map(|row| row.cluster.id.to_string()).collect()
}

fn in_second(region: &str) -> RegionRef {
    RegionRef { profile: second(), ..place(region) }
}

/// The keys that signed the calls of an action.
async fn keys(stack: &Stack, action: &str) -> Vec<String> {
    let key = |call: &Value| call["access_key_id"].as_str().unwrap().to_owned();
    stack.calls(action).await.iter().map(key).collect()
}

async fn switch_of(seat: &Seat, cluster: ClusterRef) -> ActionPost {
    let now = seat.migration(&cluster).await.unwrap().value;
    let parameters = Parameters::Move { pairs: None };
    ActionPost { cluster, ..order_of(&now, Action::Switch, parameters) }
}

#[tokio::test]
async fn two_profiles_show_what_their_accounts_have() {
    let (stack, seat) = two_accounts().await;
    assert_eq!(listed(&seat, place("cn-hangzhou")).await, [BILLING]);
    assert_eq!(listed(&seat, in_second("cn-hangzhou")).await, [THEIRS]);
    assert_eq!(keys(&stack, "DescribeDBClusters").await, ["polarshift", SECOND_KEY]);
    assert_eq!(keys(&stack, "DescribeDBClusterMigration").await, ["polarshift", SECOND_KEY]);
    let query = SourceQuery { place: in_second("cn-hangzhou"), text: String::new(), page: 1 };
    let sources = seat.sources(&query).await.unwrap();
    assert_eq!(sources.rows[0].eligible.as_ref().unwrap().profile, second());
}

#[tokio::test]
async fn a_form_of_one_profile_is_carried_out_with_its_key_alone() {
    let (stack, seat) = two_accounts().await;
    let order = switch_of(&seat, theirs()).await;
    let record = seat.submit(order.into()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    let all = stack.all_calls().await;
    assert!(all.iter().any(|call| call["action"] == "ModifyDBClusterMigration"));
    assert!(all.iter().all(|call| call["access_key_id"] == SECOND_KEY), "{all:?}");
    assert!(all.iter().all(|call| call["account"] == SECOND_ACCOUNT), "{all:?}");
}

#[tokio::test]
async fn a_form_that_names_the_other_account_s_cluster_sends_nothing() {
    let (stack, seat) = two_accounts().await;
    let now = seat.migration(&theirs()).await.unwrap().value;
    let parameters = Parameters::Move { pairs: None };
    let record = seat.submit(order_of(&now, Action::Switch, parameters).into()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Refused, "{record:?}");
    assert!(stack.writes().await.is_empty());
}

#[tokio::test]
async fn a_profile_that_is_not_there_asks_and_sends_nothing() {
    let (stack, seat) = two_accounts().await;
    let third = ProfileName::parse("third").unwrap();
    let cluster = ClusterRef { profile: third.clone(), ..cluster(BILLING) };
    let asked = stack.all_calls().await.len();
    let error = seat.migration(&cluster).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::UnknownProfile);
    let error = seat.find(&third, &cluster.id).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::UnknownProfile);
    let order = ActionPost {
        intent_id: IntentId::random(),
        cluster,
        action: Action::Switch,
        parameters: Parameters::Move { pairs: None },
        seen: Seen::of(&stack.now(BILLING).await),
        acknowledged: CheckId::ALL.iter().copied().collect(),
        typed_cluster_id: None,
    };
    let error = seat.submit(order.into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::UnknownProfile(name) if name == third));
    // The one call is this test's own look.
    assert_eq!(stack.all_calls().await.len(), asked + 1);
}

#[tokio::test]
async fn a_cluster_without_its_region_is_looked_for_in_its_own_account() {
    let (stack, seat) = two_accounts().await;
    assert_eq!(seat.find(&second(), &theirs().id).await, Ok(Some(theirs())));
    let keys = keys(&stack, "DescribeDBClusterAttribute").await;
    assert!(keys.iter().all(|key| key == SECOND_KEY), "{keys:?}");
    assert_eq!(seat.find(&ProfileName::default(), &theirs().id).await, Ok(None));
}
