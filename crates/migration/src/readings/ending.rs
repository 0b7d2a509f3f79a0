//! How a migration ended, as far as readings show it (vendor/rds-migration 3.4).

use jiff::Timestamp;

use crate::rules::SWITCH_AT_MOST;
use crate::vocabulary::{Deadline, Direction, MigrationStatus as Status, Side};

/// How a migration ended.
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
    /// The last reading allows several endings, or was too long before the end.
    Unknown,
}

/// The last reading that showed the migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReading {
    pub at: Timestamp,
    pub status: Status,
    pub direction: Direction,
    pub deadline: Option<Deadline>,
}

impl LastReading {
    /// The side that took the writes of applications when the migration ended. `gone` is the time of the first reading
    /// without the migration. `None` if the readings do not show the side.
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

    /// Whether the direction cannot have changed between this reading and `gone`. It does not change while the link is being
    /// removed; otherwise a whole switch may fit between two readings that are far apart.
    fn holds_until(&self, gone: Timestamp) -> bool {
        self.status == Status::Closing || self.at.duration_until(gone).abs() <= SWITCH_AT_MOST
    }

    /// How the migration ended. `gone` is the time of the first reading without it; `sent_here` is whether this console sent
    /// the call that ends it.
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
