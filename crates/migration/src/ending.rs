//! How a migration ended, as far as readings tell, and that both sides accept writes since (vendor/rds-migration 3.4).

use jiff::{SignedDuration, Timestamp};

use crate::{
    Deadline, Direction, MigrationStatus as Status, ReadWriteMode as Mode, SWITCH_AT_MOST, Side,
};

/// A side that still says Read-only this long after the end is not expected to accept writes by itself any more.
const OPENS_WITHIN: SignedDuration = SignedDuration::from_mins(15);

/// What became of a migration that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Ended after a switch.
    Completed,
    /// Ended before a switch.
    Cancelled,
    /// Ended before anything was synchronized.
    Abandoned,
    /// Its deadline passed between the last reading that showed it and the first that did not.
    Expired,
    /// The last reading was of a moment in which either was possible, or too long before the end to tell.
    Unknown,
}

/// Why both sides are taken to accept writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BothWrite {
    /// The reading that showed the end said so of both.
    Reported,
    /// It did not say; the vendor's documents do.
    Documented,
}

/// The last reading that showed the migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSeen {
    pub at: Timestamp,
    pub status: Status,
    pub direction: Direction,
    pub deadline: Option<Deadline>,
}

impl LastSeen {
    /// The side that applications were using when it was gone: it took the writes. `gone` is the time of the first
    /// reading without it.
    pub fn in_use(&self, gone: Timestamp) -> Option<Side> {
        if !self.holds_until(gone) {
            return None;
        }
        match (&self.status, &self.direction) {
            (Status::Switching | Status::RollingBack, _) => None,
            (Status::Cloning | Status::PrecheckFailed, _) => Some(Side::Rds),
            (_, Direction::RdsToPolardb) => Some(Side::Rds),
            (_, Direction::PolardbToRds) => Some(Side::Polardb),
            (_, Direction::Absent | Direction::Unrecognised(_)) => None,
        }
    }

    /// Whether nothing can have changed the direction between the reading and `gone`: nothing does while the link is being
    /// removed, and otherwise a whole switch may fit into the time that nobody read.
    fn holds_until(&self, gone: Timestamp) -> bool {
        self.status == Status::Closing || self.at.duration_until(gone).abs() <= SWITCH_AT_MOST
    }

    /// How it ended by `gone`, the time of the first reading without it. `sent_here` says that somebody ended it from here.
    pub fn ending(&self, gone: Timestamp, sent_here: bool) -> Ending {
        let passed = self.deadline.is_some_and(|deadline| deadline.has_passed(gone));
        if passed && !sent_here && self.status != Status::Closing {
            return Ending::Expired;
        }
        match (&self.status, self.in_use(gone)) {
            (Status::Cloning | Status::PrecheckFailed, Some(_)) => Ending::Abandoned,
            (_, Some(Side::Rds)) => Ending::Cancelled,
            (_, Some(Side::Polardb)) => Ending::Completed,
            (_, None) => Ending::Unknown,
        }
    }
}

/// Whether both sides accept writes once the migration is gone; nothing where one of them says that it does not.
pub fn both_write(rds: &Mode, cluster: &Mode) -> Option<BothWrite> {
    match (rds, cluster) {
        (Mode::ReadWrite, Mode::ReadWrite) => Some(BothWrite::Reported),
        (Mode::ReadOnly, _) | (_, Mode::ReadOnly) => None,
        _ => Some(BothWrite::Documented),
    }
}

/// Whether readings may yet show that both sides accept writes: one still says that it does not, so soon after the end.
pub fn may_yet_write(rds: &Mode, cluster: &Mode, gone: Timestamp, now: Timestamp) -> bool {
    both_write(rds, cluster).is_none() && gone.duration_until(now).abs() < OPENS_WITHIN
}

impl Ending {
    pub const ALL: [Self; 5] =
        [Self::Completed, Self::Cancelled, Self::Abandoned, Self::Expired, Self::Unknown];

    /// The word in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Abandoned => "abandoned",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.as_str() == word)
    }
}
