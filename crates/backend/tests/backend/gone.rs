//! Only the attributes of a cluster show that it is gone, and only once that is confirmed.

use backend::{Config, Intent, IntentRecord, Outcome, Post, Seat};
use migration::{ChangeKind, ClusterChange, Gone, Retention};
use serde_json::json;

use crate::cluster_change::{CHANGE, post_of, ready, state};
use crate::support::{ARCHIVE, FAST_POLL, PAYMENTS, Stack, cluster, eventually, seat_of};

const ATTRIBUTES: &str = "DescribeDBClusterAttribute";
const SSL: &str = "DescribeDBClusterSSL";

async fn release(stack: &Stack) -> Post {
    let seen = state(stack, ARCHIVE).await;
    post_of(&seen, ClusterChange::ReleaseCluster { backups: Retention::Latest })
}

/// The next calls of `action` are answered with a code that ends as those of missing things do.
async fn not_found(stack: &Stack, action: &str, code: &str, times: u32) {
    let fault =
        json!({ "action": action, "kind": "error", "status": 404, "code": code, "times": times });
    stack.control("faults", fault).await;
}

/// Waits for some more readings of the cluster, and gives the intent after them.
async fn after_readings(stack: &Stack, post: &Post) -> IntentRecord {
    let before = stack.calls(ATTRIBUTES).await.len();
    eventually("it is read again", async || {
        (stack.calls(ATTRIBUTES).await.len() > before + 3).then_some(())
    })
    .await;
    stack.intent(&post.intent_id).await.unwrap()
}

fn gone(record: &IntentRecord) -> Option<Gone> {
    match &record.read_after {
        Some(backend::SubjectState::Cluster(state)) => state.gone,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_part_that_is_not_found_does_not_make_a_release_of_a_call_that_was_lost() {
    let stack = Stack::start().await;
    let post = release(&stack).await;
    stack.fault("DeleteDBCluster", "drop_before").await;
    for action in [SSL, "DescribeDBClusterEndpoints", "DescribeDBClusterMigration"] {
        let fault = json!({ "action": action, "kind": "error", "status": 404,
            "code": "InvalidDBEndpointId.NotFound", "skip": 1, "times": 1_000 });
        stack.control("faults", fault).await;
    }
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown, "{record:?}");
    stack.age();
    assert_eq!(after_readings(&stack, &post).await.outcome, Outcome::Unknown);
}

#[tokio::test]
async fn a_part_that_is_not_found_for_a_moment_raises_no_alarm() {
    let (stack, post) = ready(ChangeKind::EnableSsl).await;
    stack.fault("ModifyDBClusterSSL", "drop_after").await;
    let fault = json!({ "action": SSL, "kind": "error", "status": 404,
        "code": "InvalidDBEndpointId.NotFound", "skip": 1 });
    stack.control("faults", fault).await;
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert!(record.outcome.is_open(), "{record:?}");
    stack.advance(CHANGE).await;
    assert_eq!(stack.closed(&post.intent_id).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn attributes_that_are_denied_for_a_cluster_of_the_list_prove_nothing() {
    let stack = Stack::start().await;
    let post = release(&stack).await;
    stack.fault("DeleteDBCluster", "drop_before").await;
    stack.seat.submit(post.clone()).await.unwrap();
    stack.age();
    not_found(&stack, ATTRIBUTES, "InvalidDBClusterId.NotFound", 1_000).await;
    assert_eq!(after_readings(&stack, &post).await.outcome, Outcome::Unknown);
}

#[tokio::test]
async fn a_cluster_that_is_gone_settles_an_unanswered_release_after_the_grace() {
    let stack = Stack::start().await;
    let post = release(&stack).await;
    let Intent::Change { change: ClusterChange::ReleaseCluster { backups }, .. } = post.intent
    else {
        panic!()
    };
    stack.fault("DeleteDBCluster", "drop_before").await;
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    // Nothing is read of the cluster while somebody else releases it.
    not_found(&stack, ATTRIBUTES, "InvalidDBEndpointId.NotFound", 1_000).await;
    let id = cluster(ARCHIVE);
    stack.client.delete_db_cluster(&id.region, &id.id, backups).await.unwrap();
    stack.advance(CHANGE).await;
    stack.clear_faults().await;
    assert_eq!(after_readings(&stack, &post).await.outcome, Outcome::Unknown);
    stack.age();
    let record = stack.closed(&post.intent_id).await;
    assert_eq!((record.outcome, gone(&record)), (Outcome::Ran, Some(Gone { confirmed: true })));
    assert!(!stack.calls("DescribeDBClusters").await.is_empty());
}

/// A backend that goes on reading what it has seen.
async fn eager(stack: &Stack) -> Seat {
    seat_of(Config { background_poll: FAST_POLL, ..stack.next_config().await }).await
}

#[tokio::test]
async fn a_migration_that_was_not_found_for_a_moment_is_read_on() {
    const MIGRATION: &str = "DescribeDBClusterMigration";
    let stack = Stack::start().await;
    let seat = eager(&stack).await;
    let id = cluster(PAYMENTS);
    seat.migration(&id).await.unwrap();
    not_found(&stack, MIGRATION, "InvalidDBClusterId.NotFound", 2).await;
    let before = stack.calls(MIGRATION).await.len();
    eventually("it is not found", async || {
        (stack.calls(MIGRATION).await.len() > before + 2).then_some(())
    })
    .await;
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(CHANGE).await;
    eventually("its end is noted", async || seat.both_write_alarm(&id).await.unwrap()).await;
}
