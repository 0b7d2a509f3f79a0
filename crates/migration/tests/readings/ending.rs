use migration::*;

use crate::at;

fn last(status: MigrationStatus, direction: Direction) -> LastReading {
    LastReading {
        at: at(0),
        closing: (status == MigrationStatus::Closing)
            .then(|| Closing { since: at(0), before: None }),
        status,
        direction,
        rds_mode: ReadWriteMode::Absent,
        cluster_mode: ReadWriteMode::Absent,
        deadline: Some(Deadline(at(1_000))),
        may_have_expired: false,
    }
}

#[test]
fn a_migration_that_is_gone_before_its_deadline_was_ended_by_the_side_that_wrote() {
    use MigrationStatus::*;
    for (status, direction, ending, in_use) in [
        (SyncingToRds, Direction::PolardbToRds, Ending::Completed, Some(Side::Polardb)),
        (SyncingToPolardb, Direction::RdsToPolardb, Ending::Cancelled, Some(Side::Rds)),
        (Closing, Direction::PolardbToRds, Ending::Completed, Some(Side::Polardb)),
        (Closing, Direction::RdsToPolardb, Ending::Cancelled, Some(Side::Rds)),
        (PrecheckFailed, Direction::Absent, Ending::Abandoned, Some(Side::Rds)),
        (Cloning, Direction::RdsToPolardb, Ending::Abandoned, Some(Side::Rds)),
        (Switching, Direction::RdsToPolardb, Ending::Unknown, None),
        (RollingBack, Direction::PolardbToRds, Ending::Unknown, None),
        (Closing, Direction::Absent, Ending::Unknown, None),
    ] {
        let last = last(status, direction);
        assert_eq!(last.ending(at(600), None), ending, "{last:?}");
        assert_eq!(last.in_use(at(600), None), in_use, "{last:?}");
    }
}

#[test]
fn one_that_is_gone_after_its_deadline_expired_unless_it_was_seen_to_be_ended() {
    let open = last(MigrationStatus::SyncingToRds, Direction::PolardbToRds);
    let open = LastReading { at: at(900), ..open };
    assert_eq!(open.ending(at(1_000), None), Ending::Expired);
    assert_eq!(open.ending(at(1_000), Some(Action::Complete)), Ending::Completed);
    let closing = last(MigrationStatus::Closing, Direction::PolardbToRds);
    assert_eq!(closing.ending(at(1_000), None), Ending::Completed);
    let endless = LastReading { deadline: None, ..open };
    assert_eq!(endless.ending(at(1_000), None), Ending::Completed);
}

#[test]
fn a_reading_so_old_that_a_switch_fits_after_it_names_no_side() {
    use MigrationStatus::*;
    for status in [SyncingToRds, SyncingToPolardb, PrecheckFailed, Cloning] {
        let last = LastReading { deadline: None, ..last(status, Direction::PolardbToRds) };
        for gone in [at(601), at(-601)] {
            assert_eq!((last.in_use(gone, None), last.ending(gone, None)), (None, Ending::Unknown));
            assert_eq!(last.ending(gone, Some(Action::Continue)), Ending::Unknown, "{last:?}");
        }
    }
    let expired = last(SyncingToRds, Direction::PolardbToRds);
    assert_eq!(expired.ending(at(1_000), None), Ending::Expired);
    assert_eq!(expired.in_use(at(1_000), None), None);
    let closing = last(Closing, Direction::PolardbToRds);
    assert_eq!(
        closing.in_use(at(9_000), None),
        Some(Side::Polardb),
        "nothing turns it round any more"
    );
}

#[test]
fn a_side_that_says_read_only_is_waited_for_a_quarter_of_an_hour() {
    use ReadWriteMode::*;
    assert!(may_yet_write(&ReadOnly, &ReadWrite, at(0), at(0)));
    assert!(may_yet_write(&ReadWrite, &ReadOnly, at(0), at(899)));
    assert!(!may_yet_write(&ReadOnly, &ReadWrite, at(0), at(900)));
    assert!(!may_yet_write(&ReadWrite, &ReadWrite, at(0), at(0)));
    assert!(!may_yet_write(&Absent, &Absent, at(0), at(0)));
}

