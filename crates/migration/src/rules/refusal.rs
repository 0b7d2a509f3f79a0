//! Whether an action may be sent now, and the reason if it may not.

use serde::{Deserialize, Serialize};

use super::{Legality, legality};
use crate::vocabulary::{
    Action, Migration, MigrationStatus, SWITCH_DELAY_LIMIT_SECONDS, SourceKind,
};

/// Why an action is not possible now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("the cluster has no migration")]
    NoMigration,
    #[error("this migration comes from {0}, not from RDS, and is not handled here")]
    NotFromRds(String),
    #[error("not possible while the migration status is {0}")]
    Status(MigrationStatus),
    #[error("the migration status \"{0}\" is not known here, so nothing can be changed")]
    UnrecognisedStatus(String),
    #[error("possible only when a step is stuck, and no error is reported while {0}")]
    NotStuck(MigrationStatus),
    #[error("the replication delay is unknown; it must be known and below {limit} s", limit = SWITCH_DELAY_LIMIT_SECONDS)]
    DelayUnknown,
    #[error("the replication delay is {0} s; it must be below {limit} s", limit = SWITCH_DELAY_LIMIT_SECONDS)]
    DelayTooHigh(u64),
}

/// Checks whether `action` may be sent for the migration as it is now.
///
/// # Errors
/// The first reason against it.
pub fn judge(action: Action, now: &Migration) -> Result<(), Refusal> {
    if let Some(refusal) = refused_by_status(action, now) {
        return Err(refusal);
    }
    match (action, now.delay.seconds()) {
        (Action::Switch, None) => Err(Refusal::DelayUnknown),
        (Action::Switch, Some(seconds)) if !now.delay.allows_switch() => {
            Err(Refusal::DelayTooHigh(seconds))
        }
        _ => Ok(()),
    }
}

/// The reason against `action` that comes from source and status. The delay is not part of it.
pub(crate) fn refused_by_status(action: Action, now: &Migration) -> Option<Refusal> {
    if now.status == MigrationStatus::NoMigration {
        return Some(Refusal::NoMigration);
    }
    if let SourceKind::Other(kind) = &now.source_kind {
        return Some(Refusal::NotFromRds(kind.clone()));
    }
    match legality(action, &now.status) {
        Legality::Legal => None,
        Legality::WhenStuck if !now.comment.is_empty() => None,
        Legality::WhenStuck => Some(Refusal::NotStuck(now.status.clone())),
        Legality::Illegal => Some(match &now.status {
            MigrationStatus::Unrecognised(word) => Refusal::UnrecognisedStatus(word.clone()),
            known => Refusal::Status(known.clone()),
        }),
    }
}
