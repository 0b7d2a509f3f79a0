//! A stored reading of a migration.

use jiff::Timestamp;
use migration::{
    ClusterRef, Deadline, Delay, Direction, Migration, MigrationStatus, ReadWriteMode,
};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::JournalError;
use super::columns::{optional_time, time};

/// One reading of a migration, without its endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The upstream's time of the reading.
    pub at: Timestamp,
    pub status: MigrationStatus,
    pub direction: Direction,
    pub rds_mode: ReadWriteMode,
    pub cluster_mode: ReadWriteMode,
    pub delay: Delay,
    pub source: String,
    pub deadline: Option<Deadline>,
}

impl Sample {
    /// `None` if the upstream did not say when it answered.
    pub(crate) fn of(read: &Migration) -> Option<Self> {
        Some(Self {
            at: read.read_at?,
            status: read.status.clone(),
            direction: read.direction.clone(),
            rds_mode: read.rds_mode.clone(),
            cluster_mode: read.cluster_mode.clone(),
            delay: read.delay,
            source: read.source.clone(),
            deadline: read.deadline,
        })
    }

    pub(super) fn read(row: &SqliteRow) -> Result<Self, JournalError> {
        Ok(Self {
            at: time(row.get("at"))?,
            status: row.get::<&str, _>("status").into(),
            direction: row.get::<&str, _>("direction").into(),
            rds_mode: row.get::<&str, _>("rds_mode").into(),
            cluster_mode: row.get::<&str, _>("polardb_mode").into(),
            delay: Delay::from_wire(row.get("delay")),
            source: row.get("source"),
            deadline: optional_time(row, "deadline")?.map(Deadline),
        })
    }
}

/// A sample on its way to the table.
#[derive(Debug, Clone)]
pub struct NewSample {
    pub cluster: ClusterRef,
    pub sample: Sample,
    /// When it was read, by this server's clock.
    pub noted: Timestamp,
}
