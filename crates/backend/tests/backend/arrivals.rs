//! A move that was accepted has only begun: where it came out is read, and an alarm says that it fell back.

use acs_client::ModifyMigration;
use backend::{AlarmKind, Config, IntentId, IntentRecord, Outcome, Parameters, Proof, Seat};
use migration::{Action, Arrival, ClusterRef, MigrationStatus, WayBack};
use serde_json::json;

use crate::support::{
    ActionPost, BILLING, FAST_POLL, Stack, TRANSITION, cluster, eventually, open, order_of, seat_of,
};

/// Longer than a switch or a closing of the emulator takes, and too short for a move and its way back.
const ONE_TRANSITION: u32 = 100;
const MODIFY: &str = "ModifyDBClusterMigration";

/// A backend that goes on reading what it has seen.
async fn eager(stack: &Stack) -> Seat {
    seat_of(Config { background_poll: FAST_POLL, ..stack.next_config().await }).await
}

async fn arrived(seat: &Seat, id: &IntentId) -> IntentRecord {
    eventually("the move came out somewhere", async || {
        let record = seat.intent(id).await.unwrap()?;
        let arrival = record.arrived?.arrival;
        (arrival != Arrival::UnderWay).then_some(record)
    })
    .await
}

/// Submits a switch that has only begun.
async fn begun(stack: &Stack, seat: &Seat) -> ActionPost {
    let order = stack.switch_order().await;
    let record = seat.submit(order.clone().into()).await.unwrap();
    let arrival = record.arrived.map(|it| it.arrival);
    assert_eq!((record.outcome, arrival), (Outcome::Ran, Some(Arrival::UnderWay)));
    order
}

#[tokio::test]
async fn a_switch_has_begun_until_it_is_read_that_it_arrived() {
    let stack = Stack::start().await;
    let seat = eager(&stack).await;
    let order = begun(&stack, &seat).await;
    stack.advance(TRANSITION).await;
    let record = arrived(&seat, &order.intent_id).await;
    assert_eq!(record.arrived.unwrap().arrival, Arrival::Arrived);
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::Answered)));
    assert!(seat.intent_alarms(&order.cluster).await.unwrap().is_empty());
    let last = seat.last_move(&order.cluster).await.unwrap().unwrap();
    assert_eq!(last.intent_id, order.intent_id);
}

