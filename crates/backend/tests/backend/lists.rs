//! The list of a region: which clusters it has, and that none is missing because others come and go while it is read.

use std::sync::atomic::{AtomicBool, Ordering};

use backend::ClusterQuery;
use serde_json::json;

use crate::support::{ARCHIVE, Cloud, Proxy, Stack, eventually, place, upstream};

const LIST: &str = "DescribeDBClusters";

fn hangzhou() -> ClusterQuery {
    ClusterQuery::of(place("cn-hangzhou"))
}

/// Every cluster of the region, once nothing is left to be read.
async fn listed(stack: &Stack, query: &ClusterQuery) -> Vec<String> {
    let page = eventually("every cluster is read", async || {
        let page = stack.seat.clusters(query).await.unwrap();
        (!page.is_partial()).then_some(page)
    })
    .await;
    page.rows.iter().map(|row| row.cluster.id.to_string()).collect()
}

#[tokio::test]
async fn clusters_of_other_engines_are_not_asked_for() {
    let choices = json!({ "other_engines": "listed" });
    let stack = Stack::in_cloud(Cloud::with_choices(choices).await, |_, _| {}).await;
    let without = listed(&Stack::start().await, &hangzhou()).await;
    assert_eq!(listed(&stack, &hangzhou()).await, without);
    for call in stack.calls("DescribeDBClusters").await {
        assert!(call.to_string().contains("MySQL"), "{call}");
    }
}

#[tokio::test]
async fn a_cluster_of_another_engine_that_is_listed_all_the_same_is_neither_read_nor_shown() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |request, answer| {
            let Some(at) = answer.find(ARCHIVE).filter(|_| request.contains("DescribeDBClusters"))
            else {
                return answer;
            };
            let (before, after) = answer.split_at(at);
            format!("{before}{}", after.replacen("\"DBType\":\"MySQL\"", "\"DBType\":\"PgSQL\"", 1))
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let query = ClusterQuery { status: "SWITCHING".to_owned(), ..hangzhou() };
    let _ = listed(&stack, &query).await;
    assert!(!listed(&stack, &hangzhou()).await.contains(&ARCHIVE.to_owned()));
    let read = stack.calls("DescribeDBClusterMigration").await;
    assert!(!read.is_empty() && read.iter().all(|call| !call.to_string().contains(ARCHIVE)));
}

/// Another cluster went while the pages were read, so that the first of the second page is on the first one by then.
#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_that_changes_its_page_while_the_list_is_read_is_found() {
    static FIRST: AtomicBool = AtomicBool::new(true);
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |request, answer| {
            let is_second = request.contains(LIST) && request.contains("PageNumber=2");
            if !is_second || !FIRST.swap(false, Ordering::SeqCst) {
                return answer;
            }
            let skipped = answer.replacen("\"DBClusterId\":\"pc-", "\"DBClusterId\":\"PC-", 1);
            skipped.replacen("\"TotalRecordCount\":1000", "\"TotalRecordCount\":1001", 1)
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    stack.control("reset", json!({ "scenario": "fleet-1000" })).await;
    let page = stack.seat.clusters(&hangzhou()).await.unwrap();
    assert!(!FIRST.load(Ordering::SeqCst));
    assert_eq!(page.total, 1_000);
}
