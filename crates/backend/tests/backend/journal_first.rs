//! Nothing is sent that is not in the journal, and what was sent gets into it in the end.

use backend::{Outcome, Parameters, Reason, SubmitError};
use migration::Action;

use crate::support::{ActionPost, BILLING, Stack, eventually};

const MODIFY: &str = "ModifyDBClusterMigration";

async fn is_not_recorded(stack: &Stack, order: &ActionPost) {
    let error = stack.seat.submit(order.clone().into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::Journal(_)), "{error:?}");
    assert_eq!(error.to_string(), "this post sent nothing, because the journal cannot be written");
}

#[tokio::test]
async fn an_intent_that_cannot_be_inserted_makes_no_call_of_any_kind() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let calls = stack.actions().await.len();
    stack.forbid_change("INSERT").await;
    is_not_recorded(&stack, &order).await;
    assert_eq!(stack.actions().await.len(), calls);

    stack.forbid_nothing().await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn a_journal_without_its_table_makes_no_call_of_any_kind() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let calls = stack.actions().await.len();
    stack.backend.ready().await.unwrap();
    stack.sql("DROP TABLE intents").await;
    assert!(stack.backend.ready().await.is_err());
    is_not_recorded(&stack, &order).await;
    assert_eq!(stack.actions().await.len(), calls);
}

#[tokio::test]
async fn everybody_who_posted_one_form_is_told_that_it_was_not_recorded() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.sql("DROP TABLE intents").await;
    let posts = (0..5).map(|_| {
        let (seat, order) = (stack.seat.clone(), order.clone());
        tokio::spawn(async move { seat.submit(order.into()).await })
    });
    for post in posts.collect::<Vec<_>>() {
        assert!(matches!(post.await.unwrap(), Err(SubmitError::Journal(_))));
    }
    assert!(stack.writes().await.is_empty());
}

#[tokio::test]
async fn a_step_to_sent_that_cannot_be_written_sends_nothing_and_frees_the_cluster() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.forbid_outcome("sent").await;
    is_not_recorded(&stack, &order).await;
    assert!(stack.writes().await.is_empty());
    let record = stack.intent(&order.intent_id).await.unwrap();
    assert_eq!((record.outcome, record.reason), (Outcome::NotRun, Some(Reason::NotRecorded)));
    assert_eq!(record.sent_at, None);

    stack.forbid_nothing().await;
    let order = stack.switch_order().await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn an_intent_that_cannot_even_be_closed_is_closed_as_soon_as_the_journal_works() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.forbid_change("UPDATE").await;
    is_not_recorded(&stack, &order).await;
    let record = stack.intent(&order.intent_id).await.unwrap();
    assert_eq!(record.outcome, Outcome::Checking);

    stack.forbid_nothing().await;
    let record = stack.closed(&order.intent_id).await;
    assert_eq!((record.outcome, record.reason), (Outcome::NotRun, Some(Reason::NotRecorded)));
    assert!(stack.writes().await.is_empty());
}

#[tokio::test]
async fn a_refusal_that_cannot_be_written_is_told_and_written_later() {
    let stack = Stack::start().await;
    let order = stack.order(BILLING, Action::RollBack, Parameters::Move { pairs: None }).await;
    stack.forbid_outcome("refused").await;
    let told = stack.submit(&order).await;
    assert_eq!(told.outcome, Outcome::Refused);
    assert_eq!(stack.intent(&order.intent_id).await.unwrap().outcome, Outcome::Checking);

    stack.forbid_nothing().await;
    let closed = stack.closed(&order.intent_id).await;
    assert_eq!((closed.outcome, closed.reason), (told.outcome, told.reason));
}

/// Nobody may be told that nothing was sent, when it was.
#[tokio::test]
async fn an_answer_that_cannot_be_written_is_told_and_written_and_settled_later() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.forbid_outcome("accepted").await;
    let told = stack.submit(&order).await;
    assert_eq!(told.outcome, Outcome::Accepted);
    assert!(told.request_id.is_some());
    let record = stack.intent(&order.intent_id).await.unwrap();
    assert_eq!((record.outcome, record.request_id), (Outcome::Sent, None));

    stack.forbid_nothing().await;
    let record = stack.closed(&order.intent_id).await;
    assert_eq!((record.outcome, record.request_id), (Outcome::Ran, told.request_id));
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_settlement_that_cannot_be_written_is_written_later() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.forbid_outcome("ran").await;
    let told = stack.submit(&order).await;
    assert_eq!(told.outcome, Outcome::Accepted, "nobody is told what the journal does not have");
    let record = stack.intent(&order.intent_id).await.unwrap();
    assert_eq!((record.outcome, &record.request_id), (Outcome::Accepted, &told.request_id));

    stack.forbid_nothing().await;
    let record = stack.closed(&order.intent_id).await;
    assert_eq!((record.outcome, record.request_id), (Outcome::Ran, told.request_id));
}

/// Somebody closed the intent while this process was reading the migration.
#[tokio::test]
async fn an_intent_that_is_closed_before_the_call_is_not_sent() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    stack.slow("DescribeDBClusterAttribute", 2_000).await;
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let running = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });
    eventually("the intent is journalled", || stack.intent(&order.intent_id)).await;
    stack
        .sql(
            "UPDATE intents SET outcome = 'not-run', version = version + 1, \
             reason = '{\"v\":1,\"value\":\"StoppedBeforeSending\"}'",
        )
        .await;

    let record = running.await.unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
    assert_eq!(record.reason, Some(Reason::StoppedBeforeSending));
    assert!(stack.writes().await.is_empty());
}
