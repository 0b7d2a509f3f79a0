//! Calls without an answer, or with one that proves nothing: settled by reading, or by a person in the end.

use std::time::Duration;

use backend::{DecideError, IntentRecord, Outcome, Reason, Trouble};
use serde_json::json;

use crate::support::{Proxy, Stack, upstream, verdict};

const MODIFY: &str = "ModifyDBClusterMigration";

#[track_caller]
fn no_answer(record: &IntentRecord) -> Trouble {
    assert_eq!(record.answered_at, None);
    let reason = record.reason.as_ref().unwrap();
    let Reason::NoAnswer(error) = reason else { panic!("{reason:?}") };
    assert_eq!(reason.to_string().matches("no answer").count(), 1, "{reason}");
    error.trouble
}

/// An answer that does not say whether the call ran.
#[track_caller]
fn unproven(record: &IntentRecord) -> Trouble {
    assert!(record.answered_at.is_some());
    match &record.reason {
        Some(Reason::Unproven(error)) => error.trouble,
        other => panic!("{other:?}"),
    }
}

/// An intent that reading does not settle keeps every other from its cluster.
async fn blocks(stack: &Stack) {
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!(record.outcome, Outcome::Refused);
    assert!(matches!(record.reason, Some(Reason::InProgress { .. })), "{record:?}");
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn an_answer_lost_after_the_work_was_done_is_settled_by_reading() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_after").await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, no_answer(&record)), (Outcome::Ran, Trouble::NoAnswer));
    assert!(record.read_after.is_some());
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_call_lost_before_the_work_stays_unknown_until_a_person_decides() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    let record = stack.submit(&order).await;
    assert_eq!((record.outcome, no_answer(&record)), (Outcome::Unknown, Trouble::NoAnswer));
    assert_eq!(record.settled_at, None);
    blocks(&stack).await;

    assert!(!stack.seat.may_be_decided(&record));
    let early = stack.seat.decide(&order.intent_id, verdict(false)).await.unwrap_err();
    assert!(matches!(early, DecideError::TooEarly), "{early:?}");
    blocks(&stack).await;

    stack.age();
    let record = stack.intent(&order.intent_id).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    assert!(stack.seat.may_be_decided(&record));
    let decided = stack.seat.decide(&order.intent_id, verdict(false)).await.unwrap();
    assert_eq!(decided.outcome, Outcome::NotRun);
    assert_eq!(
        decided.reason,
        Some(Reason::Decided { caller: "operator".to_owned(), seen: true, because: None })
    );
    assert!(decided.read_after.is_some() && decided.settled_at.is_some());
    assert_eq!(stack.intent(&order.intent_id).await, Some(decided));
    let again = stack.seat.decide(&order.intent_id, verdict(true)).await.unwrap_err();
    assert!(matches!(again, DecideError::Settled), "{again:?}");

    assert_eq!(stack.submit(&stack.switch_order().await).await.outcome, Outcome::Ran);
    assert_eq!(stack.writes().await, [MODIFY, MODIFY]);
}

#[tokio::test]
async fn a_person_may_say_that_it_ran() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    stack.age();
    let decided = stack.seat.decide(&order.intent_id, verdict(true)).await.unwrap();
    assert_eq!(decided.outcome, Outcome::Ran);
}

#[tokio::test]
async fn nobody_can_decide_what_was_never_posted() {
    let stack = Stack::start().await;
    let id = backend::IntentId::random();
    let error = stack.seat.decide(&id, verdict(true)).await.unwrap_err();
    assert!(matches!(error, DecideError::NotFound), "{error:?}");
}

#[tokio::test]
async fn a_call_that_takes_longer_than_the_timeout_is_settled_once_it_took_effect() {
    let short = Duration::from_millis(500);
    let stack = Stack::start_with(|_, config| config.call_timeout = short).await;
    stack.slow(MODIFY, 3_000).await;
    let order = stack.switch_order().await;
    let record = stack.submit(&order).await;
    assert_eq!((record.outcome, no_answer(&record)), (Outcome::Unknown, Trouble::NoAnswer));
    blocks(&stack).await;
    assert_eq!(stack.closed(&order.intent_id).await.outcome, Outcome::Ran);
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_failing_upstream_that_did_nothing_leaves_it_unknown() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "error").await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, unproven(&record)), (Outcome::Unknown, Trouble::Cloud));
    assert!(record.request_id.is_some());
    blocks(&stack).await;
}