#[tokio::test]
async fn a_switch_that_the_cloud_gives_up_is_an_alarm_until_somebody_acknowledges_it() {
    for comment in ["The endpoint could not be moved.", ""] {
        let stack = Stack::start().await;
        let seat = eager(&stack).await;
        stack.control("faults", json!({ "kind": "falls_back", "comment": comment })).await;
        let order = begun(&stack, &seat).await;
        stack.advance(ONE_TRANSITION).await;
        let record = arrived(&seat, &order.intent_id).await;
        assert_eq!(record.arrived.unwrap().arrival, Arrival::FellBack);
        let alarms = seat.intent_alarms(&order.cluster).await.unwrap();
        let [alarm] = &alarms[..] else { panic!("{alarms:?}") };
        assert_eq!((alarm.kind, alarm.comment.as_str()), (AlarmKind::FellBack, comment));
        assert_eq!(alarm.intent.record(), Some(&record));
        let listed = seat.standing_alarms(&order.cluster.profile).await.unwrap();
        assert!(listed[&order.cluster.id].contains(&AlarmKind::FellBack));
        assert_eq!(seat.last_move(&order.cluster).await.unwrap(), None, "nothing was moved");

        assert!(seat.acknowledge_intent(&order.cluster, &order.intent_id).await.unwrap());
        assert!(!seat.acknowledge_intent(&order.cluster, &order.intent_id).await.unwrap());
        assert!(seat.intent_alarms(&order.cluster).await.unwrap().is_empty());
        assert!(seat.standing_alarms(&order.cluster.profile).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_cancel_that_the_cloud_gives_up_is_an_alarm() {
    let stack = Stack::start().await;
    let seat = eager(&stack).await;
    stack.control("faults", json!({ "kind": "falls_back", "transition": "closing" })).await;
    let order = stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    seat.submit(order.clone().into()).await.unwrap();
    stack.advance(ONE_TRANSITION).await;
    let record = arrived(&seat, &order.intent_id).await;
    assert_eq!(record.arrived.unwrap().arrival, Arrival::FellBack);
    assert!(seat.both_write_alarm(&order.cluster).await.unwrap().is_none());
}

#[tokio::test]
async fn the_next_process_reads_where_a_switch_came_out() {
    let stack = Stack::start().await;
    let (backend, seat) = open(stack.next_config().await).await;
    let order = begun(&stack, &seat).await;
    backend.shutdown().await;
    stack.advance(TRANSITION).await;
    let seat = eager(&stack).await;
    let record = arrived(&seat, &order.intent_id).await;
    assert_eq!(record.arrived.unwrap().arrival, Arrival::Arrived);
}

/// Long enough for a switch and its roll back, so nobody knows.
#[tokio::test]
async fn a_switch_whose_end_nobody_saw_is_no_alarm() {
    let stack = Stack::start().await;
    let (backend, seat) = open(stack.next_config().await).await;
    let order = begun(&stack, &seat).await;
    backend.shutdown().await;
    stack.advance(TRANSITION).await;
    move_elsewhere(&stack, &order.cluster, &order.seen.source).await;
    stack.advance(TRANSITION).await;
    let seat = eager(&stack).await;
    let record = arrived(&seat, &order.intent_id).await;
    assert_eq!(record.arrived.unwrap().arrival, Arrival::Overtaken);
    assert!(seat.intent_alarms(&order.cluster).await.unwrap().is_empty());
}

/// Somebody moves the business to that side, without endpoints.
async fn move_elsewhere(stack: &Stack, cluster: &ClusterRef, side: &str) {
    let now = stack.now(cluster.id.as_str()).await;
    let modify = ModifyMigration {
        cluster: cluster.id.clone(),
        source: now.source,
        new_master: side.to_owned(),
        swap: None,
    };
    stack.client.modify_db_cluster_migration(&cluster.region, &modify).await.unwrap();
}

#[tokio::test]
async fn a_switch_without_pairs_is_not_taken_for_the_one_with_pairs_that_got_no_answer() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let before = stack.now(BILLING).await;
    let pairs = crate::support::offered(&before);
    let order = order_of(&before, Action::Switch, Parameters::Move { pairs: Some(pairs) });
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Unknown);
    move_elsewhere(&stack, &order.cluster, BILLING).await;
    let record = stack.closed(&order.intent_id).await;
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::Seen)));
    stack.advance(TRANSITION).await;
    let names = stack.seat.names(&cluster(BILLING), &stack.now(BILLING).await).await.unwrap();
    assert_eq!(names.way_back, WayBack::NothingSwapped);
}

#[tokio::test]
async fn an_alarm_about_an_intent_stands_after_the_next_write() {
    let stack = Stack::start().await;
    stack.fault("CloseDBClusterMigration", "drop_before").await;
    let close = Parameters::Close { keep_binlog: true };
    let order = stack.order(BILLING, Action::Cancel, close).await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Unknown);
    move_elsewhere(&stack, &order.cluster, BILLING).await;
    assert_eq!(stack.closed(&order.intent_id).await.outcome, Outcome::SomethingElse);
    stack.advance(TRANSITION).await;

    let back = stack.order(BILLING, Action::RollBack, Parameters::Move { pairs: None }).await;
    assert_eq!(back.seen.status, MigrationStatus::SyncingToRds);
    assert_eq!(stack.submit(&back).await.outcome, Outcome::Ran);
    let alarms = stack.seat.intent_alarms(&order.cluster).await.unwrap();
    let [alarm] = &alarms[..] else { panic!("{alarms:?}") };
    assert_eq!(alarm.kind, AlarmKind::SomethingElse);
    assert_eq!(alarm.intent.record().unwrap().intent_id, order.intent_id);
}
