//! A write goes on when whoever ordered it is gone, and a shutdown waits for it.

use std::task::{Context, Poll, Waker};

use backend::{Outcome, SubmitError};

use crate::support::{Stack, eventually};

const MODIFY: &str = "ModifyDBClusterMigration";

#[tokio::test]
async fn a_caller_that_goes_away_while_the_call_is_on_its_way_loses_nothing() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 500).await;
    let order = stack.switch_order().await;
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let caller = tokio::spawn(async move { seat.submit(posted.into()).await });
    stack.arrived(MODIFY).await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());

    let record = stack.closed(&order.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert!(record.request_id.is_some());
}

/// Not even a row may be left behind that nobody carries out: it would keep the cluster from every other intent.
#[tokio::test]
async fn a_caller_that_goes_away_at_once_loses_nothing() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    {
        let mut post = Box::pin(stack.seat.submit(order.clone().into()));
        let polled = post.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(polled, Poll::Pending));
    }
    let record = stack.closed(&order.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_shutdown_waits_for_the_write_in_flight_and_takes_no_new_one() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 2_000).await;
    let order = stack.switch_order().await;
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let caller = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });
    stack.arrived(MODIFY).await;

    let backend = stack.backend.clone();
    let shutdown = tokio::spawn(async move { backend.shutdown().await });
    let late = stack.switch_order().await;
    let error = eventually("new orders are turned away", async || {
        // Until the shutdown has begun, this is only one more order for a busy cluster.
        let late =
            crate::support::ActionPost { intent_id: backend::IntentId::random(), ..late.clone() };
        stack.seat.submit(late.into()).await.err()
    })
    .await;
    assert!(matches!(error, SubmitError::ShuttingDown), "{error:?}");
    assert!(!shutdown.is_finished());
    // Posted again meanwhile, the form is not told that nothing was sent.
    let (seat, posted) = (stack.seat.clone(), order.clone());
    let again = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });

    shutdown.await.unwrap();
    assert_eq!(again.await.unwrap().outcome, Outcome::Ran);
    assert_eq!(caller.await.unwrap().outcome, Outcome::Ran);
    let query = format!("SELECT outcome FROM intents WHERE intent_id = '{}'", order.intent_id);
    assert_eq!(stack.texts(&query).await, [Some("ran".to_owned())]);
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn a_shutdown_does_not_wait_for_an_intent_that_reading_cannot_settle() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    assert_eq!(stack.submit(&stack.switch_order().await).await.outcome, Outcome::Unknown);
    stack.backend.shutdown().await;
    assert_eq!(
        stack.texts("SELECT outcome FROM intents").await,
        [Some(Outcome::Unknown.as_str().to_owned())]
    );
}
