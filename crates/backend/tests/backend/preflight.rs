//! The preflight is run once more right before an action is sent, with what the operator acknowledged.

use std::collections::BTreeSet;

use backend::{Outcome, Parameters, Reason};
use migration::{Action, CheckId, Delay, Verdict, WayBack, Weight};
use serde_json::json;

use crate::support::{
    ActionPost, BILLING, INVOICES, PAYMENTS, Stack, TICKETS, TRANSITION, cluster, eventually,
    offered, order_of,
};

const MOVE: Parameters = Parameters::Move { pairs: None };
const CLOSE: Parameters = Parameters::Close { keep_binlog: true };

fn without(order: ActionPost, id: CheckId) -> ActionPost {
    let acknowledged = order.acknowledged.into_iter().filter(|other| *other != id).collect();
    ActionPost { acknowledged, ..order }
}

/// Posts an order that sends nothing, and gives the reason.
async fn refusal(stack: &Stack, order: &ActionPost) -> Reason {
    let writes = stack.writes().await;
    let record = stack.submit(order).await;
    assert_eq!(record.outcome, Outcome::Refused, "{record:?}");
    assert_eq!(stack.writes().await, writes);
    assert!(record.migration_before().is_some());
    record.reason.unwrap()
}

#[tokio::test]
async fn an_amber_check_that_is_not_acknowledged_is_refused_by_name() {
    for (id, action, parameters, check) in [
        (BILLING, Action::Switch, MOVE, CheckId::TriggersAndEvents),
        (PAYMENTS, Action::RollBack, MOVE, CheckId::SwapBack),
        (PAYMENTS, Action::Complete, CLOSE, CheckId::NoWayBack),
        (BILLING, Action::Cancel, CLOSE, CheckId::BothSidesWrite),
        (BILLING, Action::Cancel, Parameters::Close { keep_binlog: false }, CheckId::BinlogRestart),
        (TICKETS, Action::Switch, MOVE, CheckId::Deadline),
    ] {
        let stack = Stack::start().await;
        let order = without(stack.order(id, action, parameters).await, check);
        let reason = refusal(&stack, &order).await;
        let Reason::Unacknowledged(missing) = &reason else { panic!("{reason:?}") };
        assert!(missing.iter().all(|it| it.id == check), "{missing:?}");
        let sentence = format!("these checks have to be acknowledged: {check}");
        assert_eq!(reason.to_string(), sentence);
    }
}

