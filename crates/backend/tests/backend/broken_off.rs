//! A task that dies in the middle of a write leaves no row behind that nobody closes.

use backend::{Outcome, Reason, SubmitError};
use testkit::Breaking;

use crate::support::Stack;

const MODIFY: &str = "ModifyDBClusterMigration";

#[tokio::test]
async fn work_that_breaks_off_before_sending_ends_the_intent_as_not_run() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let breaking = Breaking::at(&[("action", "DescribeDBClusterAttribute")]);
    let told = stack.submit(&order).await;
    assert_eq!(told.outcome, Outcome::Checking);
    drop(breaking);

    let record = stack.closed(&order.intent_id).await;
    assert_eq!(record.outcome, Outcome::NotRun);
    assert_eq!(record.reason, Some(Reason::BrokeOffBeforeSending));
    assert!(stack.writes().await.is_empty());
    assert_eq!(stack.submit(&stack.switch_order().await).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn work_that_breaks_off_after_sending_is_settled_by_reading() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let breaking = Breaking::at(&[("message", "called")]);
    let told = stack.submit(&order).await;
    assert_eq!(told.outcome, Outcome::Sent);
    drop(breaking);

    let record = stack.closed(&order.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert_eq!(record.reason, Some(Reason::BrokeOffBeforeAnswer));
    assert_eq!(stack.writes().await, [MODIFY]);
}

/// A shutdown waits for writes in flight, and one that broke off is in flight no more.
#[tokio::test]
async fn work_that_broke_off_keeps_no_shutdown_waiting() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let breaking = Breaking::at(&[("message", "called")]);
    stack.submit(&order).await;
    drop(breaking);
    stack.backend.shutdown().await;
    let error = stack.seat.submit(order.into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::ShuttingDown), "{error:?}");
}
