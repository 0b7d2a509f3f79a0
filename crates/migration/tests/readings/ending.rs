use migration::*;

use crate::at;

fn last(status: MigrationStatus, direction: Direction) -> LastReading {
    LastReading { at: at(0), status, direction, deadline: Some(Deadline(at(1_000))) }
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
        assert_eq!(last.ending(at(600), false), ending, "{last:?}");
        assert_eq!(last.in_use(at(600)), in_use, "{last:?}");
    }
}

#[test]
fn one_that_is_gone_after_its_deadline_expired_unless_it_was_seen_to_be_ended() {
    let open = last(MigrationStatus::SyncingToRds, Direction::PolardbToRds);
    let open = LastReading { at: at(900), ..open };
    assert_eq!(open.ending(at(1_000), false), Ending::Expired);
    assert_eq!(open.ending(at(1_000), true), Ending::Completed);
    let closing = last(MigrationStatus::Closing, Direction::PolardbToRds);
    assert_eq!(closing.ending(at(1_000), false), Ending::Completed);
    let endless = LastReading { deadline: None, ..open };
    assert_eq!(endless.ending(at(1_000), false), Ending::Completed);
}

#[test]
fn a_reading_so_old_that_a_switch_fits_after_it_names_no_side() {
    use MigrationStatus::*;
    for status in [SyncingToRds, SyncingToPolardb, PrecheckFailed, Cloning] {
        let last = LastReading { deadline: None, ..last(status, Direction::PolardbToRds) };
        for gone in [at(601), at(-601)] {
            assert_eq!((last.in_use(gone), last.ending(gone, false)), (None, Ending::Unknown));
            assert_eq!(last.ending(gone, true), Ending::Unknown, "{last:?}");
        }
    }
    let expired = last(SyncingToRds, Direction::PolardbToRds);
    assert_eq!(expired.ending(at(1_000), false), Ending::Expired);
    assert_eq!(expired.in_use(at(1_000)), None);
    let closing = last(Closing, Direction::PolardbToRds);
    assert_eq!(closing.in_use(at(9_000)), Some(Side::Polardb), "nothing turns it round any more");
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
