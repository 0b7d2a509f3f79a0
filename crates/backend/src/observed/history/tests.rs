use migration::{Direction, ReadWriteMode as Mode};

use super::*;

const START: i64 = 1_790_000_000;

fn sample(second: i64, status: MigrationStatus, delay: i64) -> Sample {
    Sample {
        at: Timestamp::from_second(START + second).unwrap(),
        status,
        direction: Direction::RdsToPolardb,
        rds_mode: Mode::ReadWrite,
        cluster_mode: Mode::ReadOnly,
        delay: Delay::from_wire(Some(delay)),
        source: "rm-1".to_owned(),
        deadline: None,
        unreadable_deadline: None,
        by_own_clock: false,
    }
}

fn syncing(second: i64, delay: i64) -> Sample {
    sample(second, MigrationStatus::SyncingToPolardb, delay)
}

fn history(samples: impl IntoIterator<Item = Sample>) -> History {
    let mut history = History::default();
    for sample in samples {
        history.add(&sample);
    }
    history
}

#[test]
fn a_month_of_readings_is_a_few_hundred_points_with_every_extreme() {
    let month = (0..30 * 8_640).map(|it| syncing(it * 10, if it == 77_777 { 5_000 } else { 3 }));
    let history = history(month);
    let curve = history.curve();
    assert!((POINTS / 2..=POINTS).contains(&curve.len()), "{}", curve.len());
    assert_eq!(curve.iter().filter_map(|point| point.highest).max(), Some(5_000));
    assert!(curve.iter().all(|point| point.lowest == Some(3)));
    assert_eq!(history.first_seen().unwrap().as_second(), START);
    assert_eq!(history.recent().len(), RECENT);
}

#[test]
fn a_status_is_told_from_its_first_reading_and_the_last_one_before() {
    let mut history = history([syncing(0, 1), syncing(7, 1)]);
    let since = history.since(&MigrationStatus::SyncingToPolardb).unwrap();
    assert_eq!((since.first.as_second(), since.before), (START, None));
    for second in [9, 12] {
        history.add(&sample(second, MigrationStatus::Switching, -1));
    }
    let since = history.since(&MigrationStatus::Switching).unwrap();
    assert_eq!(since.first.as_second(), START + 9);
    assert_eq!(since.before.unwrap().as_second(), START + 7);
    assert_eq!(history.since(&MigrationStatus::SyncingToPolardb), None);
}

#[test]
fn turns_of_the_writer_keep_the_readings_that_bound_them() {
    let with = |second, rds, cluster| Sample {
        rds_mode: rds,
        cluster_mode: cluster,
        ..syncing(second, 0)
    };
    let history = history([
        with(0, Mode::ReadWrite, Mode::ReadOnly),
        with(5, Mode::ReadWrite, Mode::ReadOnly),
        with(10, Mode::ReadWrite, Mode::ReadOnly),
        with(11, Mode::ReadOnly, Mode::ReadOnly),
        with(12, Mode::ReadOnly, Mode::ReadOnly),
        with(13, Mode::ReadOnly, Mode::ReadOnly),
        with(14, Mode::ReadOnly, Mode::ReadWrite),
    ]);
    let seconds: Vec<_> = history.modes().iter().map(|it| it.at.as_second() - START).collect();
    assert_eq!(seconds, [0, 10, 11, 13, 14]);
}

#[test]
fn the_next_migration_and_a_clock_put_back_begin_a_new_history() {
    let ended = sample(20, MigrationStatus::NoMigration, -1);
    let again = history([syncing(0, 90), syncing(10, 80), ended, syncing(30, 2)]);
    assert_eq!(again.first_seen().unwrap().as_second(), START + 30);
    assert_eq!(again.curve().len(), 1);
    let put_back = history([syncing(0, 90), syncing(7_200, 80), syncing(60, 2)]);
    assert_eq!(put_back.first_seen().unwrap().as_second(), START + 60);
    let overtaken = history([syncing(0, 90), syncing(10, 80), syncing(9, 2)]);
    assert_eq!(overtaken.recent().len(), 2);
}

#[test]
fn a_second_reading_of_the_end_leaves_the_history_as_it_was() {
    let ended = |second| sample(second, MigrationStatus::NoMigration, -1);
    let seen = history([syncing(0, 90), syncing(10, 80), ended(20), ended(30)]);
    assert_eq!(seen.first_seen().unwrap().as_second(), START);
    assert_eq!(seen.latest().unwrap().as_second(), START + 20);
}
