//! One intent of a cluster at a time, and one call for one form.

use backend::JournalError::InUse;
use backend::{Backend, IntentKind, OpenError, Outcome, Parameters, Reason, SubmitError};
use migration::Action;
use tokio::task::JoinSet;

use crate::support::{ActionPost, BILLING, PAYMENTS, Stack, offered, order_of};

const MODIFY: &str = "ModifyDBClusterMigration";

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_forms_posted_at_once_one_is_sent_and_the_others_are_told_which() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 4_000).await;
    let before = stack.now(BILLING).await;
    let mut posts = JoinSet::new();
    for _ in 0..50 {
        let order = order_of(&before, Action::Switch, Parameters::Move { pairs: None });
        let seat = stack.seat.clone();
        posts.spawn(async move { seat.submit(order.into()).await.unwrap() });
    }
    let records = posts.join_all().await;

    assert_eq!(stack.writes().await, [MODIFY]);
    let (ran, refused): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| record.outcome == Outcome::Ran);
    assert_eq!((ran.len(), refused.len()), (1, 49));
    let since = ran[0].created_at;
    for record in refused {
        assert_eq!(record.outcome, Outcome::Refused);
        let reason = record.reason.unwrap();
        assert_eq!(
            reason,
            Reason::InProgress { action: IntentKind::Migration(Action::Switch), since }
        );
        let text = reason.to_string();
        assert!(text.starts_with("switch has been in progress here since 2"), "{text}");
        assert_eq!(record.sent_at, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_form_posted_twenty_times_at_once_is_sent_once_and_all_see_its_outcome() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 300).await;
    let order = stack.switch_order().await;
    let mut posts = JoinSet::new();
    for _ in 0..20 {
        let (seat, order) = (stack.seat.clone(), order.clone());
        posts.spawn(async move { seat.submit(order.into()).await.unwrap() });
    }
    let mut records = posts.join_all().await;
    records.push(stack.submit(&order).await);

    assert_eq!(stack.writes().await, [MODIFY]);
    for record in &records {
        assert_eq!((record.outcome, record), (Outcome::Ran, &records[0]));
    }
    assert_eq!(stack.texts("SELECT intent_id FROM intents").await.len(), 1);
}

#[tokio::test]
async fn a_refused_form_posted_again_shows_its_refusal_also_when_it_would_be_allowed_by_then() {
    let stack = Stack::start().await;
    let mut order =
        stack.order(BILLING, Action::Cancel, Parameters::Close { keep_binlog: true }).await;
    order.typed_cluster_id = Some("pc-other".to_owned());
    let refused = stack.submit(&order).await;
    assert_eq!(refused.outcome, Outcome::Refused);

    order.typed_cluster_id = Some(BILLING.to_owned());
    assert_eq!(stack.submit(&order).await, refused);
    assert!(stack.writes().await.is_empty());
}

async fn is_reused(stack: &Stack, order: ActionPost) {
    let id = order.intent_id.clone();
    let error = stack.seat.submit(order.into()).await.unwrap_err();
    let sentence = "this post sent nothing, because this form was posted before with other values";
    assert_eq!(error.to_string(), sentence);
    let SubmitError::FormReused(first) = error else { panic!("{error:?}") };
    assert_eq!((first.intent_id.clone(), first.outcome), (id, Outcome::Ran));
    assert_eq!(stack.intent(&first.intent_id).await, Some(*first));
}

#[tokio::test]
async fn the_same_form_with_other_values_is_refused_during_and_after_the_first_one() {
    let stack = Stack::start().await;
    let before = stack.now(BILLING).await;
    let first = stack.switch_order().await;
    let pairs = Some(offered(&before));
    let mut stale = first.seen.clone();
    stale.source = "rm-other".to_owned();
    let others = [
        ActionPost { parameters: Parameters::Move { pairs }, ..first.clone() },
        ActionPost { action: Action::RollBack, ..first.clone() },
        ActionPost { seen: stale, ..first.clone() },
        ActionPost { cluster: crate::support::cluster(PAYMENTS), ..first.clone() },
    ];

    stack.slow(MODIFY, 500).await;
    let (seat, order) = (stack.seat.clone(), first.clone());
    let running = tokio::spawn(async move { seat.submit(order.into()).await.unwrap() });
    stack.arrived(MODIFY).await;
    is_reused(&stack, others[0].clone()).await;
    assert_eq!(running.await.unwrap().outcome, Outcome::Ran);
    for other in others {
        is_reused(&stack, other).await;
    }
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_is_refused_and_disturbs_nothing_that_is_under_way() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 2_000).await;
    let (seat, order) = (stack.seat.clone(), stack.switch_order().await);
    let id = order.intent_id.clone();
    let running = tokio::spawn(async move { seat.submit(order.into()).await.unwrap() });
    stack.arrived(MODIFY).await;
    let refused = Backend::open(stack.config()).await.unwrap_err();
    let in_use = OpenError::Journal { database: stack.config().database, source: InUse };
    assert_eq!(refused.to_string(), in_use.to_string());
    assert_eq!(stack.intent(&id).await.unwrap().outcome, Outcome::Sent);
    let record = running.await.unwrap();
    assert_eq!((record.outcome, record.reason), (Outcome::Ran, None));
    assert!(record.request_id.is_some());
    assert_eq!(stack.writes().await, [MODIFY]);
}

#[tokio::test]
async fn two_clusters_do_not_wait_for_each_other() {
    let stack = Stack::start().await;
    stack.slow(MODIFY, 2_000).await;
    let (seat, order) = (stack.seat.clone(), stack.switch_order().await);
    let running = tokio::spawn(async move { seat.submit(order.into()).await.unwrap() });
    stack.arrived(MODIFY).await;

    let close = Parameters::Close { keep_binlog: true };
    let record = stack.submit(&stack.order(PAYMENTS, Action::Complete, close).await).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert!(!running.is_finished());
    assert_eq!(running.await.unwrap().outcome, Outcome::Ran);
}
