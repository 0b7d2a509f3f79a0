//! Followers of a migration share one reader and see every reading, whoever took it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use backend::{Config, Follower};
use migration::{Migration, MigrationStatus};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{BILLING, CHECKOUT, SLOW_POLL, Stack, cluster, seat_of};

const DESCRIBE: &str = "DescribeDBClusterMigration";
const LONG: Duration = Duration::from_secs(3_600);

/// The next reading, which must come long before the hour of [`LONG`].
async fn next(follower: &mut Follower) -> Migration {
    let look = tokio::time::timeout(Duration::from_secs(60), follower.next());
    look.await.expect("a reading comes soon").expect("the backend runs").unwrap().value
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_followers_make_the_calls_of_one() {
    let stack = Stack::start().await;
    let started = Instant::now();
    let mut followers = JoinSet::new();
    for _ in 0..200 {
        let mut follower = stack.seat.follow(&cluster(BILLING));
        followers.spawn(async move {
            let mut seen = BTreeSet::new();
            for _ in 0..4 {
                let reading = follower.next().await.expect("the backend runs").unwrap();
                seen.insert(reading.request_id.expect("one call"));
            }
            seen
        });
    }
    let seen: Vec<BTreeSet<String>> = followers.join_all().await;
    assert!(seen.iter().all(|readings| readings.len() == 4), "a reading was shown twice");
    let distinct: BTreeSet<_> = seen.into_iter().flatten().collect();
    let calls = stack.calls(DESCRIBE).await;
    let of_call = |id: &String| calls.iter().any(|call| call["request_id"] == id.as_str());
    assert!(distinct.iter().all(of_call), "{distinct:?} are not all readings by call");
    // A reading that is replaced before anybody gets to run is seen by nobody, so what bounds the calls is the pace of
    // one reader: the slower the machine, the more readings it takes meanwhile.
    let of_one = started.elapsed().as_micros() / SLOW_POLL.as_micros() + 1;
    let (calls, distinct) = (calls.len(), distinct.len());
    assert!(
        calls as u128 <= of_one,
        "{calls} calls for {distinct} readings, where one follower makes {of_one}"
    );
}

#[tokio::test]
async fn a_reading_that_somebody_else_took_is_seen_at_once() {
    let stack = Stack::start().await;
    let seat = seat_of(Config { slow_poll: LONG, ..stack.next_config().await }).await;
    let mut follower = seat.follow(&cluster(BILLING));
    assert_eq!(next(&mut follower).await.status, MigrationStatus::SyncingToPolardb);
    let order = stack.switch_order().await;
    seat.submit(order.into()).await.unwrap();
    // Each reading must come soon; the slow poll would take an hour.
    while next(&mut follower).await.status != MigrationStatus::Switching {}
}

#[tokio::test]
async fn somebody_who_joins_later_sees_the_latest_reading_without_a_call() {
    let stack = Stack::start().await;
    let seat = seat_of(Config { slow_poll: LONG, ..stack.next_config().await }).await;
    let mut first = seat.follow(&cluster(BILLING));
    next(&mut first).await;
    let before = stack.calls(DESCRIBE).await.len();
    let mut second = seat.follow(&cluster(BILLING));
    next(&mut second).await;
    assert_eq!(stack.calls(DESCRIBE).await.len(), before);
}

#[tokio::test]
async fn when_the_last_follower_goes_the_calls_end() {
    let stack = Stack::start().await;
    let mut follower = stack.seat.follow(&cluster(BILLING));
    next(&mut follower).await;
    drop(follower);
    // A new reader begins only if the old one has ended, and then there is a call of its own.
    let before = stack.calls(DESCRIBE).await.len();
    let mut other = stack.seat.follow(&cluster(CHECKOUT));
    for _ in 0..20 {
        next(&mut other).await;
    }
    let of_billing = stack.calls(DESCRIBE).await.into_iter().skip(before);
    let of_billing = of_billing.filter(|call| call["cluster"] == json!(BILLING)).count();
    assert!(of_billing <= 1, "{of_billing} calls that nobody waits for");
}

#[tokio::test]
async fn a_shutdown_ends_every_follower() {
    let stack = Stack::start().await;
    let mut follower = stack.seat.follow(&cluster(BILLING));
    next(&mut follower).await;
    stack.backend.shutdown().await;
    let end = async { while follower.next().await.is_some() {} };
    tokio::time::timeout(Duration::from_secs(60), end).await.expect("the follower ends");
}
