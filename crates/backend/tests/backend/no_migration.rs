//! A cloud that tells "no migration" by an error: nothing is a failure, every end is noted, and nothing stays locked.

use backend::{ClusterQuery, Config, Intent, IntentId, Outcome, Parameters, Post};
use migration::{Action, BothWrite, ClusterChange, Ending, MigrationStatus, Retention};
use serde_json::json;

use crate::support::{
    ARCHIVE, BILLING, Cloud, FAST_POLL, PAYMENTS, Stack, TRANSITION, cluster, eventually, open,
    place,
};

async fn stack() -> Stack {
    let choices = json!({ "never_migrated": "not_exist", "after_the_end": "never_migrated" });
    Stack::in_cloud(Cloud::with_choices(choices).await, |_, _| {}).await
}

#[tokio::test]
async fn a_cluster_that_never_migrated_is_read_and_listed_as_such() {
    let stack = stack().await;
    let read = stack.seat.migration(&cluster(ARCHIVE)).await.unwrap();
    assert_eq!(read.value.status, MigrationStatus::NoMigration);
    assert!(read.value.read_at.is_some() && read.request_id.is_some());
    let query = ClusterQuery::of(place("cn-hangzhou"));
    let row = eventually("the row is read", async || {
        let page = stack.seat.clusters(&query).await.unwrap();
        let row = page.rows.into_iter().find(|row| row.cluster == cluster(ARCHIVE))?;
        row.read.is_some().then_some(row)
    })
    .await;
    assert_eq!(row.trouble, None);
}

#[tokio::test]
async fn an_end_is_noted_although_the_cloud_forgets_the_migration() {
    let stack = stack().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (_backend, seat) = open(config).await;
    let close = Parameters::Close { keep_binlog: true };
    let order = stack.order(PAYMENTS, Action::Complete, close).await;
    assert_eq!(seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
    stack.advance(TRANSITION).await;
    let alarm = eventually("the end is noted", async || {
        seat.both_write_alarm(&cluster(PAYMENTS)).await.unwrap()
    })
    .await;
    assert_eq!(alarm.ending, Ending::Completed);
    assert!(matches!(alarm.both_write, BothWrite::Reported | BothWrite::Documented));
}

#[tokio::test]
async fn a_lost_answer_is_settled_although_the_cloud_forgets_the_migration() {
    let stack = stack().await;
    stack.fault("CloseDBClusterMigration", "drop_after").await;
    let close = Parameters::Close { keep_binlog: true };
    let order = stack.order(BILLING, Action::Cancel, close).await;
    stack.slow("DescribeDBClusterMigration", 300).await;
    let record = stack.submit(&order).await;
    stack.advance(TRANSITION).await;
    let closed =
        if record.outcome.is_open() { stack.closed(&order.intent_id).await } else { record };
    assert_eq!(closed.outcome, Outcome::Ran);
}

#[tokio::test]
async fn a_cluster_without_a_migration_can_be_released() {
    let stack = stack().await;
    let cluster = cluster(ARCHIVE);
    let seen = stack.seat.cluster_view(&cluster).await.unwrap().value.state;
    let post = Post {
        intent_id: IntentId::random(),
        typed_cluster_id: Some(cluster.id.to_string()),
        intent: Intent::Change {
            cluster,
            change: ClusterChange::ReleaseCluster { backups: Retention::Latest },
            seen: Box::new(seen),
        },
    };
    let record = stack.seat.submit(post).await.unwrap();
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
}
