//! Where a transition comes out that an intent was seen to begin. No status for a failed one is documented, so the cloud
//! can show that it gave one up only by going back to the status before (vendor/rds-migration 3.1).

use jiff::{SignedDuration, Timestamp};

use crate::vocabulary::{Action, Direction, MigrationStatus as Status};

/// Two readings that are no further apart than this have no room for a switch and its roll back between them.
const NO_ROOM: SignedDuration = SignedDuration::from_mins(2);

/// Where a transition came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It is not over yet.
    UnderWay,
    /// It is over, and the migration is where the intent meant it to be.
    Arrived,
    /// The migration is back where it was before, and the intent has no effect.
    FellBack,
    /// Something else came before its end was seen.
    Overtaken,
}

impl Arrival {
    const ALL: [Self; 4] = [Self::UnderWay, Self::Arrived, Self::FellBack, Self::Overtaken];

    /// The word in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnderWay => "under-way",
            Self::Arrived => "arrived",
            Self::FellBack => "fell-back",
            Self::Overtaken => "overtaken",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|arrival| arrival.as_str() == word)
    }
}

/// The transition that an action sets off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    during: Status,
    target: Status,
    home: Status,
}

/// The part of a reading that shows where a transition came out.
#[derive(Debug, Clone, Copy)]
pub struct TransitionReading<'a> {
    pub status: &'a Status,
    pub direction: &'a Direction,
    /// Empty if it was not said.
    pub source: &'a str,
    /// The upstream's time.
    pub at: Timestamp,
}

/// The two readings before one, each with its status and the upstream's time. `None` if there was none.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadingsBefore<'a> {
    pub last: Option<(&'a Status, Timestamp)>,
    pub last_but_one: Option<(&'a Status, Timestamp)>,
}

impl Transition {
    /// The transition of `action`, with the status right before it. `None` if the action sets off no transition that can
    /// fall back: Continue after a failed precheck checks again and copies.
    pub fn of(action: Action, before: &Status) -> Option<Self> {
        let (during, target, home) = match (action, before) {
            (Action::Switch, _) | (Action::Continue, Status::Switching) => {
                (Status::Switching, Status::SyncingToRds, Status::SyncingToPolardb)
            }
            (Action::RollBack, _) | (Action::Continue, Status::RollingBack) => {
                (Status::RollingBack, Status::SyncingToPolardb, Status::SyncingToRds)
            }
            (Action::Complete | Action::Cancel | Action::Abandon, before) => {
                (Status::Closing, Status::NoMigration, before.clone())
            }
            (Action::Continue, _) => return None,
        };
        Some(Self { during, target, home })
    }

    /// Where it came out, from a reading, the readings before it, and the source of the migration. One reading alone does not
    /// show that it fell back: it may be older than the call although it came later.
    pub fn arrival(
        &self,
        source: &str,
        before: &ReadingsBefore<'_>,
        now: TransitionReading<'_>,
    ) -> Arrival {
        let is_another = *now.status != Status::NoMigration
            && !now.source.is_empty()
            && !source.is_empty()
            && now.source != source;
        let is_late = before.last.is_some_and(|(_, at)| now.at < at);
        match now.status {
            _ if is_late => Arrival::UnderWay,
            _ if is_another => Arrival::Overtaken,
            status if *status == self.target => Arrival::Arrived,
            status if *status == self.during || matches!(status, Status::Unrecognised(_)) => {
                Arrival::UnderWay
            }
            status if *status == self.home => self.back_home(before),
            status if self.is_beyond(status, now.direction) => Arrival::Arrived,
            _ => Arrival::Overtaken,
        }
    }

    /// The arrival if the migration is where it was before: known once it is read there twice.
    fn back_home(&self, before: &ReadingsBefore<'_>) -> Arrival {
        let Some((_, at)) = before.last.filter(|(status, _)| **status == self.home) else {
            return Arrival::UnderWay;
        };
        let fell = before.last_but_one.is_some_and(|(status, earlier)| {
            *status == self.during && earlier.duration_until(at).abs() <= NO_ROOM
        });
        if fell { Arrival::FellBack } else { Arrival::Overtaken }
    }

    /// Whether a migration with this status has arrived and gone on since.
    fn is_beyond(&self, status: &Status, direction: &Direction) -> bool {
        match (&self.target, status) {
            (Status::SyncingToRds, Status::RollingBack)
            | (Status::SyncingToPolardb, Status::Switching) => true,
            (Status::SyncingToRds, Status::Closing) => *direction == Direction::PolardbToRds,
            (Status::SyncingToPolardb, Status::Closing) => *direction == Direction::RdsToPolardb,
            _ => false,
        }
    }
}
