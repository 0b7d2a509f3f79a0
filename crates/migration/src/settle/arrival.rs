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

    /// Where it came out, from a reading and the source of the migration. `last` is the upstream's time of the reading
    /// before. `None` if there was none.
    pub fn arrival(
        &self,
        source: &str,
        last: Option<Timestamp>,
        shown: TransitionReading<'_>,
    ) -> Arrival {
        let gap = last.map(|last| last.duration_until(shown.at).abs());
        let is_another = *shown.status != Status::NoMigration
            && !shown.source.is_empty()
            && shown.source != source;
        match shown.status {
            _ if is_another => Arrival::Overtaken,
            status if *status == self.target => Arrival::Arrived,
            status if *status == self.during || matches!(status, Status::Unrecognised(_)) => {
                Arrival::UnderWay
            }
            status if *status == self.home && gap.is_some_and(|gap| gap <= NO_ROOM) => {
                Arrival::FellBack
            }
            status if self.is_beyond(status, shown.direction) => Arrival::Arrived,
            _ => Arrival::Overtaken,
        }
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
