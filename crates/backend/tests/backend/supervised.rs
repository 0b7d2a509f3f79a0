//! Background work that breaks off is told of, counted and started again, and nobody waits for what is dead.

use std::time::Duration;

use backend::{Backend, ClusterQuery, Config, NotReady, Outcome, Seat, TaskReport, Trouble};
use testkit::Breaking;

use crate::support::{BILLING, FAST_POLL, SESSIONS, Stack, cluster, eventually, open, place};

const LONG: Duration = Duration::from_secs(3_600);
/// A read of a migration is logged so.
const READ: (&str, &str) = ("action", "DescribeDBClusterMigration");
const WRITER: &str = "writer of samples";

fn report(backend: &Backend, name: &str) -> Option<TaskReport> {
    backend.tasks().into_iter().find(|task| task.name == name)
}

/// Waits until the task has broken off once and runs again, and checks that the log says so.
async fn runs_again(backend: &Backend, breaking: &Breaking, name: &str) {
    eventually("the task runs again", async || {
        report(backend, name).filter(|it| (it.panics, it.running, it.waiting) == (1, 1, 0))
    })
    .await;
    let told = breaking.errors();
    let of_task = format!("task={name} panic=broken on purpose ");
    assert!(told.iter().any(|line| line.contains(&of_task)), "{told:?}");
}

async fn samples(seat: &Seat) -> usize {
    seat.samples(&cluster(BILLING), 1_000).await.unwrap().len()
}

#[tokio::test]
async fn a_writer_of_samples_that_breaks_off_writes_the_next_ones() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (backend, seat) = open(config).await;
    let breaking = Breaking::at(&[("message", "samples are kept")]);
    seat.migration(&cluster(BILLING)).await.unwrap();
    runs_again(&backend, &breaking, WRITER).await;
    let before = samples(&seat).await;
    eventually("more are kept", async || (samples(&seat).await > before).then_some(())).await;
    backend.ready().await.unwrap();
}

#[tokio::test]
async fn samples_that_wait_when_their_writer_is_down_are_written_at_shutdown() {
    let stack = Stack::start().await;
    let (backend, seat) = open(Config { fast_poll: LONG, ..stack.next_config().await }).await;
    let breaking = Breaking::at(&[("message", "samples are kept")]);
    seat.migration(&cluster(BILLING)).await.unwrap();
    let down = async || report(&backend, WRITER).filter(|it| it.waiting == 1);
    eventually("the writer is down", down).await;
    seat.migration(&cluster(SESSIONS)).await.unwrap();
    let begun = std::time::Instant::now();
    backend.shutdown().await;
    assert!(begun.elapsed() < LONG, "a shutdown waits for no restart");
    drop(breaking);
    let kept = stack.open_again().await.1.samples(&cluster(SESSIONS), 10).await.unwrap();
    assert_eq!(kept.len(), 1);
}

#[tokio::test]
async fn the_backend_is_not_ready_while_a_lasting_task_is_down() {
    let stack = Stack::start().await;
    for (name, line) in
        [(WRITER, "samples are kept"), ("deletion of old samples", "old samples are deleted")]
    {
        let breaking = Breaking::at(&[("message", line)]);
        let (backend, seat) = open(Config { fast_poll: LONG, ..stack.next_config().await }).await;
        seat.migration(&cluster(BILLING)).await.unwrap();
        let ready = async || backend.ready().await.err();
        let error = eventually("the backend is not ready", ready).await;
        assert!(matches!(error, NotReady::Down(down) if down == name), "{error}");
        assert!(report(&backend, name).unwrap().is_lasting);
        drop(breaking);
        backend.shutdown().await;
    }
}

