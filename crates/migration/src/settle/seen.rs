//! The values that the operator saw when the form was rendered.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Direction, Migration, MigrationStatus, ReadWriteMode};

/// The plain values a form carries. A write is refused if one that matters to it is different at the moment of sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub status: MigrationStatus,
    pub direction: Direction,
    pub rds_mode: ReadWriteMode,
    pub cluster_mode: ReadWriteMode,
    pub source: String,
    pub rds_strings: Vec<String>,
    pub polardb_strings: Vec<String>,
    /// `Comment`: the error text, empty when there was none.
    #[serde(default)]
    pub comment: String,
}

impl Seen {
    pub fn of(migration: &Migration) -> Self {
        Self {
            status: migration.status.clone(),
            direction: migration.direction.clone(),
            rds_mode: migration.rds_mode.clone(),
            cluster_mode: migration.cluster_mode.clone(),
            source: migration.source.clone(),
            rds_strings: migration.rds_strings(),
            polardb_strings: migration.polardb_strings(),
            comment: migration.comment.clone(),
        }
    }
}