#[test]
fn both_sides_write_unless_one_says_that_it_does_not() {
    use ReadWriteMode::*;
    for (rds, cluster, said) in [
        (ReadWrite, ReadWrite, Some(BothWrite::Reported)),
        (Absent, ReadWrite, Some(BothWrite::Documented)),
        (Absent, Absent, Some(BothWrite::Documented)),
        (ReadOnly, ReadWrite, None),
        (ReadWrite, ReadOnly, None),
        (Absent, ReadOnly, None),
    ] {
        assert_eq!(both_write(&rds, &cluster), said, "{rds:?} {cluster:?}");
    }
}

#[test]
fn every_ending_has_a_word() {
    for ending in Ending::ALL {
        assert_eq!(Ending::parse(ending.as_str()), Some(ending));
    }
    assert_eq!(Ending::parse("gone"), None);
}

/// A migration that was last read at 700 s, being closed since 600 s without a direction, and synchronizing before.
fn closing_without_direction(before: Direction) -> LastReading {
    LastReading {
        at: at(700),
        closing: Some(Closing {
            since: at(600),
            before: Some(BeforeClosing {
                at: at(590),
                status: match before {
                    Direction::PolardbToRds => MigrationStatus::SyncingToRds,
                    _ => MigrationStatus::SyncingToPolardb,
                },
                direction: before,
            }),
        }),
        ..last(MigrationStatus::Closing, Direction::Absent)
    }
}

#[test]
fn a_closing_migration_without_a_direction_ended_by_the_direction_before_it_was_closed() {
    let (gone, elsewhere) = (at(800), None);
    let completed = closing_without_direction(Direction::PolardbToRds);
    assert_eq!(completed.ending(gone, elsewhere), Ending::Completed);
    assert_eq!(completed.in_use(gone, elsewhere), Some(Side::Polardb));
    let cancelled = closing_without_direction(Direction::RdsToPolardb);
    assert_eq!(cancelled.ending(gone, elsewhere), Ending::Cancelled);
    assert_eq!(cancelled.in_use(gone, elsewhere), Some(Side::Rds));
}

#[test]
fn the_side_that_accepts_writes_while_it_is_closed_shows_how_it_ends() {
    let last = LastReading {
        rds_mode: ReadWriteMode::ReadOnly,
        cluster_mode: ReadWriteMode::ReadWrite,
        ..last(MigrationStatus::Closing, Direction::Absent)
    };
    assert_eq!(last.ending(at(600), None), Ending::Completed);
}

#[test]
fn what_was_sent_from_here_says_how_it_ended_if_no_reading_does() {
    let last = last(MigrationStatus::Closing, Direction::Absent);
    let gone = at(600);
    assert_eq!(last.ending(gone, None), Ending::Unknown);
    assert_eq!(last.ending(gone, Some(Action::Complete)), Ending::Completed);
    assert_eq!(last.in_use(gone, Some(Action::Complete)), Some(Side::Polardb));
    assert_eq!(last.ending(gone, Some(Action::Cancel)), Ending::Cancelled);
}

#[test]
fn one_that_is_closed_at_its_deadline_expired_and_one_that_was_closed_before_did_not() {
    let closed_at = |since: i64| LastReading {
        at: at(since + 60),
        closing: Some(Closing { since: at(since), before: None }),
        ..last(MigrationStatus::Closing, Direction::RdsToPolardb)
    };
    let gone = at(1_100);
    assert_eq!(closed_at(1_001).ending(gone, None), Ending::Expired);
    assert_eq!(closed_at(1_001).ending(gone, Some(Action::Cancel)), Ending::Cancelled);
    assert_eq!(closed_at(990).ending(gone, None), Ending::Cancelled);
}

#[test]
fn how_a_migration_ended_is_not_known_if_a_deadline_may_have_passed_unseen() {
    let last = last(MigrationStatus::SyncingToRds, Direction::PolardbToRds);
    let unsure = LastReading { deadline: None, may_have_expired: true, ..last };
    assert_eq!(unsure.ending(at(600), None), Ending::Unknown);
    assert_eq!(unsure.ending(at(600), Some(Action::Complete)), Ending::Completed);
    assert_eq!(unsure.in_use(at(600), None), Some(Side::Polardb));
}