#[tokio::test]
async fn a_read_in_the_background_that_breaks_off_ends_no_other() {
    let stack = Stack::start().await;
    let config = Config { background_poll: FAST_POLL, ..stack.next_config().await };
    let (backend, seat) = open(config).await;
    seat.migration(&cluster(BILLING)).await.unwrap();
    let breaking = Breaking::at(&[READ]);
    let read = async || report(&backend, "reading of an open migration");
    let report_ = eventually("a read broke off", read).await;
    assert_eq!((report_.panics, report_.is_lasting), (1, false));
    assert_eq!(breaking.errors().len(), 1, "{:?}", breaking.errors());
    let before = samples(&seat).await;
    eventually("it is read on", async || (samples(&seat).await > before + 1).then_some(())).await;
    backend.ready().await.unwrap();
}

#[tokio::test]
async fn a_row_whose_read_breaks_off_is_read_again_like_one_that_failed() {
    let stack = Stack::start().await;
    let breaking = Breaking::at(&[READ]);
    let query = ClusterQuery::of(place("cn-hangzhou"));
    eventually("a row broke off, and every row is there", async || {
        let page = stack.seat.clusters(&query).await.unwrap();
        let broke = report(&stack.backend, "reading of a row").is_some();
        (broke && page.rows.iter().all(|row| row.read.is_some())).then_some(())
    })
    .await;
    assert_eq!(breaking.errors().len(), 1, "{:?}", breaking.errors());
}

#[tokio::test]
async fn a_settler_that_breaks_off_settles_the_intent_all_the_same() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    // The first breaks the work of the post, so that the intent is settled in the background.
    let breaking =
        Breaking::at(&[("message", "called"), ("message", "a reading shows what became of it")]);
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Sent);
    assert_eq!(stack.closed(&order.intent_id).await.outcome, Outcome::Ran);
    let report = report(&stack.backend, "settling of an intent").unwrap();
    assert_eq!((report.panics, report.waiting), (1, 0));
    let told = breaking.errors();
    assert!(told.iter().any(|line| line.contains("task=settling of an intent")), "{told:?}");
}

#[tokio::test]
async fn those_who_follow_are_told_that_their_reader_broke_off_and_get_its_next_reading() {
    let stack = Stack::start().await;
    let breaking = Breaking::at(&[READ]);
    let mut first = stack.seat.follow(&cluster(BILLING));
    let next = async |follower: &mut backend::Follower| {
        let next = tokio::time::timeout(Duration::from_secs(60), follower.next());
        next.await.expect("something comes soon").expect("the backend runs")
    };
    assert_eq!(next(&mut first).await.unwrap_err().trouble, Trouble::BrokenOff);
    // Somebody who joins meanwhile is told, too.
    let mut second = stack.seat.follow(&cluster(BILLING));
    assert_eq!(next(&mut second).await.unwrap_err().trouble, Trouble::BrokenOff);
    next(&mut first).await.unwrap();
    next(&mut second).await.unwrap();
    runs_again(&stack.backend, &breaking, "reader of a followed migration").await;
}

#[tokio::test]
async fn a_reader_that_broke_off_is_gone_once_nobody_follows() {
    let stack = Stack::start().await;
    let breaking = Breaking::at(&[READ, READ]);
    let mut follower = stack.seat.follow(&cluster(BILLING));
    assert!(follower.next().await.unwrap().is_err());
    drop(follower);
    let reader = async || report(&stack.backend, "reader of a followed migration");
    let gone = async || reader().await.filter(|it| it.running + it.waiting == 0);
    eventually("the reader has ended", gone).await;
    drop(breaking);
    let mut other = stack.seat.follow(&cluster(BILLING));
    other.next().await.unwrap().unwrap();
    assert_eq!(reader().await.unwrap().running, 1);
}

#[tokio::test]
async fn a_shutdown_ends_those_who_follow_a_reader_that_is_down() {
    let stack = Stack::start().await;
    let (backend, seat) = open(Config { fast_poll: LONG, ..stack.next_config().await }).await;
    let _breaking = Breaking::at(&[READ]);
    let mut follower = seat.follow(&cluster(BILLING));
    assert!(follower.next().await.unwrap().is_err());
    backend.shutdown().await;
    assert!(follower.next().await.is_none());
}
