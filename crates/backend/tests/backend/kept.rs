//! Samples and ends that cannot be written for a while are all there afterwards.

use backend::Config;
use migration::{Ending, MigrationStatus};
use testkit::Breaking;

use crate::support::{BILLING, FAST_POLL, SESSIONS, Stack, TRANSITION, cluster, eventually, open};

const NO_END: &str = "NEW.status = 'NO_MIGRATION'";

#[tokio::test]
async fn an_end_that_cannot_be_written_is_written_later_with_its_alarm() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (_backend, seat) = open(config).await;
    let log = Breaking::at(&[]);
    for id in [BILLING, SESSIONS] {
        seat.migration(&cluster(id)).await.unwrap();
    }
    stack.journal.database.forbid("INSERT", "samples", NO_END).await;
    let id = cluster(BILLING);
    stack.client.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    stack.advance(TRANSITION).await;
    eventually("it cannot be written", async || {
        log.warnings().iter().any(|line| line.contains("samples are written later")).then_some(())
    })
    .await;
    assert_eq!(seat.both_write_alarm(&id).await.unwrap(), None);
    // Those of another cluster go on.
    let before = seat.samples(&cluster(SESSIONS), 1_000).await.unwrap().len();
    eventually("the other is kept", async || {
        let kept = seat.samples(&cluster(SESSIONS), 1_000).await.unwrap().len();
        (kept > before).then_some(())
    })
    .await;

    stack.journal.database.forbid_nothing().await;
    let alarm = eventually("the end is noted", async || seat.both_write_alarm(&id).await.unwrap());
    assert_eq!(alarm.await.ending, Ending::Cancelled);
    let kept = seat.samples(&id, 1_000).await.unwrap();
    let ends = kept.iter().filter(|it| it.status == MigrationStatus::NoMigration).count();
    assert!(ends >= 1 && kept.last().unwrap().status == MigrationStatus::NoMigration);
}

#[tokio::test]
async fn samples_that_cannot_be_written_for_a_while_are_all_there_afterwards() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (backend, seat) = open(config).await;
    let log = Breaking::at(&[]);
    stack.journal.database.forbid("INSERT", "samples", "1 = 1").await;
    let read = async || stack.calls("DescribeDBClusterMigration").await.len();
    seat.migration(&cluster(BILLING)).await.unwrap();
    eventually("several were read, and cannot be written", async || {
        let told = log.warnings().iter().any(|line| line.contains("samples are written later"));
        (read().await >= 5 && told).then_some(())
    })
    .await;
    assert_eq!(seat.samples(&cluster(BILLING), 1_000).await.unwrap(), []);
    stack.journal.database.forbid_nothing().await;
    // A shutdown writes what waits.
    backend.shutdown().await;
    let taken = read().await;
    let (_next, seat) = stack.open_again().await;
    let kept = seat.samples(&cluster(BILLING), 1_000).await.unwrap();
    assert!(kept.len() >= 5 && kept.len() <= taken, "{} of {taken}", kept.len());
    assert!(kept.is_sorted_by_key(|sample| sample.at));
}
