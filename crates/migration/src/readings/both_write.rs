//! Whether both sides accept writes after a migration ended (vendor/rds-migration 3.4).

use jiff::{SignedDuration, Timestamp};

use crate::vocabulary::ReadWriteMode as Mode;

/// A side that is still Read-only this long after the end is not expected to accept writes by itself any more.
const OPENS_WITHIN: SignedDuration = SignedDuration::from_mins(15);

/// How it is known that both sides accept writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BothWrite {
    /// The reading that showed the end reports it for both sides.
    Reported,
    /// The reading does not report it, but the vendor documents it.
    Documented,
}

/// Whether both sides accept writes after the migration ended. `None` if one of them reports that it does not.
pub fn both_write(rds: &Mode, cluster: &Mode) -> Option<BothWrite> {
    match (rds, cluster) {
        (Mode::ReadWrite, Mode::ReadWrite) => Some(BothWrite::Reported),
        (Mode::ReadOnly, _) | (_, Mode::ReadOnly) => None,
        _ => Some(BothWrite::Documented),
    }
}

/// Whether a later reading may show that both sides accept writes: one reports that it does not, and the end was recent.
pub fn may_yet_write(rds: &Mode, cluster: &Mode, gone: Timestamp, now: Timestamp) -> bool {
    both_write(rds, cluster).is_none() && gone.duration_until(now).abs() < OPENS_WITHIN
}
