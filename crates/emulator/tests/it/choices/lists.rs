//! Lists.

use super::*;

#[tokio::test]
async fn a_list_without_a_region_shows_hangzhou_or_is_refused() {
    for (word, status) in [("hangzhou", 200), ("missing", 400)] {
        let emulator = with(json!({ "no_region": word })).await;
        let clusters = emulator.call("DescribeDBClusters", &[]).await;
        let instances = emulator.rds("DescribeDBInstances", &[]).await;
        assert_eq!([clusters.status, instances.status], [status; 2]);
        if status == 400 {
            assert_eq!(clusters.error(), refused("MissingRegionId"));
        }
    }
}

#[tokio::test]
async fn pages_have_any_size_or_a_documented_one() {
    for (word, status) in [("up_to_100", 200), ("documented", 400)] {
        let emulator = with(json!({ "page_sizes": word })).await;
        let seven = emulator.call("DescribeDBClusters", &[("PageSize", "7")]).await;
        assert_eq!(seven.status, status);
        let fifty = emulator.call("DescribeDBClusters", &[("PageSize", "50")]).await;
        assert_eq!(fifty.status, 200);
    }
}

#[tokio::test]
async fn endpoints_are_listed_in_either_order() {
    let emulator = with(json!({})).await;
    let created = emulator.migration(BILLING).await;
    emulator.choose(json!({ "endpoint_order": "reversed" })).await;
    let reversed = emulator.migration(BILLING).await;
    for list in ["RdsEndpointList", "DBClusterEndpointList"] {
        let mut rows = created[list].as_array().unwrap().clone();
        rows.reverse();
        assert!(rows.len() > 1);
        assert_eq!(reversed[list], json!(rows));
    }
}

#[tokio::test]
async fn lists_show_the_names_of_now_or_of_before_the_switch() {
    let emulator = with(json!({})).await;
    let lists = ["RdsEndpointList", "DBClusterEndpointList"];
    let before = emulator.migration(BILLING).await;
    emulator
        .switch(BILLING, BILLING_SOURCE, BILLING, &[("SwapConnectionString", "true")])
        .await
        .ok();
    emulator.advance(120).await;
    let now = emulator.migration(BILLING).await;
    emulator.choose(json!({ "lists_after_swap": "original" })).await;
    let original = emulator.migration(BILLING).await;
    for list in lists {
        assert_ne!(now[list], before[list]);
        assert_eq!(original[list], before[list]);
    }
}
