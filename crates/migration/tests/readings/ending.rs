use migration::*;

use crate::at;

fn last(status: MigrationStatus, direction: Direction) -> LastSeen {
    LastSeen { at: at(0), status, direction, deadline: Some(Deadline(at(1_000))) }
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
        assert_eq!(last.ending(at(999), false), ending, "{last:?}");
        assert_eq!(last.in_use(), in_use, "{last:?}");
    }
}

#[test]
fn one_that_is_gone_after_its_deadline_expired_unless_it_was_seen_to_be_ended() {
    let open = last(MigrationStatus::SyncingToRds, Direction::PolardbToRds);
    assert_eq!(open.ending(at(1_000), false), Ending::Expired);
    assert_eq!(open.ending(at(1_000), true), Ending::Completed);
    let closing = last(MigrationStatus::Closing, Direction::PolardbToRds);
    assert_eq!(closing.ending(at(1_000), false), Ending::Completed);
    let endless = LastSeen { deadline: None, ..open };
    assert_eq!(endless.ending(at(9_000_000), false), Ending::Completed);
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
