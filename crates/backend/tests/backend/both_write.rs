//! A migration that ended and left both sides accepting writes raises an alarm, which stands until it is acknowledged.

use backend::{BothWriteAlarm, Config, Parameters, Seat};
use migration::{Action, BothWrite, Ending, Side};

use crate::support::{
    BILLING, FAST_POLL, INVOICES, PAYMENTS, Stack, TICKETS, TRANSITION, cluster, eventually, open,
    seat_of,
};

const TWO_DAYS: u32 = 2 * 24 * 3_600;

async fn alarm(seat: &Seat, id: &str) -> BothWriteAlarm {
    let id = cluster(id);
    eventually("the end is noted", async || seat.both_write_alarm(&id).await.unwrap()).await
}

/// A backend that goes on reading what it has seen.
async fn eager(stack: &Stack) -> Seat {
    seat_of(Config { background_poll: FAST_POLL, ..stack.next_config().await }).await
}

#[tokio::test]
async fn an_end_that_was_sent_from_here_is_noted_and_stands_until_it_is_acknowledged() {
    for (id, action, ending, in_use) in [
        (PAYMENTS, Action::Complete, Ending::Completed, Side::Polardb),
        (BILLING, Action::Cancel, Ending::Cancelled, Side::Rds),
    ] {
        let stack = Stack::start().await;
        let seat = eager(&stack).await;
        assert_eq!(seat.both_write_alarm(&cluster(id)).await.unwrap(), None);
        let order = stack.order(id, action, Parameters::Close { keep_binlog: true }).await;
        seat.submit(order.into()).await.unwrap();
        stack.advance(TRANSITION).await;
        let found = alarm(&seat, id).await;
        assert_eq!((found.ending, found.in_use), (ending, Some(in_use)));
        assert_eq!((found.both_write, &found.acknowledged), (BothWrite::Reported, &None));
        assert!(found.last_seen < found.gone && found.source.starts_with("rm-"));

        let cluster = cluster(id);
        let warned = async || seat.standing_alarms(&cluster.profile).await.unwrap();
        assert!(warned().await.contains_key(&cluster.id));
        assert!(seat.acknowledge_both_write(&cluster, found.gone).await.unwrap());
        assert!(!seat.acknowledge_both_write(&cluster, found.gone).await.unwrap(), "only once");
        let acknowledged = alarm(&seat, id).await.acknowledged.unwrap();
        assert_eq!(acknowledged.caller, "operator");
        assert!(warned().await.is_empty());
    }
}

#[tokio::test]
async fn an_expiry_that_nobody_saw_is_noted_by_the_next_process() {
    let stack = Stack::start().await;
    stack.seat.migration(&cluster(TICKETS)).await.unwrap();
    stack.backend.shutdown().await;
    stack.advance(TWO_DAYS).await;
    let seat = eager(&stack).await;
    let found = alarm(&seat, TICKETS).await;
    assert_eq!((found.ending, found.in_use), (Ending::Expired, None));
    let deadline = found.deadline.unwrap().0;
    assert!(found.last_seen < deadline && deadline <= found.gone);
}

#[tokio::test]
async fn an_end_made_elsewhere_is_noted_as_what_it_was() {
    let stack = Stack::start().await;
    let seat = eager(&stack).await;
    seat.migration(&cluster(INVOICES)).await.unwrap();
    let id = cluster(INVOICES);
    stack.client.abort_db_cluster_migration(&id.region, &id.id).await.unwrap();
    stack.advance(TRANSITION).await;
    assert_eq!(alarm(&seat, INVOICES).await.ending, Ending::Abandoned);
}

#[tokio::test]
async fn an_end_outlives_the_samples_that_showed_it() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (backend, seat) = open(config).await;
    seat.migration(&cluster(BILLING)).await.unwrap();
    let id = cluster(BILLING);
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(TRANSITION).await;
    let found = alarm(&seat, BILLING).await;
    backend.shutdown().await;
    let config = Config {
        sample_retention: std::time::Duration::from_nanos(1),
        ..stack.next_config().await
    };
    let seat = seat_of(config).await;
    eventually("the samples are forgotten", async || {
        seat.samples(&id, 10).await.unwrap().is_empty().then_some(())
    })
    .await;
    assert_eq!(alarm(&seat, BILLING).await, found);
}
