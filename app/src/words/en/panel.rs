//! The RDS Migration section, in English.

use migration::{Direction, Migration, MigrationStatus as Status, SourceKind};

use crate::words::PanelWords;

pub const WORDS: PanelWords = PanelWords {
    migration_status: "Migration Status",
    source_instance: "Source RDS Instance",
    source_mode: "Source RDS Read/Write Status",
    cluster_mode: "PolarDB Read/Write Status",
    replication_delay: "Replication Delay",
    replication_direction: "Replication Direction",
    expires: "Expires",
    details: "Details",
    stands,
    swapped: [
        "The connection strings have swapped sides. Until the DNS cache of a client expires it may fail to connect, or reach a read-only database: flush DNS caches and reopen pooled connections.",
        "In DMS, log on with the cluster ID and check the endpoint: a saved session still leads to the old side.",
    ],
    in_progress: |button| format!("{button} is in progress."),
    rds: "ApsaraDB RDS",
    polardb: "PolarDB",
    data_flows: "Data flows: ",
    error_message: "Error Message: ",
    read_at: "Read at",
    rds_endpoints: "Source RDS endpoints",
    polardb_endpoints: "PolarDB endpoints",
    none_listed: "None listed.",
    changes: "Connection strings to change now",
    old: "Old",
    new: "New",
    no_match: "no matching endpoint; choose one below",
    copy: "Copy",
    copied: "Copied",
    no_answer: "The console's server does not answer. What is shown may be old; asking again.",
    not_read: "The migration cannot be read at the moment. What is shown may be old; asking again.",
    not_understood: "The console's server answers in a way this page does not understand: it was probably updated.",
    ago: "{} ago",
    refresh: "Refresh the page",
};

fn stands(migration: &Migration) -> String {
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
