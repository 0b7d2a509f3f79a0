//! The journal names whoever did it, and a form belongs to whoever posted it first.

use backend::{Config, Outcome, Parameters, Reason, SubmitError};
use migration::Action;

use crate::support::{
    ActionPost, BILLING, FAST_POLL, SESSIONS, Stack, TRANSITION, caller, cluster, eventually, open,
    verdict,
};

const MODIFY: &str = "ModifyDBClusterMigration";
const MOVE: Parameters = Parameters::Move { pairs: None };

#[tokio::test]
async fn two_callers_intents_are_journalled_under_their_own_names() {
    let stack = Stack::start().await;
    let posts = [("anna", BILLING, Action::Switch), ("ben", SESSIONS, Action::RollBack)];
    for (name, id, action) in posts {
        let order = stack.order(id, action, MOVE).await;
        let seat = stack.backend.as_seen_by(&caller(name));
        let record = seat.submit(order.clone().into()).await.unwrap();
        assert_eq!((record.outcome, record.caller.name()), (Outcome::Ran, name));
        assert_eq!(stack.intent(&order.intent_id).await, Some(record), "everybody sees it");
    }
}

#[tokio::test]
async fn a_decision_is_journalled_under_the_name_of_who_decided() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    let anna = stack.backend.as_seen_by(&caller("anna"));
    anna.submit(order.clone().into()).await.unwrap();
    stack.age();

    let ben = stack.backend.as_seen_by(&caller("ben"));
    let decided = ben.decide(&order.intent_id, verdict(false)).await.unwrap();
    assert_eq!(
        decided.reason,
        Some(Reason::Decided { caller: "ben".to_owned(), seen: true, because: None })
    );
    assert_eq!(decided.caller.name(), "anna");
}

#[tokio::test]
async fn an_alarm_is_acknowledged_under_the_name_of_who_did_it() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (backend, operator) = open(config).await;
    let close = Parameters::Close { keep_binlog: true };
    let order = stack.order(BILLING, Action::Cancel, close).await;
    operator.submit(order.into()).await.unwrap();
    stack.advance(TRANSITION).await;
    let id = cluster(BILLING);
    let alarm =
        eventually("the alarm", async || operator.both_write_alarm(&id).await.unwrap()).await;

    let ben = backend.as_seen_by(&caller("ben"));
    assert!(ben.acknowledge_both_write(&id, alarm.gone).await.unwrap());
    let alarm = operator.both_write_alarm(&id).await.unwrap().unwrap();
    assert_eq!(alarm.acknowledged.unwrap().caller, "ben");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_somebody_else_posted_shows_nothing_during_and_after_the_first_post() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 1_000).await;
    let order = stack.switch_order().await;
    let anna = stack.backend.as_seen_by(&caller("anna"));
    let ben = stack.backend.as_seen_by(&caller("ben"));
    let posted = order.clone();
    let first = tokio::spawn(async move { anna.submit(posted.into()).await.unwrap() });
    stack.arrived(MODIFY).await;

    let other_values = ActionPost { action: Action::RollBack, ..order.clone() };
    for post in [order.clone(), other_values] {
        let error = ben.submit(post.into()).await.unwrap_err();
        assert!(matches!(error, SubmitError::PostedBySomebodyElse), "{error:?}");
    }
    assert_eq!(first.await.unwrap().outcome, Outcome::Ran);
    let error = ben.submit(order.into()).await.unwrap_err();
    let sentence = "this post sent nothing, because this form was posted before by somebody else";
    assert_eq!(error.to_string(), sentence);
    assert_eq!(stack.writes().await, [MODIFY]);
}
