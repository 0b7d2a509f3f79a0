//! A stored reading of a migration.

use jiff::Timestamp;
use migration::{
    ClusterRef, Deadline, Delay, Direction, Migration, MigrationStatus, ReadWriteMode, Realm,
};

use super::JournalError;
use super::columns::{optional_time, time};
use super::row::Row;

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

    pub(super) fn read(row: &Row) -> Result<Self, JournalError> {
        Ok(Self {
            at: time(row.text("at")?)?,
            status: row.text("status")?.into(),
            direction: row.text("direction")?.into(),
            rds_mode: row.text("rds_mode")?.into(),
            cluster_mode: row.text("cluster_mode")?.into(),
            delay: Delay::from_wire(row.optional_integer("delay")?),
            source: row.text("source")?.to_owned(),
            deadline: optional_time(row, "deadline")?.map(Deadline),
        })
    }
}

/// A sample on its way to the table.
#[derive(Debug, Clone)]
pub struct NewSample {
    pub realm: Realm,
    pub cluster: ClusterRef,
    pub sample: Sample,
    /// When it was read, by this server's clock.
    pub noted: Timestamp,
    /// When the migration was first seen to be gone, by the upstream's clock. `None` while it is open.
    pub gone: Option<Timestamp>,
    /// Whether the migration is to be read on in the background.
    pub read_on: bool,
}

/// A migration that was being read in the background when the journal was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOn {
    pub realm: Realm,
    pub cluster: ClusterRef,
    /// As in [`NewSample`].
    pub gone: Option<Timestamp>,
}
