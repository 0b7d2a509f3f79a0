//! Every action that goes well: one call, the right one, and the migration where it was meant to go.

use backend::{Outcome, Parameters};
use migration::{Action, Direction, Migration, MigrationStatus, Pairs, ReadWriteMode};
use serde_json::{Value, json};

use crate::support::{
    ActionPost, BILLING, CHECKOUT, INVOICES, PAYMENTS, SESSIONS, Stack, TRANSITION, offered,
    order_of,
};

use Direction::{Absent, PolardbToRds, RdsToPolardb};
use ReadWriteMode::{ReadOnly, ReadWrite};

/// Submits, and expects that it ran with one call of its operation, which is returned.
async fn run(stack: &Stack, order: &ActionPost) -> Value {
    let before = stack.now(order.cluster.id.as_str()).await;
    let record = stack.submit(order).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    assert_eq!(stack.intent(&order.intent_id).await.as_ref(), Some(&record));
    assert_eq!(record.caller.name(), "operator");
    assert_eq!(record.action(), Some((order.action, &order.parameters)));
    assert_eq!(record.migration_before().unwrap().status, before.status);
    assert_ne!(record.migration_after(), Some(&before));
    assert!(record.created_at <= record.sent_at.unwrap());
    assert!(record.sent_at <= record.answered_at && record.answered_at <= record.settled_at);
    let calls = stack.calls(order.action.operation()).await;
    let call = calls.last().unwrap().clone();
    assert_eq!(stack.writes().await, [order.action.operation()]);
    assert_eq!(record.request_id.as_deref(), call["request_id"].as_str());
    stack.advance(TRANSITION).await;
    call
}

fn stands(
    now: &Migration,
    status: MigrationStatus,
    direction: Direction,
    rds: ReadWriteMode,
    polardb: ReadWriteMode,
) {
    let is = (&now.status, &now.direction, &now.rds_mode, &now.cluster_mode);
    assert_eq!(is, (&status, &direction, &rds, &polardb));
}

/// Both sides' strings once `pairs` have swapped.
fn swapped(before: &Migration, pairs: &Pairs) -> (Vec<String>, Vec<String>) {
    let (mut rds, mut polardb) = (before.rds_strings(), before.polardb_strings());
    for pair in pairs {
        let a = rds.iter_mut().find(|text| **text == pair.rds).unwrap();
        let b = polardb.iter_mut().find(|text| **text == pair.polardb).unwrap();
        std::mem::swap(a, b);
    }
    (rds, polardb)
}

#[tokio::test]
async fn a_switch_with_endpoints_turns_roles_direction_and_names() {
    let stack = Stack::start().await;
    let before = stack.now(BILLING).await;
    let pairs = offered(&before);
    assert!(pairs.len() > 1, "{pairs:?}");
    let parameters = Parameters::Move { pairs: Some(pairs.clone()) };
    let call = run(&stack, &order_of(&before, Action::Switch, parameters)).await;

    assert_eq!(call["parameters"]["NewMasterInstanceId"], BILLING);
    assert_eq!(call["parameters"]["SwapConnectionString"], "true");
    let sent: Value =
        serde_json::from_str(call["parameters"]["ConnectionStrings"].as_str().unwrap()).unwrap();
    let named: serde_json::Map<_, _> =
        pairs.iter().map(|pair| (pair.rds.clone(), json!(pair.polardb))).collect();
    assert_eq!(sent, Value::Object(named));

    let now = stack.now(BILLING).await;
    stands(&now, MigrationStatus::SyncingToRds, PolardbToRds, ReadOnly, ReadWrite);
    assert_eq!((now.rds_strings(), now.polardb_strings()), swapped(&before, &pairs));
}

#[tokio::test]
async fn a_switch_without_endpoints_leaves_the_names_where_they_are() {
    let stack = Stack::start().await;
    let before = stack.now(BILLING).await;
    let order = order_of(&before, Action::Switch, Parameters::Move { pairs: None });
    let call = run(&stack, &order).await;

    assert_eq!(call["parameters"]["SwapConnectionString"], "false");
    assert_eq!(call["parameters"]["ConnectionStrings"], Value::Null);
    let now = stack.now(BILLING).await;
    stands(&now, MigrationStatus::SyncingToRds, PolardbToRds, ReadOnly, ReadWrite);
    assert_eq!(now.rds_strings(), before.rds_strings());
    assert_eq!(now.polardb_strings(), before.polardb_strings());
}

