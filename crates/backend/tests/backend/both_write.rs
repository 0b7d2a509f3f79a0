//! A migration that ended and left both sides accepting writes raises an alarm, which stands until it is acknowledged.

use backend::{Backend, BothWriteAlarm, Config, Parameters};
use migration::{Action, BothWrite, ClusterId, Ending, Side};

use crate::support::{
    BILLING, FAST_POLL, INVOICES, PAYMENTS, Stack, TICKETS, TRANSITION, cluster, eventually,
};

const TWO_DAYS: u32 = 2 * 24 * 3_600;

async fn alarm(backend: &Backend, id: &str) -> BothWriteAlarm {
    let id = ClusterId::parse(id).unwrap();
    eventually("the end is noted", async || backend.both_write_alarm(&id).await.unwrap()).await
}

/// A backend that goes on reading what it has seen.
async fn eager(stack: &Stack) -> Backend {
    Backend::open(Config { background_poll: FAST_POLL, ..stack.config() }).await.unwrap()
}

#[tokio::test]
async fn an_end_that_was_sent_from_here_is_noted_and_stands_until_it_is_acknowledged() {
    for (id, action, ending, in_use) in [
        (PAYMENTS, Action::Complete, Ending::Completed, Side::Polardb),
        (BILLING, Action::Cancel, Ending::Cancelled, Side::Rds),
    ] {
        let stack = Stack::start().await;
        let backend = eager(&stack).await;
        assert_eq!(backend.both_write_alarm(&cluster(id).id).await.unwrap(), None);
        let order = stack.order(id, action, Parameters::Close { keep_binlog: true }).await;
        backend.submit(order.into()).await.unwrap();
        stack.advance(TRANSITION).await;
        let found = alarm(&backend, id).await;
        assert_eq!((found.ending, found.in_use), (ending, Some(in_use)));
        assert_eq!((found.both_write, &found.acknowledged), (BothWrite::Reported, &None));
        assert!(found.last_seen < found.gone && found.source.starts_with("rm-"));

        let id = cluster(id).id;
        assert!(backend.both_write_to_acknowledge().await.unwrap().contains(&id));
        assert!(backend.acknowledge_both_write(&id, found.gone).await.unwrap());
        assert!(!backend.acknowledge_both_write(&id, found.gone).await.unwrap(), "only once");
        let acknowledged = alarm(&backend, id.as_str()).await.acknowledged.unwrap();
        assert_eq!(acknowledged.actor, "operator");
        assert!(backend.both_write_to_acknowledge().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_expiry_that_nobody_saw_is_noted_by_the_next_process() {
    let stack = Stack::start().await;
    stack.backend.migration(&cluster(TICKETS)).await.unwrap();
    stack.backend.shutdown().await;
    stack.advance(TWO_DAYS).await;
    let backend = eager(&stack).await;
    let found = alarm(&backend, TICKETS).await;
    assert_eq!((found.ending, found.in_use), (Ending::Expired, None));
    let deadline = found.deadline.unwrap().0;
    assert!(found.last_seen < deadline && deadline <= found.gone);
}

#[tokio::test]
async fn an_end_made_elsewhere_is_noted_as_what_it_was() {
    let stack = Stack::start().await;
    let backend = eager(&stack).await;
    backend.migration(&cluster(INVOICES)).await.unwrap();
    let id = cluster(INVOICES);
    stack.client.abort_db_cluster_migration(&id.region, &id.id).await.unwrap();
    stack.advance(TRANSITION).await;
    assert_eq!(alarm(&backend, INVOICES).await.ending, Ending::Abandoned);
}

#[tokio::test]
async fn an_end_outlives_the_samples_that_showed_it() {
    let stack = Stack::start().await;
    let backend = eager(&stack).await;
    backend.migration(&cluster(BILLING)).await.unwrap();
    let id = cluster(BILLING);
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(TRANSITION).await;
    let found = alarm(&backend, BILLING).await;
    backend.shutdown().await;
    let config = Config { sample_retention: std::time::Duration::from_nanos(1), ..stack.config() };
    let backend = Backend::open(config).await.unwrap();
    eventually("the samples are forgotten", async || {
        backend.samples(&id.id, 10).await.unwrap().is_empty().then_some(())
    })
    .await;
    assert_eq!(alarm(&backend, BILLING).await, found);
}
