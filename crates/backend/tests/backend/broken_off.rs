//! A task that dies in the middle of a write leaves no row behind that nobody closes.

use std::fmt::Debug;

use backend::{Outcome, Reason, SubmitError};
use tracing::field::{Field, Visit};
use tracing::span;

use crate::support::Stack;

const MODIFY: &str = "ModifyDBClusterMigration";

/// Panics where a line with this text in this field is logged: the only way to break the work from outside.
struct PanicAt {
    field: &'static str,
    text: &'static str,
}

struct Found<'a>(&'a PanicAt, bool);

impl Visit for Found<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        self.1 |= field.name() == self.0.field && text.trim_matches('"') == self.0.text;
    }
}

impl tracing::Subscriber for PanicAt {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut found = Found(self, false);
        event.record(&mut found);
        assert!(!found.1, "broken on purpose");
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[tokio::test]
async fn work_that_breaks_off_before_sending_ends_the_intent_as_not_run() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let at = PanicAt { field: "action", text: "DescribeDBClusterAttribute" };
    let breaking = tracing::subscriber::set_default(at);
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
    let at = PanicAt { field: "message", text: "called" };
    let breaking = tracing::subscriber::set_default(at);
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
    let at = PanicAt { field: "message", text: "called" };
    let breaking = tracing::subscriber::set_default(at);
    stack.submit(&order).await;
    drop(breaking);
    stack.backend.shutdown().await;
    let error = stack.backend.submit(order.into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::ShuttingDown), "{error:?}");
}
