//! The table of which status may follow which (vendor/rds-migration 3.1).

use crate::vocabulary::MigrationStatus as Status;

/// The statuses that may come right after `from`. The last one and those these rules do not know have none.
fn next_statuses(from: &Status) -> &'static [Status] {
    match from {
        // The copy fails, is done, or is cancelled.
        Status::Cloning => &[Status::PrecheckFailed, Status::SyncingToPolardb, Status::Closing],
        // The migration continues, is abandoned, or expires.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Legality, legality};
    use crate::vocabulary::Action;

    #[test]
    fn whatever_ends_by_itself_has_somewhere_to_go_and_the_end_has_nowhere() {
        for status in Status::KNOWN {
            assert_eq!(
                next_statuses(&status).is_empty(),
                status == Status::NoMigration,
                "{status}"
            );
            assert!(!may_follow(&status, &status), "{status}");
        }
        assert!(next_statuses(&Status::Unrecognised("NEW".into())).is_empty());
    }

    #[test]
    fn every_legal_action_leads_to_a_status_that_may_follow() {
        let leads_to = |action| match action {
            Action::Switch => Status::Switching,
            Action::RollBack => Status::RollingBack,
            Action::Complete | Action::Cancel | Action::Abandon => Status::Closing,
            Action::Continue => Status::Cloning,
        };
        for status in Status::KNOWN {
            for action in Action::ALL {
                if legality(action, &status) == Legality::Legal {
                    assert!(may_follow(&status, &leads_to(action)), "{action} in {status}");
                }
            }
        }
    }

    #[test]
    fn the_way_back_from_a_switch_is_a_roll_back() {
        assert!(!may_follow(&Status::SyncingToRds, &Status::SyncingToPolardb));
        assert!(!may_follow(&Status::Switching, &Status::SyncingToPolardb));
        assert!(!may_follow(&Status::Switching, &Status::NoMigration));
        assert!(may_follow(&Status::RollingBack, &Status::SyncingToPolardb));
    }
}
