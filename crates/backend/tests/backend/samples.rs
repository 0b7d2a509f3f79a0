//! Samples: what was read of open migrations is kept, also while nobody looks and over a restart.

use std::time::Duration;

use backend::{Config, Sample, Seat};
use migration::MigrationStatus;

use crate::support::{
    BILLING, BILLING_SOURCE, FAST_POLL, PAYMENTS, SESSIONS, Stack, TRANSITION, UPGRADE_SOURCE,
    cluster, eventually, open, place, seat_of,
};

async fn samples(seat: &Seat, id: &str) -> Vec<Sample> {
    seat.samples(&cluster(id), 1_000).await.unwrap()
}

fn eager(config: Config) -> Config {
    Config { background_poll: FAST_POLL, ..config }
}

#[tokio::test]
async fn an_open_migration_that_was_seen_once_is_read_on_while_nobody_looks() {
    let stack = Stack::start().await;
    let seat = seat_of(eager(stack.next_config().await)).await;
    seat.migration(&cluster(BILLING)).await.unwrap();
    let kept = eventually("three samples are kept", async || {
        let kept = samples(&seat, BILLING).await;
        (kept.len() >= 3).then_some(kept)
    })
    .await;
    assert!(kept.is_sorted_by_key(|sample| sample.at));
    assert!(kept.iter().all(|sample| sample.status == MigrationStatus::SyncingToPolardb));
    assert!(samples(&seat, PAYMENTS).await.is_empty(), "nobody has seen this one");
}

#[tokio::test]
async fn a_migration_that_was_seen_is_known_by_its_source_until_it_ends() {
    let stack = Stack::start().await;
    let known = async || {
        let found = stack.seat.known_migrations(&place("cn-hangzhou")).await.unwrap();
        let sources = found.into_iter().map(|(cluster, it)| (cluster.id.to_string(), it.source));
        sources.collect::<Vec<_>>()
    };
    assert_eq!(known().await, []);
    stack.seat.migration(&cluster(BILLING)).await.unwrap();
    eventually("it is kept", async || (!known().await.is_empty()).then_some(())).await;
    assert_eq!(known().await, [(BILLING.to_owned(), BILLING_SOURCE.to_owned())]);
    assert!(stack.seat.known_migrations(&place("cn-shenzhen")).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_next_process_goes_on_reading_what_was_open() {
    let stack = Stack::start().await;
    stack.seat.migration(&cluster(SESSIONS)).await.unwrap();
    // A shutdown writes what waits.
    stack.backend.shutdown().await;
    let seat = seat_of(eager(stack.next_config().await)).await;
    let before = samples(&seat, SESSIONS).await.len();
    assert_eq!(before, 1);
    eventually("it is read again", async || {
        (samples(&seat, SESSIONS).await.len() > before).then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_end_of_a_migration_is_its_last_sample() {
    let stack = Stack::start().await;
    let (backend, seat) = open(eager(stack.next_config().await)).await;
    seat.migration(&cluster(BILLING)).await.unwrap();
    let id = cluster(BILLING);
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(TRANSITION).await;
    let closed = eventually("the end is kept", async || {
        let kept = samples(&seat, BILLING).await;
        let last = kept.last()?;
        (last.status == MigrationStatus::NoMigration).then_some(kept)
    })
    .await;
    // Nobody asks for it any more.
    seat.migration(&id).await.unwrap();
    tokio::time::timeout(Duration::from_secs(10), backend.shutdown()).await.unwrap();
    let (_, seat) = stack.open_again().await;
    assert_eq!(samples(&seat, BILLING).await.len(), closed.len());
}

#[tokio::test]
async fn a_cluster_that_never_migrated_leaves_no_sample() {
    let stack = Stack::start().await;
    stack.seat.migration(&cluster(UPGRADE_SOURCE)).await.unwrap();
    stack.backend.shutdown().await;
    assert!(samples(&stack.open_again().await.1, UPGRADE_SOURCE).await.is_empty());
}

#[tokio::test]
async fn samples_older_than_the_retention_are_forgotten() {
    let stack = Stack::start().await;
    stack.seat.migration(&cluster(BILLING)).await.unwrap();
    stack.backend.shutdown().await;
    let config = Config { sample_retention: Duration::from_nanos(1), ..stack.next_config().await };
    let seat = seat_of(config).await;
    eventually("it is forgotten", async || samples(&seat, BILLING).await.is_empty().then_some(()))
        .await;
}
