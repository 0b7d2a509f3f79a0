//! Samples: what is kept of them, for how long, and how much of them is read.

use jiff::{SignedDuration, Timestamp};
use migration::{Direction, MigrationStatus, ReadWriteMode as Mode, Realm};

use super::databases::{OnEngine, cluster, on_both_databases, realm};
use crate::store::{Database, NewSample, Sample};

const ID: &str = "pc-bp1billing0000001";
/// Others whose samples lie between those of the first.
const OTHERS: [&str; 3] = ["pc-bp1one", "pc-bp1two", "pc-bp1three"];

on_both_databases!(
    samples_are_kept_a_minute_apart_after_a_day_and_ten_minutes_apart_after_a_week,
    a_change_is_kept_however_old_it_is,
    old_samples_are_deleted_and_an_open_migration_is_read_on,
    what_is_read_on_is_known_for_each_realm,
);

fn now() -> Timestamp {
    "2026-11-20T03:00:00Z".parse().unwrap()
}

fn new(at: Timestamp, status: MigrationStatus) -> NewSample {
    let sample = Sample {
        at,
        status,
        direction: Direction::RdsToPolardb,
        rds_mode: Mode::ReadWrite,
        cluster_mode: Mode::ReadWrite,
        delay: migration::Delay::from_wire(Some(3)),
        source: "rm-bp1billing0000001".to_owned(),
        deadline: None,
        unreadable_deadline: None,
        by_own_clock: false,
    };
    let (realm, cluster) = (realm(), cluster(ID));
    let comment = String::new();
    NewSample { realm, cluster, sample, noted: at, gone: None, read_on: true, comment }
}

/// Adds a sample every 15 seconds of an hour that began so long ago.
async fn add_hour(database: &Database, ago: SignedDuration, status: &MigrationStatus) {
    let begin = now() - ago;
    let mut samples = Vec::new();
    for nth in 0..240 {
        let sample = new(begin + SignedDuration::from_secs(nth * 15), status.clone());
        let others = OTHERS.map(|id| NewSample { cluster: cluster(id), ..sample.clone() });
        samples.extend(others);
        samples.push(sample);
    }
    database.samples().add(&samples).await.unwrap();
}

async fn kept(database: &Database) -> Vec<Sample> {
    database.samples().all(&realm(), &cluster(ID).id).await.unwrap()
}

async fn samples_are_kept_a_minute_apart_after_a_day_and_ten_minutes_apart_after_a_week(
    place: OnEngine,
) {
    let database = place.open().await;
    for days in [8, 2, 0] {
        let ago = SignedDuration::from_hours(days * 24 + 2);
        add_hour(&database, ago, &MigrationStatus::Cloning).await;
    }
    database.samples().thin(now()).await.unwrap();
    let samples = kept(&database).await;
    let of = |days: i64| {
        let begin = now() - SignedDuration::from_hours(days * 24 + 2);
        let end = begin + SignedDuration::from_hours(1);
        samples.iter().filter(|it| (begin..end).contains(&it.at)).count()
    };
    // The last of each part may stand beside one that is not there yet, so it is kept.
    assert!((6..=8).contains(&of(8)), "{}", of(8));
    assert!((60..=62).contains(&of(2)), "{}", of(2));
    assert_eq!(of(0), 240);
    let count = samples.len();
    database.samples().thin(now()).await.unwrap();
    assert_eq!(kept(&database).await.len(), count, "once is enough");
}

async fn a_change_is_kept_however_old_it_is(place: OnEngine) {
    let database = place.open().await;
    let begin = now() - SignedDuration::from_hours(24 * 30);
    let statuses = [
        (0, MigrationStatus::Cloning),
        (5, MigrationStatus::Cloning),
        (10, MigrationStatus::Cloning),
        (15, MigrationStatus::SyncingToPolardb),
        (20, MigrationStatus::SyncingToPolardb),
        (25, MigrationStatus::NoMigration),
    ];
    let samples: Vec<_> = statuses
        .iter()
        .map(|(second, status)| new(begin + SignedDuration::from_secs(*second), status.clone()))
        .collect();
    database.samples().add(&samples).await.unwrap();
    database.samples().thin(now()).await.unwrap();
    let seconds: Vec<_> =
        kept(&database).await.iter().map(|it| it.at.duration_since(begin).as_secs()).collect();
    assert_eq!(seconds, [0, 10, 15, 20, 25], "the one between two that say the same is gone");
}

async fn old_samples_are_deleted_and_an_open_migration_is_read_on(place: OnEngine) {
    let database = place.open().await;
    add_hour(&database, SignedDuration::from_hours(2), &MigrationStatus::Cloning).await;
    let end = now() - SignedDuration::from_hours(1);
    database.samples().forget_before(end - SignedDuration::from_secs(150)).await.unwrap();
    assert_eq!(kept(&database).await.len(), 10);
    assert_eq!(database.samples().read_on(&realm()).await.unwrap().len(), 1 + OTHERS.len());
    database.samples().forget_before(end).await.unwrap();
    assert_eq!(kept(&database).await.len(), 0);
    let read_on = async || database.samples().read_on(&realm()).await.unwrap().len();
    assert_eq!(read_on().await, 1 + OTHERS.len());
    database.samples().stop_reading(&realm(), &cluster(ID)).await.unwrap();
    assert_eq!(read_on().await, OTHERS.len());
}

async fn what_is_read_on_is_known_for_each_realm(place: OnEngine) {
    let database = place.open().await;
    let world = Realm::embedded().in_world("a");
    let rehearsal = NewSample { realm: world.clone(), ..new(now(), MigrationStatus::Cloning) };
    let ended =
        NewSample { gone: Some(now()), read_on: false, ..new(now(), MigrationStatus::NoMigration) };
    database.samples().add(&[new(now(), MigrationStatus::Cloning), rehearsal]).await.unwrap();
    database.samples().add(&[ended]).await.unwrap();
    assert_eq!(database.samples().read_on(&realm()).await.unwrap(), []);
    let left = database.samples().read_on(&world).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].realm, left[0].gone), (&world, None));
}
