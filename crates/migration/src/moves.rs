//! The one table that says which status may follow which (vendor/rds-migration 3.1).

use crate::MigrationStatus as Status;

/// The statuses that may come right after `from`. A status that stays, and one these rules do not know, has none.
pub fn next_statuses(from: &Status) -> &'static [Status] {
    match from {
        // It fails, is done, or is cancelled.
        Status::Cloning => &[Status::PrecheckFailed, Status::SyncingToPolardb, Status::Closing],
        // It goes on, is abandoned, or expires.
        Status::PrecheckFailed => &[Status::Cloning, Status::Closing, Status::NoMigration],
        Status::SyncingToPolardb => &[Status::Switching, Status::Closing, Status::NoMigration],
        Status::Switching => &[Status::SyncingToRds],
        Status::SyncingToRds => &[Status::RollingBack, Status::Closing, Status::NoMigration],
        Status::RollingBack => &[Status::SyncingToPolardb],
        Status::Closing => &[Status::NoMigration],
        Status::NoMigration | Status::Unrecognised(_) => &[],
    }
}

/// Whether `to` may come right after `from`.
pub fn may_follow(from: &Status, to: &Status) -> bool {
    next_statuses(from).contains(to)
}
