//! A process that ends in the middle of a write: the next one finds out what became of it.

use backend::{IntentId, IntentRecord, Outcome, Parameters, Reason, Seat};
use migration::Action;
use tokio::runtime;

use crate::support::{
    ActionPost, BILLING, SLOW_POLL, Stack, eventually, order_of, readable, seat_of,
};

const MODIFY: &str = "ModifyDBClusterMigration";

async fn closed_by(seat: &Seat, id: &IntentId) -> IntentRecord {
    eventually("the intent is closed", async || {
        seat.intent(id).await.unwrap().filter(|record| !record.outcome.is_open())
    })
    .await
}

/// Posts from a process of its own, which is killed once the call has arrived.
async fn post_and_be_killed(stack: &Stack, order: ActionPost) -> runtime::Runtime {
    let process = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let process = process.unwrap();
    let config = stack.next_config().await;
    process.spawn(async move {
        let seat = seat_of(config).await;
        seat.submit(order.into()).await
    });
    process
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_between_sending_and_answer_is_settled_truthfully_after_the_restart() {
    let stack = Stack::start().await;
    stack.backend.shutdown().await;
    stack.slow(MODIFY, 1_500).await;
    let order = stack.switch_order().await;
    let process = post_and_be_killed(&stack, order.clone()).await;
    stack.arrived(MODIFY).await;
    process.shutdown_background();

    let (_, next) = stack.open_again().await;
    let record = next.intent(&order.intent_id).await.unwrap().unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    assert_eq!(record.reason, Some(Reason::StoppedBeforeAnswer));
    let other = order_of(&stack.now(BILLING).await, Action::Switch, order.parameters.clone());
    let refused = next.submit(other.into()).await.unwrap();
    assert!(matches!(refused.reason, Some(Reason::InProgress { .. })), "{refused:?}");

    let record = closed_by(&next, &order.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert_eq!(record.reason, Some(Reason::StoppedBeforeAnswer));
    assert!(record.read_after.is_some());
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_before_sending_is_not_run_after_the_restart() {
    let stack = Stack::start().await;
    stack.backend.shutdown().await;
    let order = stack.switch_order().await;
    let seen = stack.calls("DescribeDBClusterMigration").await.len();
    stack.slow("DescribeDBClusterMigration", 3_000).await;
    let process = post_and_be_killed(&stack, order.clone()).await;
    eventually("the migration is being read", async || {
        let calls = stack.calls("DescribeDBClusterMigration").await;
        (calls.len() > seen).then_some(())
    })
    .await;
    process.shutdown_background();

    let (_, next) = stack.open_again().await;
    let record = next.intent(&order.intent_id).await.unwrap().unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
    assert_eq!(record.reason, Some(Reason::StoppedBeforeSending));
    assert!(stack.writes().await.is_empty());
    let again = ActionPost { intent_id: IntentId::random(), ..order };
    assert_eq!(next.submit(again.into()).await.unwrap().outcome, Outcome::Ran);
}

/// The journal as a process leaves it that ends right after it wrote `outcome`.
async fn left_at(stack: &Stack, outcome: &str) -> Seat {
    stack.backend.shutdown().await;
    stack.set_back_to(outcome).await;
    stack.open_again().await.1
}

#[tokio::test]
async fn an_intent_left_while_checking_did_not_run() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::RollBack, Parameters::Move { pairs: None }).await;
    stack.submit(&order).await;
    let next = left_at(&stack, "checking").await;
    let record = next.intent(&order.intent_id).await.unwrap().unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
    assert!(record.settled_at.is_some());
    assert_eq!(next.open_intent(&order.cluster).await.unwrap(), None);
}

#[tokio::test]
async fn an_intent_left_open_whose_effect_shows_ran() {
    for outcome in ["sent", "accepted", "unknown"] {
        let stack = Stack::start().await;
        let order = stack.switch_order().await;
        stack.submit(&order).await;
        let next = left_at(&stack, outcome).await;
        let record = closed_by(&next, &order.intent_id).await;
        assert_eq!(record.outcome, Outcome::Ran, "{outcome}");
        assert!(record.read_after.is_some() && record.settled_at.is_some());
    }
}

#[tokio::test]
async fn an_intent_left_open_without_effect_stays_unknown_and_keeps_its_cluster() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    let next = left_at(&stack, "sent").await;

    let reads = stack.calls("DescribeDBClusterMigration").await.len();
    eventually("it was read several times", async || {
        let calls = stack.calls("DescribeDBClusterMigration").await;
        (calls.len() > reads + 3).then_some(())
    })
    .await;
    let open = readable(next.open_intent(&order.cluster).await.unwrap());
    assert_eq!((open.intent_id, open.outcome), (order.intent_id, Outcome::Unknown));
    let refused = next.submit(stack.switch_order().await.into()).await.unwrap();
    assert!(matches!(refused.reason, Some(Reason::InProgress { .. })), "{refused:?}");
    assert_eq!(stack.writes().await, [MODIFY]);
}

/// An unsettled intent is read less often once a person may decide about it.
#[tokio::test]
async fn an_intent_nobody_decides_is_read_at_the_slow_pace() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    stack.submit(&stack.switch_order().await).await;
    stack.backend.shutdown().await;
    stack.age();
    let (backend, _) = stack.open_again().await;
    let reads = async || stack.calls("DescribeDBClusterMigration").await.len();
    let (started, before) = (std::time::Instant::now(), reads().await);
    eventually("it was read three times", async || (reads().await >= before + 3).then_some(()))
        .await;
    assert!(started.elapsed() >= 2 * SLOW_POLL, "{:?}", started.elapsed());
    backend.shutdown().await;
}
