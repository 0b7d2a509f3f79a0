//! One host may serve several regions: an address that names another one than the cluster's reads nothing.

use axum::http::StatusCode;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};

use crate::stack::{BILLING, Stack};

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_is_not_read_by_the_name_of_another_region() {
    let stack = Stack::start().await;
    for path in [
        format!("/api/live?profile=default&region=cn-shenzhen&cluster={BILLING}"),
        format!("/api/live/stream?profile=default&region=cn-shenzhen&cluster={BILLING}&lang=en"),
        format!("/clusters/{BILLING}/deadline.ics?region=cn-shenzhen"),
    ] {
        let answer = stack.open(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.text());
    }
    assert_eq!(stack.calls("DescribeDBClusterMigration").await.len(), 0);
    let cluster = ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse("cn-shenzhen").unwrap(),
        id: ClusterId::parse(BILLING).unwrap(),
    };
    assert_eq!(stack.seat.samples(&cluster, 10).await.unwrap(), []);
    // The region is read once, however often a page asks.
    for _ in 0..3 {
        let right = format!("/api/live?profile=default&region=cn-hangzhou&cluster={BILLING}");
        assert_eq!(stack.open(&right).await.status, StatusCode::OK);
    }
    assert_eq!(stack.calls("DescribeDBClusterAttribute").await.len(), 2);
}
