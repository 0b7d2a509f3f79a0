//! Where a migration stands.

use migration::{Direction, Migration, MigrationStatus as Status, SourceKind};

/// Where the migration stands, in one sentence.
pub fn status_sentence(migration: &Migration) -> String {
    let source = &migration.source;
    if let SourceKind::Other(kind) = &migration.source_kind {
        return format!(
            "This migration comes from {kind}, not from RDS. It is shown, and nothing can be changed here."
        );
    }
    match &migration.status {
        Status::NoMigration => "This cluster has no migration.".to_owned(),
        Status::Cloning => format!("The data of {source} is being copied to the cluster."),
        Status::PrecheckFailed => {
            "The precheck failed. Nothing is copied until the migration is continued or abandoned."
                .to_owned()
        }
        Status::SyncingToPolardb => match migration.delay.seconds() {
            Some(_) if migration.delay.allows_switch() => {
                format!("{source} takes the writes and the cluster follows. Ready to switch over.")
            }
            Some(seconds) => format!(
                "{source} takes the writes and the cluster follows {seconds} s behind. Switching waits until it is below 60 s."
            ),
            None => format!(
                "{source} takes the writes. The replication delay is unknown, so switching waits."
            ),
        },
        Status::Switching => {
            "The business is being switched over to PolarDB. Usually done within 5 minutes."
                .to_owned()
        }
        Status::SyncingToRds => {
            format!("The cluster takes the writes and {source} follows. Rolling back is possible.")
        }
        Status::RollingBack => {
            "The business is being switched back to RDS. Usually done within 10 minutes.".to_owned()
        }
        Status::Closing => {
            let what = match migration.direction {
                Direction::RdsToPolardb => "cancelled",
                Direction::PolardbToRds => "completed",
                Direction::Absent | Direction::Unrecognised(_) => "ended",
            };
            format!("The migration is being {what}. Usually done within 2 minutes.")
        }
        Status::Unrecognised(word) => {
            format!(
                "The status {word} is not known here. Nothing can be changed; it is read again."
            )
        }
    }
}
