//! An action that became its opposite, because somebody else was faster.

use acs_client::ModifyMigration;
use backend::{IntentRecord, Outcome, Parameters};
use migration::{Action, MigrationStatus};

use crate::support::{ActionPost, BILLING, SESSIONS, Stack, TRANSITION};

const CLOSE: &str = "CloseDBClusterMigration";

/// Submits a close; while it is on its way, somebody else turns the migration round.
async fn close_while_turned_round(
    stack: &Stack,
    order: ActionPost,
    new_master: &str,
) -> IntentRecord {
    let modify = ModifyMigration {
        cluster: order.cluster.id.clone(),
        source: order.seen.source.clone(),
        new_master: new_master.to_owned(),
        swap: None,
    };
    let region = order.cluster.region.clone();
    let id = order.intent_id.clone();
    stack.slow(CLOSE, 2_000).await;
    let seat = stack.seat.clone();
    let running = tokio::spawn(async move { seat.submit(order.into()).await.unwrap() });
    stack.arrived(CLOSE).await;
    stack.client.modify_db_cluster_migration(&region, &modify).await.unwrap();
    stack.advance(TRANSITION).await;
    let record = running.await.unwrap();
    assert_eq!(stack.intent(&id).await.as_ref(), Some(&record));
    record
}

#[tokio::test]
async fn a_cancel_that_became_a_complete_is_an_alarm() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    let record = close_while_turned_round(&stack, order, BILLING).await;
    assert_eq!(record.outcome, Outcome::SomethingElse);
    assert!(record.request_id.is_some());
    let after = record.migration_after().unwrap();
    assert_eq!(after.status, MigrationStatus::Closing);
    let changed = &stack.calls(CLOSE).await[0]["changed"];
    assert!(changed.as_str().unwrap().starts_with("complete"), "{changed}");
}

#[tokio::test]
async fn a_complete_that_became_a_cancel_is_an_alarm() {
    let stack = Stack::start().await;
    let order =
        stack.order(SESSIONS, Action::Complete, Parameters::Close { keep_binlog: true }).await;
    let source = order.seen.source.clone();
    let record = close_while_turned_round(&stack, order, &source).await;
    assert_eq!(record.outcome, Outcome::SomethingElse);
}
