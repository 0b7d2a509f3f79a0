//! A cloud that does not say its time, or says a deadline that nobody can read.

use backend::{BothWriteAlarm, Config, Outcome, Parameters, Seat};
use jiff::Timestamp;
use migration::{Action, CheckId, ClusterRef, Ending, Side, Verdict};
use serde_json::json;

use crate::support::{
    BILLING, Cloud, FAST_POLL, PAYMENTS, Stack, TRANSITION, cluster, eventually, seat_of,
};

/// A stack in such a cloud, and a backend in its place that goes on reading what it has seen.
async fn stack(choices: serde_json::Value) -> (Stack, Seat) {
    let stack = Stack::in_cloud(Cloud::with_choices(choices).await, |_, _| {}).await;
    let seat = seat_of(Config { background_poll: FAST_POLL, ..stack.next_config().await }).await;
    (stack, seat)
}

async fn alarm(seat: &Seat, cluster: &ClusterRef) -> BothWriteAlarm {
    eventually("the end is noted", async || seat.both_write_alarm(cluster).await.unwrap()).await
}

/// Somebody else ends the migration of the cluster while it is read here.
async fn end_elsewhere(stack: &Stack, seat: &Seat, id: &ClusterRef) {
    seat.migration(id).await.unwrap();
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(TRANSITION).await;
}

#[tokio::test]
async fn an_end_is_noted_although_the_cloud_does_not_say_its_time() {
    let (stack, seat) = stack(json!({ "date_header": "missing" })).await;
    let id = cluster(PAYMENTS);
    let begun = Timestamp::now();
    end_elsewhere(&stack, &seat, &id).await;
    let found = alarm(&seat, &id).await;
    assert_eq!((found.ending, found.in_use), (Ending::Completed, Some(Side::Polardb)));
    assert!(found.by_own_clock && found.gone >= begun && found.gone <= Timestamp::now());
    let history = seat.samples(&id, 10).await.unwrap();
    assert!(!history.is_empty());
    let read = seat.migration(&id).await.unwrap().value;
    assert_eq!(read.read_at, None, "our clock must not pass for the upstream's");
}

#[tokio::test]
async fn an_end_by_the_upstreams_clock_is_not_marked() {
    let (stack, seat) = stack(json!({})).await;
    let id = cluster(PAYMENTS);
    end_elsewhere(&stack, &seat, &id).await;
    assert!(!alarm(&seat, &id).await.by_own_clock);
}

#[tokio::test]
async fn how_a_migration_ended_is_not_guessed_without_a_deadline_that_can_be_read() {
    let (stack, seat) = stack(json!({ "expired_time": "unreadable" })).await;
    let id = cluster(PAYMENTS);
    end_elsewhere(&stack, &seat, &id).await;
    let found = alarm(&seat, &id).await;
    assert_eq!((found.ending, found.in_use), (Ending::Unknown, Some(Side::Polardb)));
    assert_eq!(found.deadline, None);
}

#[tokio::test]
async fn an_unreadable_deadline_is_kept_as_text_and_is_amber() {
    let (stack, seat) = stack(json!({ "expired_time": "unreadable" })).await;
    let id = cluster(BILLING);
    let now = seat.migration(&id).await.unwrap().value;
    let text = now.unreadable_deadline.clone().unwrap();
    assert!(now.deadline.is_none() && text.contains('/'), "{text}");
    let parameters = Parameters::Move { pairs: None };
    let report = seat.preflight(&id, Action::Switch, &now, None, &parameters).await.unwrap();
    let check = report.of(CheckId::Deadline).next().unwrap();
    assert!(matches!(check.verdict, Verdict::NotKnown(_)), "{check:?}");
    assert!(serde_json::to_string(check).unwrap().contains(&text), "{check:?}");
    // The journal keeps it.
    let order = stack.order(BILLING, Action::Switch, parameters).await;
    let record = seat.submit(order.into()).await.unwrap();
    let before = record.migration_before().unwrap();
    assert_eq!((record.outcome, &before.unreadable_deadline), (Outcome::Ran, &Some(text)));
}
