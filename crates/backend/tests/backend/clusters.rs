//! A region's migrations are gathered in the background while somebody looks at its clusters.

use std::time::Duration;

use acs_client::RetryPolicy;
use backend::{ClusterPage, ClusterQuery, ClusterRow, Column, Config, Needs, Seat, Sort, Trouble};
use migration::{Attention, ClusterId, Direction, MigrationStatus};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{BILLING, INVOICES, PAYMENTS, Stack, eventually, place, seat_of};

const DESCRIBE: &str = "DescribeDBClusterMigration";
const LONG: Duration = Duration::from_secs(3_600);

/// A thousand clusters, and a backend that reads none of them twice.
async fn fleet(calls_a_second: u32) -> (Stack, Seat) {
    let stack = Stack::start().await;
    stack.control("reset", json!({ "scenario": "fleet-1000" })).await;
    let gather_rate = calls_a_second;
    let config =
        Config { fast_poll: LONG, slow_poll: LONG, gather_rate, ..stack.next_config().await };
    let seat = seat_of(config).await;
    (stack, seat)
}

fn hangzhou() -> ClusterQuery {
    ClusterQuery::of(place("cn-hangzhou"))
}

async fn whole(seat: &Seat, query: &ClusterQuery) -> ClusterPage {
    eventually("every cluster is read", async || {
        let page = seat.clusters(query).await.unwrap();
        (!page.is_partial()).then_some(page)
    })
    .await
}

fn ids(page: &ClusterPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.cluster.id.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_clusters_are_read_once_however_many_look() {
    let (stack, seat) = fleet(2_000).await;
    let mut viewers = JoinSet::new();
    for page in 1..=20 {
        let (seat, query) = (seat.clone(), ClusterQuery { page, ..hangzhou() });
        viewers.spawn(async move { whole(&seat, &query).await });
    }
    for page in viewers.join_all().await {
        assert_eq!((page.total, page.read, page.pages, page.rows.len()), (1_000, 1_000, 20, 50));
        assert!(page.oldest.is_some());
    }
    assert_eq!(stack.calls(DESCRIBE).await.len(), 1_000);
    let query = ClusterQuery { status: "SWITCHING".to_owned(), ..hangzhou() };
    assert_eq!(seat.clusters(&query).await.unwrap().matching, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_answers_with_what_is_there_and_its_own_rows_are_read_first() {
    let (_stack, seat) = fleet(150).await;
    let query = ClusterQuery { page: 13, ..hangzhou() };
    let first = seat.clusters(&query).await.unwrap();
    assert!(first.is_partial() && first.total == 1_000, "{} of {}", first.read, first.total);
    let shown = eventually("the rows are read", async || {
        let page = seat.clusters(&query).await.unwrap();
        page.rows.iter().all(|row| row.read.is_some()).then_some(page)
    })
    .await;
    assert!(shown.read < 500, "{} were read before", shown.read);
    // What is not read yet is no match for what only a reading tells.
    let query = ClusterQuery { status: "NO_MIGRATION".to_owned(), ..hangzhou() };
    let partial = seat.clusters(&query).await.unwrap();
    assert!(partial.matching <= partial.read, "{} of {}", partial.matching, partial.read);
}

#[tokio::test]
async fn clusters_are_filtered_by_what_their_migrations_say() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    let query = ClusterQuery { direction: Some(Direction::PolardbToRds), ..hangzhou() };
    assert!(ids(&whole(seat, &query).await).contains(&PAYMENTS));
    let query = ClusterQuery { needs: Some(Needs::Of(Attention::Error)), ..hangzhou() };
    assert_eq!(ids(&whole(seat, &query).await), [INVOICES]);
    let query = ClusterQuery { needs: Some(Needs::Any), ..ClusterQuery::of(place("cn-shenzhen")) };
    assert!(whole(seat, &query).await.matching >= 2);
    let query = ClusterQuery { text: "rm-bp1billing".to_owned(), ..hangzhou() };
    assert_eq!(ids(&whole(seat, &query).await), [BILLING]);
}

#[tokio::test]
async fn clusters_without_a_value_come_last_in_either_order() {
    let stack = Stack::start().await;
    for descending in [false, true] {
        let sort = Sort { column: Column::Delay, descending };
        let page = whole(&stack.seat, &ClusterQuery { sort, ..hangzhou() }).await;
        let delay = |row: &ClusterRow| {
            let (migration, _) = row.read.as_ref().unwrap();
            let open = migration.status != MigrationStatus::NoMigration;
            open.then(|| migration.delay.seconds().unwrap_or(u64::MAX))
        };
        let mut delays: Vec<_> = page.rows.iter().map(delay).collect();
        let last = delays.split_off(delays.iter().position(Option::is_none).unwrap());
        assert!(last.iter().all(Option::is_none), "{last:?}");
        // What nobody knows stands with the worst.
        let known = delays.iter().flatten();
        let in_order = if descending { known.rev().is_sorted() } else { known.is_sorted() };
        assert!(in_order, "{delays:?}");
    }
}

#[tokio::test]
async fn the_selected_clusters_are_shown_alone_and_those_that_are_gone_are_named() {
    let stack = Stack::start().await;
    let gone = ClusterId::parse("pc-bp1gone0000000001").unwrap();
    let selected = [PAYMENTS, BILLING].map(|id| ClusterId::parse(id).unwrap());
    let selected: Vec<_> = selected.into_iter().chain([gone.clone()]).collect();
    let query = ClusterQuery { selected, ..hangzhou() };
    let page = whole(&stack.seat, &query).await;
    assert_eq!((page.matching, page.selected, &page.missing), (8, 2, &vec![gone]));
    assert_eq!(page.rows.iter().filter(|row| row.selected).count(), 2);
    let page = whole(&stack.seat, &ClusterQuery { only_selected: true, ..query }).await;
    assert_eq!(ids(&page), [BILLING, PAYMENTS]);
}

#[tokio::test]
async fn a_cloud_that_throttles_holds_up_the_gathering_and_the_page_says_so() {
    let stack = Stack::start_with(|_, config| {
        config.read_retries = RetryPolicy { max_attempts: 1, ..RetryPolicy::default() };
    })
    .await;
    let throttle = json!({ "action": DESCRIBE, "kind": "throttle", "times": 20 });
    stack.control("faults", throttle).await;
    let page = stack.seat.clusters(&hangzhou()).await.unwrap();
    assert_eq!((page.rows.len(), page.read), (8, 0));
    assert_eq!(page.trouble.unwrap().trouble, Trouble::Throttled);
    let page = whole(&stack.seat, &hangzhou()).await;
    assert!(page.rows.iter().all(|row| row.read.is_some() && row.trouble.is_none()));
    let quiet = eventually("the trouble is over", async || {
        stack.seat.clusters(&hangzhou()).await.unwrap().trouble.is_none().then_some(())
    });
    quiet.await;
}

#[tokio::test]
async fn a_list_that_cannot_be_read_again_stays_with_the_reason() {
    let stack = Stack::start().await;
    whole(&stack.seat, &hangzhou()).await;
    let forbidden = json!({ "action": "DescribeDBClusters", "kind": "error", "status": 403,
        "code": "Forbidden.RAM", "times": 100 });
    stack.control("faults", forbidden).await;
    let page = eventually("the list is due again", async || {
        let page = stack.seat.clusters(&hangzhou()).await.unwrap();
        page.trouble.is_some().then_some(page)
    })
    .await;
    assert_eq!((page.trouble.unwrap().trouble, page.total), (Trouble::Forbidden, 8));
}