#[tokio::test]
async fn continue_that_skips_the_error_has_to_be_acknowledged_and_one_that_does_not_has_not() {
    let stack = Stack::start().await;
    let order = |force| stack.order(INVOICES, Action::Continue, Parameters::Continue { force });
    let skip = ActionPost { acknowledged: BTreeSet::new(), ..order(true).await };
    let reason = refusal(&stack, &skip).await;
    assert!(matches!(&reason, Reason::Unacknowledged(it) if it[0].id == CheckId::ErrorSkipped));
    let mended = ActionPost { acknowledged: BTreeSet::new(), ..order(false).await };
    assert_eq!(stack.submit(&mended).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn no_acknowledgement_lifts_a_red_check() {
    let stack = Stack::start().await;
    stack.advance(20 * 3600 - 300).await;
    let order = stack.order(TICKETS, Action::Switch, MOVE).await;
    let reason = refusal(&stack, &order).await;
    let Reason::Blocked(red) = &reason else { panic!("{reason:?}") };
    let red: Vec<_> = red.iter().map(|check| (check.id, check.verdict)).collect();
    assert_eq!(red, [(CheckId::Deadline, Verdict::Block), (CheckId::WayBack, Verdict::Block)]);
    assert_eq!(reason.to_string(), "these checks block it: deadline, way-back");
}

#[tokio::test]
async fn what_was_acknowledged_is_kept_and_read_by_the_next_process() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    let column = stack.texts("SELECT acknowledged FROM intents").await;
    assert!(column[0].as_ref().unwrap().contains("\"triggers-and-events\""), "{column:?}");
    stack.backend.shutdown().await;
    let (backend, next) = stack.open_again().await;
    assert_eq!(next.intent(&order.intent_id).await.unwrap(), Some(record.clone()));

    stack
        .sql(r#"UPDATE intents SET acknowledged = '{"v":1,"value":["no-such-check","deadline"]}'"#)
        .await;
    let read = next.intent(&order.intent_id).await.unwrap().unwrap();
    let backend::Intent::Migration { acknowledged, .. } = read.intent else { panic!() };
    assert_eq!(acknowledged, BTreeSet::from([CheckId::Deadline]));
    backend.shutdown().await;
}

#[tokio::test]
async fn rows_from_before_the_preflight_are_still_read() {
    let stack = Stack::start().await;
    let order = without(stack.switch_order().await, CheckId::TriggersAndEvents);
    stack.submit(&order).await;
    for (old, sentence) in [
        (r#"{"Pairs":["NoPairs"]}"#, "no pair of connection strings was chosen"),
        (
            r#"{"Illegal":{"DelayTooHigh":60}}"#,
            "the replication delay is 60 s; it must be below 60 s",
        ),
        (
            r#"{"Different":[{"Direction":{"was":"RDS2POLARDB","now":"POLARDB2RDS"}}]}"#,
            "the direction was RDS to PolarDB when you opened this page; it is PolarDB to RDS now",
        ),
    ] {
        let old = format!(r#"{{"v":1,"value":{old}}}"#);
        let none = r#"{"v":1,"value":[]}"#;
        stack.sql(&format!("UPDATE intents SET reason = '{old}', acknowledged = '{none}'")).await;
        let read = stack.intent(&order.intent_id).await.unwrap();
        assert_eq!(read.reason.unwrap().to_string(), sentence);
    }
}

#[tokio::test]
async fn a_delay_on_its_way_to_the_gate_is_amber_by_the_stored_samples() {
    let stack = Stack::start().await;
    let cluster = cluster(BILLING);
    let trend = async || {
        let now = stack.seat.migration(&cluster).await.unwrap().value;
        let report =
            stack.seat.preflight(&cluster, Action::Switch, &now, None, &MOVE).await.unwrap();
        report.of(CheckId::DelayTrend).next().unwrap().verdict
    };
    assert_eq!(trend().await, Verdict::NotKnown(Weight::Info));
    for delay in [5, 15, 25, 35, 45] {
        stack.control("set", json!({ "cluster": BILLING, "delay_seconds": delay })).await;
        stack.advance(15).await;
        eventually("the reading is kept", async || {
            stack.seat.migration(&cluster).await.unwrap();
            let kept = stack.seat.samples(&cluster, 10).await.unwrap();
            kept.last().filter(|it| it.delay == Delay::from_wire(Some(delay))).map(|_| ())
        })
        .await;
    }
    assert_eq!(trend().await, Verdict::Warn);
}

#[tokio::test]
async fn a_roll_back_is_checked_against_what_the_switch_had_swapped() {
    let stack = Stack::start().await;
    let now = stack.now(BILLING).await;
    let pairs = Some(offered(&now));
    let switch = order_of(&now, Action::Switch, Parameters::Move { pairs });
    assert_eq!(stack.submit(&switch).await.outcome, Outcome::Ran);
    stack.advance(TRANSITION).await;
    let now = stack.now(BILLING).await;
    let WayBack::Known(back) = stack.seat.names(&cluster(BILLING), &now).await.unwrap().way_back
    else {
        panic!("not known")
    };
    let order = |pairs| order_of(&now, Action::RollBack, Parameters::Move { pairs });
    let some = without(order(Some(back[1..].to_vec())), CheckId::SwapBack);
    let reason = refusal(&stack, &some).await;
    assert!(
        matches!(&reason, Reason::Unacknowledged(it) if it[0].id == CheckId::SwapBack),
        "{reason:?}"
    );
    let all = without(order(Some(back)), CheckId::SwapBack);
    assert_eq!(stack.submit(&all).await.outcome, Outcome::Ran);
}