#[tokio::test]
async fn a_failing_upstream_that_did_the_work_is_settled_by_reading() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |request, answer| {
            let is_write = request.contains(MODIFY);
            if is_write { answer.replacen("200 OK", "502 Bad Gateway", 1) } else { answer }
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, unproven(&record)), (Outcome::Ran, Trouble::Cloud));
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_throttled_call_did_not_run_and_the_next_form_may_be_sent_at_once() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "throttle").await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!(record.outcome, Outcome::NotRun);
    let Some(Reason::Answered(error)) = &record.reason else { panic!("{record:?}") };
    assert_eq!(error.trouble, Trouble::Throttled);
    assert!(error.code.as_deref().unwrap().contains("Throttling"));
    assert!(error.to_string().ends_with(&format!("({})", error.code.as_deref().unwrap())));
    assert!(record.request_id.is_some() && record.settled_at.is_some());
    assert_eq!(stack.writes().await, [MODIFY]);

    assert_eq!(stack.submit(&stack.switch_order().await).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn a_nonce_that_was_used_proves_nothing() {
    let stack = Stack::start().await;
    let used = json!({ "action": MODIFY, "kind": "error", "status": 400,
        "code": "SignatureNonceUsed", "message": "The request signature nonce has been used." });
    stack.control("faults", used).await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, unproven(&record)), (Outcome::Unknown, Trouble::Cloud));
    blocks(&stack).await;
}

#[tokio::test]
async fn reading_that_fails_for_a_while_settles_later() {
    let stack = Stack::start().await;
    let unreadable = json!({ "action": "DescribeDBClusterMigration", "kind": "error", "status": 403,
            "code": "Forbidden.RAM", "times": 1_000 });
    let order = stack.switch_order().await;
    // The reading before the call works; the answer takes its time, and then nothing can be read any more.
    stack.slow(MODIFY, 500).await;
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let running = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });
    stack.arrived(MODIFY).await;
    stack.control("faults", unreadable).await;
    let record = running.await.unwrap();
    assert_eq!(record.outcome, Outcome::Accepted);
    assert!(record.request_id.is_some());

    stack.clear_faults().await;
    let closed = stack.closed(&order.intent_id).await;
    assert_eq!((closed.outcome, closed.request_id), (Outcome::Ran, record.request_id));
}

#[tokio::test]
async fn an_upstream_that_is_gone_refuses_before_sending() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let Stack { emulator, seat, .. } = stack;
    emulator.shutdown().await;
    let record = seat.submit(order.into()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Refused);
    let Some(Reason::Unreadable(error)) = record.reason else { panic!("readable") };
    assert_eq!(error.trouble, Trouble::Unreachable);
}

/// Codes of a call that may have begun, although their status is 400.
#[tokio::test]
async fn a_no_that_does_not_say_whether_the_call_began_leaves_it_unknown() {
    let stack = Stack::start().await;
    let fault = json!({ "action": MODIFY, "kind": "error", "status": 400,
        "code": "InstanceConnectTimeoutFault", "message": "The instance cannot be reached." });
    stack.control("faults", fault).await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, unproven(&record)), (Outcome::Unknown, Trouble::Refused));
    blocks(&stack).await;
}

/// The last reading before the call works, and then the upstream is gone.
#[tokio::test]
async fn a_call_that_finds_nobody_did_not_run_and_has_no_answer() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start_until(emulator.addr(), "DescribeDBClusterMigration");
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!((record.outcome, record.answered_at), (Outcome::NotRun, None));
    let Some(Reason::NotSent(error)) = &record.reason else { panic!("{record:?}") };
    assert_eq!(error.trouble, Trouble::Unreachable);
    assert!(stack.writes().await.is_empty());
}
