//! The duration of each step, as the vendor documents it (vendor/rds-migration 3.3).

use jiff::SignedDuration;

use crate::vocabulary::MigrationStatus as Status;

/// A switch is usually over within this time.
pub const SWITCH_USUALLY: SignedDuration = SignedDuration::from_mins(5);
/// The vendor promises that a switch interrupts the business for less than this.
pub const SWITCH_AT_MOST: SignedDuration = SignedDuration::from_mins(10);
/// The same promise for a roll back.
pub const ROLL_BACK_AT_MOST: SignedDuration = SignedDuration::from_mins(10);
/// Complete and Cancel usually remove the link within this time.
pub const CLOSE_USUALLY: SignedDuration = SignedDuration::from_mins(2);
/// Connections are refused for this time while the cluster restarts without binary logging.
pub const RESTART_DISCONNECTS: SignedDuration = SignedDuration::from_secs(40);

/// How long a status usually lasts. `None` if it lasts until a person acts, and for the full copy, whose duration depends
/// on the amount of data.
pub fn usual_length(status: &Status) -> Option<SignedDuration> {
    match status {
        Status::Switching => Some(SWITCH_USUALLY),
        Status::RollingBack => Some(ROLL_BACK_AT_MOST),
        Status::Closing => Some(CLOSE_USUALLY),
        Status::NoMigration
        | Status::Cloning
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::SyncingToRds
        | Status::Unrecognised(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_that_ends_by_itself_but_the_copy_has_a_usual_length() {
        for status in Status::KNOWN {
            let expected = status.is_transient() && status != Status::Cloning;
            assert_eq!(usual_length(&status).is_some(), expected, "{status}");
        }
    }
}
