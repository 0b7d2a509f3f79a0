//! Reads: shared by everybody who looks, truthful about what could not be read.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use acs_client::RetryPolicy;
use backend::{ClusterPage, ClusterQuery, Trouble};
use migration::{MigrationStatus, ProfileName};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{
    BILLING, CHECKOUT, FAST_POLL, INVOICES, PAYMENTS, Proxy, SLOW_POLL, Stack, cluster, eventually,
    place, upstream,
};

const DESCRIBE: &str = "DescribeDBClusterMigration";

/// How many readings of a cluster may begin in the time since `started`. Grows on a slow machine.
fn readings_since(started: Instant, interval: Duration) -> u128 {
    started.elapsed().as_micros() / interval.as_micros() + 1
}

/// Lets 200 people watch one cluster until each has seen some readings, and compares these with the calls.
async fn watch_together(id: &'static str, interval: Duration) {
    let stack = Stack::start().await;
    let started = Instant::now();
    let mut watchers = JoinSet::new();
    for _ in 0..200 {
        let seat = stack.seat.clone();
        watchers.spawn(async move {
            let cluster = cluster(id);
            let mut seen = BTreeSet::new();
            while seen.len() < 4 {
                let taken = seat.polled_migration(&cluster).await.unwrap().taken;
                assert!(seen.last().is_none_or(|last| *last <= taken), "an older one again");
                seen.insert(taken);
                tokio::task::yield_now().await;
            }
            seen
        });
    }
    let seen: BTreeSet<_> = watchers.join_all().await.into_iter().flatten().collect();
    let calls = stack.calls(DESCRIBE).await.len();
    let readings = seen.len();
    assert!(readings <= calls, "{readings} readings of {calls} calls");
    let most = readings_since(started, interval);
    assert!(calls as u128 <= most, "{calls} calls where one watcher makes {most}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_watchers_of_a_quiet_cluster_make_one_call_for_each_slow_interval() {
    watch_together(BILLING, SLOW_POLL).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_watchers_of_a_changing_cluster_make_one_call_for_each_fast_interval() {
    watch_together(CHECKOUT, FAST_POLL).await;
}

#[tokio::test]
async fn a_failing_upstream_is_not_asked_more_often_than_a_healthy_one() {
    let stack = Stack::start_with(|_, config| {
        config.read_retries = RetryPolicy { max_attempts: 1, ..RetryPolicy::default() };
    })
    .await;
    stack.control("faults", json!({ "action": DESCRIBE, "kind": "error", "times": 1_000 })).await;
    let started = Instant::now();
    for _ in 0..100 {
        let error = stack.seat.polled_migration(&cluster(BILLING)).await.unwrap_err();
        assert_eq!(error.trouble, Trouble::Cloud);
    }
    let calls = stack.calls(DESCRIBE).await.len();
    let most = readings_since(started, FAST_POLL);
    assert!(calls as u128 <= most, "{calls} calls where one watcher makes {most}");
}

async fn list(stack: &Stack, region: &str, text: &str, status: &str, page: usize) -> ClusterPage {
    let query = ClusterQuery {
        text: text.to_owned(),
        status: status.to_owned(),
        page,
        ..ClusterQuery::of(place(region))
    };
    stack.seat.clusters(&query).await.unwrap()
}

fn ids(page: &ClusterPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.cluster.id.as_str()).collect()
}

#[tokio::test]
async fn the_list_has_every_cluster_of_the_region_with_its_migration() {
    let stack = Stack::start().await;
    let page = list(&stack, "cn-hangzhou", "", "", 1).await;
    assert_eq!((page.rows.len(), page.matching, page.total), (8, 8, 8));
    assert_eq!((page.page, page.pages), (1, 1));
    for row in &page.rows {
        assert_eq!(row.cluster, cluster(row.listed.id.as_str()));
        let (migration, _) = row.read.as_ref().unwrap();
        assert_eq!(*migration, stack_migration(&stack, row.listed.id.as_str(), migration).await);
    }
    let billing = page.rows.iter().find(|row| row.listed.id.as_str() == BILLING).unwrap();
    assert_eq!(billing.listed.description, "billing-polardb");
    assert_eq!(billing.listed.db_version, "8.0");
    assert_eq!(billing.read.as_ref().unwrap().0.status, MigrationStatus::SyncingToPolardb);
    assert!(list(&stack, "cn-beijing", "", "", 1).await.rows.is_empty());
}

/// The migration now without its endpoints, with what moves by itself as it was in `row`.
async fn stack_migration(
    stack: &Stack,
    id: &str,
    row: &migration::Migration,
) -> migration::Migration {
    let now = stack.now(id).await;
    let (rds_endpoints, polardb_endpoints) = (Vec::new(), Vec::new());
    let (delay, read_at) = (row.delay, row.read_at);
    migration::Migration { delay, read_at, rds_endpoints, polardb_endpoints, ..now }
}

#[tokio::test]
async fn the_list_is_filtered_by_part_of_an_id_or_a_description_and_by_status() {
    let stack = Stack::start().await;
    let region = "cn-hangzhou";
    assert_eq!(ids(&list(&stack, region, " Billing ", "", 1).await), [BILLING]);
    assert_eq!(ids(&list(&stack, region, "bp1inv", "", 1).await), [INVOICES]);
    assert_eq!(list(&stack, region, "polardb", "", 1).await.matching, 8);
    assert!(list(&stack, region, "nothing like it", "", 1).await.rows.is_empty());

    let page = list(&stack, region, "", "PRE_CHECK_FAIL", 1).await;
    assert_eq!((ids(&page), page.matching, page.total), (vec![INVOICES], 1, 8));
    let page = list(&stack, region, "payments", "POLARDB2RDS_SYNCING", 1).await;
    assert_eq!(ids(&page), [PAYMENTS]);
    assert_eq!(list(&stack, region, "payments", "SWITCHING", 1).await.matching, 0);
    assert_eq!(list(&stack, region, "", "NO_SUCH_STATUS", 1).await.matching, 0);
}

#[tokio::test]
async fn a_page_past_the_end_of_the_list_is_the_last_one() {
    let stack = Stack::start().await;
    for (page, status) in [(0, ""), (9, ""), (9, "SWITCHING")] {
        let page = list(&stack, "cn-hangzhou", "", status, page).await;
        assert_eq!((page.page, page.pages), (1, 1));
        assert!(!page.rows.is_empty());
    }
}

#[tokio::test]
async fn a_migration_that_cannot_be_read_is_an_error_in_its_row_only() {
    let stack = Stack::start().await;
    let forbidden = json!({ "action": DESCRIBE, "cluster": INVOICES, "kind": "error",
        "status": 403, "code": "Forbidden.RAM", "times": 10 });
    stack.control("faults", forbidden).await;
    let page = list(&stack, "cn-hangzhou", "", "", 1).await;
    assert_eq!(page.rows.len(), 8);
    for row in &page.rows {
        let trouble = row.trouble.as_ref().map(|error| error.trouble);
        let expected = (row.listed.id.as_str() == INVOICES).then_some(Trouble::Forbidden);
        assert_eq!(trouble, expected, "{row:?}");
    }
    // Whatever its status is: it may be the one that is looked for.
    let page = list(&stack, "cn-hangzhou", "", "PRE_CHECK_FAIL", 1).await;
    assert_eq!((ids(&page), page.matching), (vec![INVOICES], 1));
    assert!(page.rows[0].trouble.is_some());
}

#[tokio::test]
async fn a_list_without_an_end_is_an_error() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |_, _| {
            let body =
                json!({ "RequestId": "ID", "PageNumber": 1, "TotalRecordCount": 4_000_000_000_u32,
                "Items": { "DBCluster": [{ "DBClusterId": BILLING }] } })
                .to_string();
            format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let place = place("cn-hangzhou");
    let query = ClusterQuery::of(place);
    let error = stack.seat.clusters(&query).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::Malformed);
    assert_eq!(error.to_string(), "the list of the clusters in cn-hangzhou does not end");
}

#[tokio::test]
async fn regions_that_could_not_be_read_are_read_again_soon() {
    let stack = Stack::start().await;
    let forbidden = json!({ "action": "DescribeRegions", "kind": "error", "status": 403,
        "code": "Forbidden.RAM" });
    stack.control("faults", forbidden).await;
    let profile = ProfileName::default();
    let error = stack.seat.regions(&profile).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::Forbidden);
    let regions =
        eventually("the failure is forgotten", async || stack.seat.regions(&profile).await.ok());
    assert!(regions.await.len() > 2);
    let calls = stack.calls("DescribeRegions").await.len();
    stack.seat.regions(&profile).await.unwrap();
    assert_eq!(stack.calls("DescribeRegions").await.len(), calls);
}

#[tokio::test]
async fn a_list_that_cannot_be_read_is_an_error() {
    let stack = Stack::start().await;
    let forbidden = json!({ "action": "DescribeDBClusters", "kind": "error", "status": 403,
        "code": "Forbidden.RAM" });
    stack.control("faults", forbidden).await;
    let place = place("cn-hangzhou");
    let query = ClusterQuery::of(place);
    assert_eq!(stack.seat.clusters(&query).await.unwrap_err().trouble, Trouble::Forbidden);
}
