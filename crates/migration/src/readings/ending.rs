//! How a migration ended, as far as readings show it (vendor/rds-migration 3.4).

use jiff::Timestamp;

use crate::rules::SWITCH_AT_MOST;
use crate::vocabulary::{
    Action, Deadline, Direction, MigrationStatus as Status, ReadWriteMode as Mode, Side,
};

/// How a migration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Ended after a switch.
    Completed,
    /// Ended before a switch.
    Cancelled,
    /// Ended before anything was synchronized.
    Abandoned,
    /// Its deadline passed between the last reading that showed it open and the first that did not.
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
    pub rds_mode: Mode,
    pub cluster_mode: Mode,
    pub deadline: Option<Deadline>,
    /// Whether a deadline may have passed unseen: its text cannot be read, or the times are not of one clock.
    pub may_have_expired: bool,
    /// `None` unless the reading shows that the migration is being closed.
    pub closing: Option<Closing>,
}

/// How a migration came to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Upstream's time of the first reading that showed it.
    pub since: Timestamp,
    /// The last reading before that. `None` if there was none.
    pub before: Option<BeforeClosing>,
}

/// The last reading before a migration was being closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeClosing {
    pub at: Timestamp,
    pub status: Status,
    pub direction: Direction,
}

impl LastReading {
    /// The side that took the writes of applications when the migration ended. `gone` is the time of the first reading
    /// without the migration, `sent` the action that was sent from here to end it and did. `None` if neither shows the side.
    pub fn in_use(&self, gone: Timestamp, sent: Option<Action>) -> Option<Side> {
        self.side_read(gone).or(match sent {
            Some(Action::Complete) => Some(Side::Polardb),
            Some(Action::Cancel | Action::Abandon) => Some(Side::Rds),
            Some(Action::Switch | Action::RollBack | Action::Continue) | None => None,
        })
    }

    fn side_read(&self, gone: Timestamp) -> Option<Side> {
        let holds = |at: Timestamp| at.duration_until(gone).abs() <= SWITCH_AT_MOST;
        match (&self.status, &self.closing) {
            (Status::Closing, closing) => side_of(&self.direction)
                .or_else(|| side_of_modes(&self.rds_mode, &self.cluster_mode))
                .or_else(|| closing.as_ref()?.side_before()),
            (Status::Switching | Status::RollingBack, _) => None,
            (Status::Cloning | Status::PrecheckFailed, _) if holds(self.at) => Some(Side::Rds),
            _ if holds(self.at) => side_of(&self.direction),
            _ => None,
        }
    }

    /// How the migration ended. `gone` is the time of the first reading without it, `sent` the action that was sent from
    /// here to end it and did.
    pub fn ending(&self, gone: Timestamp, sent: Option<Action>) -> Ending {
        let closed = self.closing.as_ref().map_or(gone, |closing| closing.since);
        let passed = self.deadline.is_some_and(|deadline| deadline.has_passed(closed));
        if passed && sent.is_none() {
            return Ending::Expired;
        }
        if self.may_have_expired && sent.is_none() {
            return Ending::Unknown;
        }
        let before = self.closing.as_ref().and_then(|closing| closing.before.as_ref());
        let was = before.map_or(&self.status, |before| &before.status);
        match (was, self.in_use(gone, sent)) {
            (Status::Cloning | Status::PrecheckFailed, Some(_)) if sent != Some(Action::Cancel) => {
                Ending::Abandoned
            }
            (_, Some(Side::Rds)) => Ending::Cancelled,
            (_, Some(Side::Polardb)) => Ending::Completed,
            (_, None) => Ending::Unknown,
        }
    }
}

impl Closing {
    /// The side in use right before. `None` if a whole switch fits between the two readings.
    fn side_before(&self) -> Option<Side> {
        let before = self.before.as_ref()?;
        match before.status {
            Status::Switching | Status::RollingBack => None,
            _ if before.at.duration_until(self.since).abs() > SWITCH_AT_MOST => None,
            Status::Cloning | Status::PrecheckFailed => Some(Side::Rds),
            _ => side_of(&before.direction),
        }
    }
}

fn side_of(direction: &Direction) -> Option<Side> {
    match direction {
        Direction::RdsToPolardb => Some(Side::Rds),
        Direction::PolardbToRds => Some(Side::Polardb),
        Direction::Absent | Direction::Unrecognised(_) => None,
    }
}

fn side_of_modes(rds: &Mode, cluster: &Mode) -> Option<Side> {
    match (rds, cluster) {
        (Mode::ReadWrite, Mode::ReadOnly) => Some(Side::Rds),
        (Mode::ReadOnly, Mode::ReadWrite) => Some(Side::Polardb),
        _ => None,
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
