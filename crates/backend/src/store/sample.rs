//! A stored reading of a migration.

use jiff::Timestamp;
use migration::{
    ClusterRef, Deadline, Delay, Direction, Migration, MigrationStatus, ReadWriteMode,
};

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
}

/// A sample on its way to the table.
#[derive(Debug, Clone)]
pub struct NewSample {
    pub cluster: ClusterRef,
    pub sample: Sample,
    /// When it was read, by this server's clock.
    pub noted: Timestamp,
}
