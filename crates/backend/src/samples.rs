//! Samples of migrations: what was read and when, so that a page can tell what happened while nobody looked.

use futures_util::TryStreamExt;
use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use migration::{
    ClusterId, ClusterRef, Deadline, Delay, Direction, Migration, MigrationStatus, ProfileName,
    ReadWriteMode, RegionId,
};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use crate::{History, JournalError, endings};

/// Always the same width, so that the order of the texts is the order of the times.
const TIMES: DateTimePrinter = DateTimePrinter::new().precision(Some(3));

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
    /// Nothing when the upstream did not say when it answered.
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
pub(crate) struct Kept {
    pub cluster: ClusterRef,
    pub sample: Sample,
    /// When it came, by this server's clock.
    pub noted: Timestamp,
}

/// The table of samples. Its rows are in the order in which they came; the upstream's time may go back.
#[derive(Debug, Clone)]
pub(crate) struct Samples {
    pool: SqlitePool,
}

impl Samples {
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Writes all of them or none.
    pub async fn add(&self, samples: &[Kept]) -> Result<(), JournalError> {
        let mut transaction = self.pool.begin().await?;
        for kept @ Kept { cluster, sample, noted } in samples {
            sqlx::query("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(cluster.profile.as_str())
                .bind(cluster.region.as_str())
                .bind(cluster.id.as_str())
                .bind(text(sample.at))
                .bind(sample.status.as_str())
                .bind(sample.direction.as_str())
                .bind(sample.rds_mode.as_str())
                .bind(sample.cluster_mode.as_str())
                .bind(sample.delay.seconds().and_then(|it| i64::try_from(it).ok()))
                .bind(&sample.source)
                .bind(sample.deadline.map(|deadline| text(deadline.0)))
                .bind(text(*noted))
                .execute(&mut *transaction)
                .await?;
            endings::note(&mut transaction, kept).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The newest samples of a cluster, oldest first.
    pub async fn latest(&self, id: &ClusterId, limit: u32) -> Result<Vec<Sample>, JournalError> {
        let rows =
            sqlx::query("SELECT * FROM samples WHERE cluster = ? ORDER BY rowid DESC LIMIT ?")
                .bind(id.as_str())
                .bind(limit)
                .fetch_all(&self.pool)
                .await?;
        rows.iter().rev().map(sample).collect()
    }

    /// All samples of a cluster as one history, in the order they came.
    pub async fn history(&self, id: &ClusterId) -> Result<History, JournalError> {
        let mut history = History::default();
        let mut rows = sqlx::query("SELECT * FROM samples WHERE cluster = ? ORDER BY rowid")
            .bind(id.as_str())
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await? {
            history.add(&sample(&row)?);
        }
        Ok(history)
    }

    /// The newest sample of every cluster.
    pub async fn newest(&self) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        // SQLite takes the other columns from the row that has the maximum.
        let rows =
            sqlx::query("SELECT *, max(rowid) FROM samples GROUP BY profile, region, cluster")
                .fetch_all(&self.pool)
                .await?;
        rows.iter().map(|row| Ok((cluster(row)?, sample(row)?))).collect()
    }

    /// Forgets what was noted before `time`.
    pub async fn forget_before(&self, time: Timestamp) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM samples WHERE noted_at < ?")
            .bind(text(time))
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}

pub(crate) fn text(time: Timestamp) -> String {
    TIMES.timestamp_to_string(&time)
}

fn cluster(row: &SqliteRow) -> Result<ClusterRef, JournalError> {
    let wrong = |error: migration::InvalidId| JournalError::Row(error.to_string());
    Ok(ClusterRef {
        profile: ProfileName::parse(row.get::<&str, _>("profile")).map_err(wrong)?,
        region: RegionId::parse(row.get::<&str, _>("region")).map_err(wrong)?,
        id: ClusterId::parse(row.get::<&str, _>("cluster")).map_err(wrong)?,
    })
}

pub(crate) fn sample(row: &SqliteRow) -> Result<Sample, JournalError> {
    let time =
        |text: &str| text.parse::<Timestamp>().map_err(|it| JournalError::Row(it.to_string()));
    let deadline = row.get::<Option<&str>, _>("deadline").map(time).transpose()?;
    Ok(Sample {
        at: time(row.get("at"))?,
        status: row.get::<&str, _>("status").into(),
        direction: row.get::<&str, _>("direction").into(),
        rds_mode: row.get::<&str, _>("rds_mode").into(),
        cluster_mode: row.get::<&str, _>("polardb_mode").into(),
        delay: Delay::from_wire(row.get("delay")),
        source: row.get("source"),
        deadline: deadline.map(Deadline),
    })
}
