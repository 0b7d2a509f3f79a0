//! How long ago a call ended, while clocks are set and machines sleep; and what a shutdown does not send.

use std::time::Duration;

use backend::{DecideError, Outcome, Parameters, Proof, Reason};
use migration::Action;

use crate::support::{INVOICES, Stack, eventually, open, verdict};

const MODIFY: &str = "ModifyDBClusterMigration";
const GRACE: Duration = Duration::from_secs(131);

#[tokio::test]
async fn a_wall_clock_that_is_set_forward_ends_no_grace() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    stack.clock_hand.set_wall(7_200);
    let error = stack.seat.decide(&order.intent_id, verdict(false)).await.unwrap_err();
    assert!(matches!(error, DecideError::TooEarly), "{error:?}");
    stack.clock_hand.forward(GRACE);
    let record = stack.seat.decide(&order.intent_id, verdict(false)).await.unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
}

#[tokio::test]
async fn a_wall_clock_that_is_set_back_holds_up_no_decision() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    stack.clock_hand.set_wall(-7_200);
    stack.clock_hand.forward(GRACE);
    let record = stack.seat.decide(&order.intent_id, verdict(false)).await.unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
}

#[tokio::test]
async fn a_jump_of_the_clock_begins_the_grace_anew_for_a_call_of_another_process() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    let (_backend, seat) = open(stack.next_config().await).await;
    stack.clock_hand.set_wall(7_200);
    let error = seat.decide(&order.intent_id, verdict(false)).await.unwrap_err();
    assert!(matches!(error, DecideError::TooEarly), "{error:?}");
    stack.clock_hand.forward(GRACE);
    assert_eq!(
        seat.decide(&order.intent_id, verdict(false)).await.unwrap().outcome,
        Outcome::NotRun
    );
}

#[tokio::test]
async fn a_continue_that_fails_again_with_the_same_error_ran() {
    let stack = Stack::start().await;
    let parameters = Parameters::Continue { force: false };
    let order = stack.order(INVOICES, Action::Continue, parameters).await;
    assert!(!order.seen.comment.is_empty());
    stack.control("progression", serde_json::json!({ "precheck": "immediate" })).await;
    let record = stack.submit(&order).await;
    stack.advance(300).await;
    assert!(record.outcome.is_open() || record.outcome == Outcome::Ran, "{record:?}");
    stack.clock_hand.forward(GRACE);
    let record = stack.closed(&order.intent_id).await;
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::Answered)));
}

#[tokio::test]
async fn a_post_that_is_being_checked_when_the_server_shuts_down_is_not_sent() {
    let stack = Stack::start().await;
    stack.slow("DescribeDBClusterMigration", 1_000).await;
    let order = stack.switch_order().await;
    stack.slow("DescribeDBClusterMigration", 1_000).await;
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let running = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });
    eventually("the post is being checked", async || stack.intent(&order.intent_id).await).await;
    stack.backend.shutdown().await;
    let record = running.await.unwrap();
    assert_eq!((record.outcome, record.reason), (Outcome::Refused, Some(Reason::ShuttingDown)));
    assert!(stack.writes().await.is_empty());
}
