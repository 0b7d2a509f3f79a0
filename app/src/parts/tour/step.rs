//! Where the tour is: it follows from what the cluster shows and from what was asked of it since the tour began.

use backend::{IntentRecord, Outcome};
use jiff::Timestamp;
use migration::{Action, Migration, MigrationStatus};

use crate::words::TourStep as Step;

impl Step {
    pub const COUNT: usize = 8;

    /// What counts are intents since `since`: an earlier tour may have been at the same cluster.
    pub fn of(now: &Migration, records: &[&IntentRecord], since: Timestamp) -> Self {
        let ran = |wanted: &[Action]| {
            records.iter().filter(|record| record.created_at >= since).any(|record| {
                let is_wanted = record.action().is_some_and(|(action, _)| wanted.contains(&action));
                is_wanted && matches!(record.outcome, Outcome::Ran | Outcome::Accepted)
            })
        };
        let was_back = ran(&[Action::RollBack]);
        match now.status {
            MigrationStatus::SyncingToPolardb if was_back => Self::Back,
            MigrationStatus::SyncingToPolardb => Self::Watch,
            MigrationStatus::Switching if was_back => Self::SwitchingAgain,
            MigrationStatus::Switching => Self::Switching,
            MigrationStatus::SyncingToRds if was_back => Self::SwitchedAgain,
            MigrationStatus::SyncingToRds => Self::Switched,
            MigrationStatus::RollingBack => Self::RollingBack,
            MigrationStatus::Closing => Self::Closing,
            MigrationStatus::NoMigration if ran(&[Action::Complete, Action::Cancel]) => {
                Self::BothWrite
            }
            _ => Self::Strayed,
        }
    }

    /// From 1 to [`Self::COUNT`]. `None` if the cluster left the way of the tour.
    pub fn number(self) -> Option<usize> {
        Some(match self {
            Self::Watch => 1,
            Self::Switching => 2,
            Self::Switched => 3,
            Self::RollingBack => 4,
            Self::Back | Self::SwitchingAgain => 5,
            Self::SwitchedAgain => 6,
            Self::Closing => 7,
            Self::BothWrite => 8,
            Self::Strayed => return None,
        })
    }
}
