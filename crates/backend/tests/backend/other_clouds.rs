//! What the documents leave open, as other clouds than the default one answer it.

use backend::{Config, Outcome, Parameters, Proof, Seat};
use migration::{Action, Ending, Side, WayBack, invert};
use serde_json::{Value, json};
use testkit::Cloud;

use crate::support::{
    BILLING, FAST_POLL, PAYMENTS, Stack, TICKETS, TRANSITION, cluster, eventually, offered,
    order_of, seat_of,
};

const CLOSE: &str = "CloseDBClusterMigration";
const KEEP: Parameters = Parameters::Close { keep_binlog: true };

async fn in_cloud(choices: Value) -> Stack {
    Stack::in_cloud(Cloud::with_choices(choices).await, |_, _| {}).await
}

/// A backend that goes on reading what it has seen.
async fn eager(stack: &Stack) -> Seat {
    seat_of(Config { background_poll: FAST_POLL, ..stack.next_config().await }).await
}

async fn ending(seat: &Seat, id: &str) -> (Ending, Option<Side>) {
    let id = cluster(id);
    let alarm =
        eventually("the end is noted", async || seat.both_write_alarm(&id).await.unwrap()).await;
    (alarm.ending, alarm.in_use)
}

/// Switches with every pair, and gives the pairs.
async fn switched(stack: &Stack) -> migration::Pairs {
    let before = stack.now(BILLING).await;
    let pairs = offered(&before);
    let parameters = Parameters::Move { pairs: Some(pairs.clone()) };
    let record = stack.submit(&order_of(&before, Action::Switch, parameters)).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    stack.advance(TRANSITION).await;
    pairs
}

#[tokio::test]
async fn the_way_back_is_known_where_the_lists_stay_as_before_the_switch() {
    for lost in [false, true] {
        let stack = in_cloud(json!({ "lists_after_swap": "original" })).await;
        let names_before = stack.get("names").await;
        if lost {
            stack.fault("ModifyDBClusterMigration", "drop_after").await;
        }
        let pairs = switched(&stack).await;
        let now = stack.now(BILLING).await;
        assert!(now.rds_strings().contains(&pairs[0].rds), "as the cloud lists it");
        let names = stack.seat.names(&cluster(BILLING), &now).await.unwrap();
        assert_eq!(names.way_back, WayBack::Known(invert(&pairs)));
        assert!(names.migration.polardb_strings().contains(&pairs[0].rds), "where it leads");

        let back = Parameters::Move { pairs: Some(invert(&pairs)) };
        let order = order_of(&names.migration, Action::RollBack, back);
        assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
        stack.advance(TRANSITION).await;
        assert_eq!(stack.get("names").await, names_before);
    }
}

#[tokio::test]
async fn a_complete_that_is_over_at_once_ran_where_the_lists_stay_as_before_the_switch() {
    let stack = in_cloud(json!({ "lists_after_swap": "original" })).await;
    switched(&stack).await;
    stack.fault(CLOSE, "drop_after").await;
    stack.control("progression", json!({ "close": "immediate" })).await;
    let now = stack.now(BILLING).await;
    let names = stack.seat.names(&cluster(BILLING), &now).await.unwrap();
    let record = stack.submit(&order_of(&names.migration, Action::Complete, KEEP)).await;
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::Seen)));
}

#[tokio::test]
async fn an_expiry_that_closes_the_migration_passes_for_no_cancel() {
    let stack = in_cloud(json!({ "expiry": "through_closing" })).await;
    let seat = eager(&stack).await;
    stack.fault(CLOSE, "drop_before").await;
    let order = stack.order(TICKETS, Action::Cancel, KEEP).await;
    let record = seat.submit(order.clone().into()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    let deadline = stack.now(TICKETS).await.deadline.unwrap().0;
    let read_at = stack.now(TICKETS).await.read_at.unwrap();
    let left = u32::try_from(read_at.duration_until(deadline).as_secs()).unwrap();
    stack.advance(left + 5).await;
    let record = eventually("the intent is closed", async || {
        seat.intent(&order.intent_id).await.unwrap().filter(|it| !it.outcome.is_open())
    })
    .await;
    assert_eq!(record.outcome, Outcome::SomethingElse);
    stack.advance(TRANSITION).await;
    assert_eq!(ending(&seat, TICKETS).await.0, Ending::Expired);
}

#[tokio::test]
async fn how_a_migration_ended_is_known_where_closing_has_no_direction() {
    for (choices, id, action, expected) in [
        ("before", PAYMENTS, Action::Complete, (Ending::Completed, Some(Side::Polardb))),
        ("both_read_write", PAYMENTS, Action::Complete, (Ending::Completed, Some(Side::Polardb))),
        ("both_read_write", BILLING, Action::Cancel, (Ending::Cancelled, Some(Side::Rds))),
    ] {
        let choices =
            json!({ "direction_while_closing": "absent", "modes_while_closing": choices });
        let stack = in_cloud(choices).await;
        let seat = eager(&stack).await;
        seat.migration(&cluster(id)).await.unwrap();
        let order = stack.order(id, action, KEEP).await;
        seat.submit(order.into()).await.unwrap();
        stack.advance(TRANSITION).await;
        assert_eq!(ending(&seat, id).await, expected);
    }
}

#[tokio::test]
async fn where_the_source_is_not_said_while_it_moves_a_stuck_switch_goes_on_and_the_end_names_it() {
    let stack = in_cloud(json!({ "source_while_moving": "empty" })).await;
    let seat = eager(&stack).await;
    let source = stack.now(BILLING).await.source;
    stack.control("faults", json!({ "kind": "stuck", "transition": "switching" })).await;
    let order = stack.switch_order().await;
    assert_eq!(seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
    stack.advance(TRANSITION).await;
    let parameters = Parameters::Continue { force: true };
    let order = stack.order(BILLING, Action::Continue, parameters).await;
    assert!(order.seen.source.is_empty());
    let record = seat.submit(order.clone().into()).await.unwrap();
    assert!(record.outcome.is_open() || record.outcome == Outcome::Ran, "{record:?}");
    stack.advance(TRANSITION).await;
    eventually("the switch is over", async || {
        let record = seat.intent(&order.intent_id).await.unwrap()?;
        (record.outcome == Outcome::Ran).then_some(())
    })
    .await;

    let order = stack.order(BILLING, Action::Complete, KEEP).await;
    assert_eq!(seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
    stack.advance(TRANSITION).await;
    assert_eq!(ending(&seat, BILLING).await, (Ending::Completed, Some(Side::Polardb)));
    let alarm = seat.both_write_alarm(&cluster(BILLING)).await.unwrap().unwrap();
    assert_eq!(alarm.source, source);
}

#[tokio::test]
async fn a_cancel_after_a_roll_back_that_left_the_names_is_no_alarm() {
    let stack = in_cloud(json!({ "lists_after_swap": "original" })).await;
    switched(&stack).await;
    let now = stack.now(BILLING).await;
    let names = stack.seat.names(&cluster(BILLING), &now).await.unwrap();
    let stay = Parameters::Move { pairs: None };
    let record = stack.submit(&order_of(&names.migration, Action::RollBack, stay)).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    stack.advance(TRANSITION).await;
    stack.control("progression", json!({ "close": "immediate" })).await;
    let record = stack.submit(&stack.order(BILLING, Action::Cancel, KEEP).await).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
}
