//! What the status of a migration's row means.

use jiff::Timestamp;
use migration::{Direction, MigrationStatus, Pairs};

use super::file::MigrationRow;
use crate::world::{Phase, Timer};

/// Only a migration that is being closed may flow either way.
pub fn direction(status: &MigrationStatus, given: Direction) -> Direction {
    match status {
        MigrationStatus::NoMigration => Direction::Absent,
        MigrationStatus::SyncingToRds | MigrationStatus::RollingBack => Direction::PolardbToRds,
        MigrationStatus::Closing if given == Direction::PolardbToRds => given,
        _ => Direction::RdsToPolardb,
    }
}

/// A transition ends when its row says so, or when it is released.
pub fn timer(row: &MigrationRow, now: Timestamp) -> Timer {
    Timer::new(now, row.ends_in_seconds.unwrap_or(0), row.ends_in_seconds.is_none())
}

pub fn phase(status: &MigrationStatus, pairs: Pairs, timer: Timer) -> Phase {
    match status {
        MigrationStatus::Cloning => Phase::Cloning { timer, precheck: None },
        MigrationStatus::PrecheckFailed => Phase::PrecheckFailed,
        MigrationStatus::SyncingToPolardb | MigrationStatus::SyncingToRds => Phase::Syncing,
        MigrationStatus::Switching => Phase::Switching { timer, pairs },
        MigrationStatus::RollingBack => Phase::RollingBack { timer, pairs },
        MigrationStatus::Closing => Phase::Closing { timer, keep_binlog: true },
        MigrationStatus::NoMigration | MigrationStatus::Unrecognised(_) => Phase::Ended,
    }
}
