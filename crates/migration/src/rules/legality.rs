//! The table of which action is legal in which status (vendor/rds-migration 3.2).

use crate::vocabulary::{Action, MigrationStatus as Status};

/// The entry of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legality {
    Legal,
    /// Legal only when a step is stuck, which shows as an error text in `Comment`.
    WhenStuck,
    Illegal,
}

/// The cell for `action` in `status`. [`crate::judge`] adds the preconditions beyond the status (delay, source).
pub fn legality(action: Action, status: &Status) -> Legality {
    use Legality::{Illegal, Legal, WhenStuck};
    match status {
        Status::Cloning => match action {
            Action::Cancel | Action::Abandon => Legal,
            Action::Switch | Action::RollBack | Action::Complete | Action::Continue => Illegal,
        },
        Status::PrecheckFailed => match action {
            Action::Cancel | Action::Continue | Action::Abandon => Legal,
            Action::Switch | Action::RollBack | Action::Complete => Illegal,
        },
        Status::SyncingToPolardb => match action {
            Action::Switch | Action::Cancel | Action::Abandon => Legal,
            Action::RollBack | Action::Complete | Action::Continue => Illegal,
        },
        Status::SyncingToRds => match action {
            Action::RollBack | Action::Complete => Legal,
            Action::Switch | Action::Cancel | Action::Continue | Action::Abandon => Illegal,
        },
        Status::Switching | Status::RollingBack => match action {
            Action::Continue => WhenStuck,
            Action::Switch
            | Action::RollBack
            | Action::Complete
            | Action::Cancel
            | Action::Abandon => Illegal,
        },
        Status::NoMigration | Status::Closing | Status::Unrecognised(_) => Illegal,
    }
}

impl Action {
    /// Whether it ends the migration.
    pub fn ends_migration(self) -> bool {
        match self {
            Self::Complete | Self::Cancel | Self::Abandon => true,
            Self::Switch | Self::RollBack | Self::Continue => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line for each status: L legal, s when stuck, x illegal, in the order of `Action::ALL`
    /// (switch, roll back, complete, cancel, continue, abandon).
    const TABLE: [(&str, &str); 9] = [
        ("NO_MIGRATION", "xxxxxx"),
        ("RDS2POLARDB_CLONING", "xxxLxL"),
        ("PRE_CHECK_FAIL", "xxxLLL"),
        ("RDS2POLARDB_SYNCING", "LxxLxL"),
        ("SWITCHING", "xxxxsx"),
        ("POLARDB2RDS_SYNCING", "xLLxxx"),
        ("ROLLBACK", "xxxxsx"),
        ("CLOSING_MIGRATION", "xxxxxx"),
        ("SOMETHING_NEW", "xxxxxx"),
    ];

    #[test]
    fn every_cell_of_the_table_is_as_documented() {
        for (status, row) in TABLE {
            let cells: String = Action::ALL
                .into_iter()
                .map(|action| match legality(action, &status.into()) {
                    Legality::Legal => 'L',
                    Legality::WhenStuck => 's',
                    Legality::Illegal => 'x',
                })
                .collect();
            assert_eq!(cells, row, "{status}");
        }
    }

    #[test]
    fn every_open_migration_can_be_ended_unless_it_is_on_its_way() {
        for (status, _) in TABLE {
            let status = status.into();
            let mut ends = Action::ALL.into_iter().filter(|action| action.ends_migration());
            let can = ends.any(|action| legality(action, &status) == Legality::Legal);
            let stays = matches!(
                status,
                Status::Cloning
                    | Status::PrecheckFailed
                    | Status::SyncingToPolardb
                    | Status::SyncingToRds
            );
            assert_eq!(can, stays, "{status}");
        }
    }

    #[test]
    fn the_two_meanings_of_one_call_are_never_legal_together() {
        for (status, _) in TABLE {
            let status = status.into();
            for (a, b) in [(Action::Switch, Action::RollBack), (Action::Cancel, Action::Complete)] {
                let both = [a, b].map(|action| legality(action, &status) != Legality::Illegal);
                assert_ne!(both, [true, true], "{status}: {a} and {b}");
            }
        }
    }
}
