//! A stored reading of a migration.

use jiff::{SignedDuration, Timestamp};
use migration::{
    ClusterRef, Deadline, Delay, Direction, Migration, MigrationStatus, ReadWriteMode, Realm,
};

use super::JournalError;
use super::columns::{milliseconds, time};
use super::row::Row;

/// One reading of a migration, without its endpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The upstream's time of the reading, or this server's if the upstream did not say it.
    pub at: Timestamp,
    /// Whether it is this server's time. Not stored.
    pub(crate) by_own_clock: bool,
    pub status: MigrationStatus,
    pub direction: Direction,
    pub rds_mode: ReadWriteMode,
    pub cluster_mode: ReadWriteMode,
    pub delay: Delay,
    pub source: String,
    pub deadline: Option<Deadline>,
    /// The text of a deadline that cannot be read. It is stored in the place of the deadline.
    pub(crate) unreadable_deadline: Option<String>,
}

impl Sample {
    /// The sample of a reading that was noted at a time of this server's clock.
    pub(crate) fn of(read: &Migration, noted: Timestamp) -> Self {
        Self {
            at: read.read_at.unwrap_or(noted),
            by_own_clock: read.read_at.is_none(),
            status: read.status.clone(),
            direction: read.direction.clone(),
            rds_mode: read.rds_mode.clone(),
            cluster_mode: read.cluster_mode.clone(),
            delay: read.delay,
            source: read.source.clone(),
            deadline: read.deadline,
            unreadable_deadline: read.unreadable_deadline.clone(),
        }
    }

    /// Whether this sample's time is too near a deadline to say which came first: clocks may be this far apart before the
    /// upstream refuses calls (vendor/rds-migration 1.5).
    pub(super) fn is_near(&self, deadline: Option<Deadline>) -> bool {
        const APART: SignedDuration = SignedDuration::from_mins(15);
        self.by_own_clock && deadline.is_some_and(|it| it.time_left(self.at).abs() <= APART)
    }

    /// The column `deadline`.
    pub(super) fn deadline_text(&self) -> Option<String> {
        let deadline = self.deadline.map(|deadline| milliseconds(deadline.0));
        deadline.or_else(|| self.unreadable_deadline.clone())
    }

    pub(super) fn read(row: &Row) -> Result<Self, JournalError> {
        let deadline = row.optional_text("deadline")?;
        Ok(Self {
            at: time(row.text("at")?)?,
            by_own_clock: false,
            status: row.text("status")?.into(),
            direction: row.text("direction")?.into(),
            rds_mode: row.text("rds_mode")?.into(),
            cluster_mode: row.text("cluster_mode")?.into(),
            delay: Delay::from_wire(row.optional_integer("delay")?),
            source: row.text("source")?.to_owned(),
            deadline: deadline.and_then(Deadline::from_wire),
            unreadable_deadline: deadline.and_then(Deadline::unreadable),
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
    /// The migration's `Comment`, which alarms show. Samples are stored without it.
    pub comment: String,
}

/// A migration that was being read in the background when the journal was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOn {
    pub realm: Realm,
    pub cluster: ClusterRef,
    /// As in [`NewSample`].
    pub gone: Option<Timestamp>,
}