#[tokio::test]
async fn a_roll_back_with_chosen_pairs_undoes_a_switch_made_elsewhere() {
    let stack = Stack::start().await;
    let before = stack.now(PAYMENTS).await;
    let pairs = offered(&before);
    let parameters = Parameters::Move { pairs: Some(pairs.clone()) };
    let call = run(&stack, &order_of(&before, Action::RollBack, parameters)).await;

    assert_eq!(call["parameters"]["NewMasterInstanceId"], before.source);
    let now = stack.now(PAYMENTS).await;
    stands(&now, MigrationStatus::SyncingToPolardb, RdsToPolardb, ReadWrite, ReadOnly);
    assert_eq!((now.rds_strings(), now.polardb_strings()), swapped(&before, &pairs));
    assert!(now.rds_strings().iter().all(|text| text.starts_with("rm-")), "{now:?}");
}

#[tokio::test]
async fn a_roll_back_without_endpoints_leaves_the_names_where_they_are() {
    let stack = Stack::start().await;
    let before = stack.now(SESSIONS).await;
    run(&stack, &order_of(&before, Action::RollBack, Parameters::Move { pairs: None })).await;

    let now = stack.now(SESSIONS).await;
    stands(&now, MigrationStatus::SyncingToPolardb, RdsToPolardb, ReadWrite, ReadOnly);
    assert_eq!(now.rds_strings(), before.rds_strings());
}

#[tokio::test]
async fn a_complete_without_binary_logging_ends_the_migration_and_both_sides_write() {
    let stack = Stack::start().await;
    let before = stack.now(PAYMENTS).await;
    let order = order_of(&before, Action::Complete, Parameters::Close { keep_binlog: false });
    let call = run(&stack, &order).await;

    assert_eq!(call["parameters"]["ContinueEnableBinlog"], "false");
    assert!(call["changed"].as_str().unwrap().starts_with("complete"), "{call}");
    let now = stack.now(PAYMENTS).await;
    stands(&now, MigrationStatus::NoMigration, Absent, ReadWrite, ReadWrite);
    assert_eq!(now.polardb_strings(), before.polardb_strings());
}

#[tokio::test]
async fn a_cancel_ends_the_migration_and_both_sides_write() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    let call = run(&stack, &order).await;

    assert_eq!(call["parameters"]["ContinueEnableBinlog"], "true");
    assert!(call["changed"].as_str().unwrap().starts_with("cancel"), "{call}");
    let now = stack.now(BILLING).await;
    stands(&now, MigrationStatus::NoMigration, Absent, ReadWrite, ReadWrite);
}

#[tokio::test]
async fn a_continue_past_a_failed_precheck_goes_on_copying() {
    let stack = Stack::start().await;
    let order = stack.order(INVOICES, Action::Continue, Parameters::Continue { force: true }).await;
    let call = run(&stack, &order).await;

    assert_eq!(call["parameters"]["ForceSwitch"], "true");
    let now = stack.now(INVOICES).await;
    stands(&now, MigrationStatus::Cloning, RdsToPolardb, ReadWrite, ReadOnly);
    assert_eq!(now.comment, "");
}

#[tokio::test]
async fn a_continue_of_a_stuck_switch_ends_it() {
    let stack = Stack::start().await;
    let stuck = json!({ "cluster": CHECKOUT, "comment": "The table orders is locked." });
    stack.control("set", stuck).await;
    let order =
        stack.order(CHECKOUT, Action::Continue, Parameters::Continue { force: false }).await;
    let call = run(&stack, &order).await;

    assert_eq!(call["parameters"]["ForceSwitch"], "false");
    let now = stack.now(CHECKOUT).await;
    stands(&now, MigrationStatus::SyncingToRds, PolardbToRds, ReadOnly, ReadWrite);
}

#[tokio::test]
async fn an_abandon_ends_the_migration() {
    let stack = Stack::start().await;
    run(&stack, &stack.order(INVOICES, Action::Abandon, Parameters::Abandon).await).await;

    let now = stack.now(INVOICES).await;
    stands(&now, MigrationStatus::NoMigration, Absent, ReadWrite, ReadWrite);
}
