//! An action that became its opposite, because somebody else was faster.

use std::collections::BTreeMap;

use acs_client::ModifyMigration;
use backend::{Order, Outcome, Parameters};
use migration::{Action, MigrationStatus};

use crate::support::{BILLING, SESSIONS, Stack, TRANSITION, cluster, offered};

const CLOSE: &str = "CloseDBClusterMigration";

/// Submits a close; while it is on its way, somebody else turns the migration round.
async fn close_while_turned_round(
    stack: &Stack,
    order: Order,
    new_master: &str,
    swap: Option<BTreeMap<String, String>>,
) -> backend::IntentRecord {
    let at = order.cluster.clone();
    let source = order.seen.source.clone();
    let id = order.intent_id.clone();
    stack.slow(CLOSE, 1_000).await;
    let backend = stack.backend.clone();
    let running = tokio::spawn(async move { backend.submit(order).await.unwrap() });
    stack.arrived(CLOSE).await;
    let new_master = new_master.to_owned();
    let modify = ModifyMigration { cluster: at.id.clone(), source, new_master, swap };
    stack.client.modify_db_cluster_migration(&at.region, &modify).await.unwrap();
    stack.advance(TRANSITION).await;
    let record = running.await.unwrap();
    assert_eq!(stack.intent(&id).await.as_ref(), Some(&record));
    record
}

#[tokio::test]
async fn a_cancel_that_became_a_complete_is_an_alarm() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    let record = close_while_turned_round(&stack, order, BILLING, None).await;
    assert_eq!(record.outcome, Outcome::SomethingElse);
    assert!(record.request_id.is_some());
    let after = record.read_after.unwrap();
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
    let record = close_while_turned_round(&stack, order, &source, None).await;
    assert_eq!(record.outcome, Outcome::SomethingElse);
}

/// The migration may be over before anybody reads it again; then only the names still tell.
#[tokio::test]
async fn names_that_moved_tell_of_it_even_when_the_migration_is_over() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    let swap = offered(&stack.now(BILLING).await).into_iter().map(|it| (it.rds, it.polardb));
    stack.fault_after(CLOSE).await;
    let record = close_while_turned_round(&stack, order, BILLING, Some(swap.collect())).await;
    assert_eq!(record.outcome, Outcome::SomethingElse, "{record:?}");
}

#[tokio::test]
async fn a_switch_that_ran_although_somebody_else_switched_too_is_no_alarm() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let modify = ModifyMigration {
        cluster: cluster(BILLING).id,
        source: order.seen.source.clone(),
        new_master: BILLING.to_owned(),
        swap: None,
    };
    stack.client.modify_db_cluster_migration(&order.cluster.region, &modify).await.unwrap();
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::Refused);
}
