//! The table of samples, from which a page shows what happened while it was not open.

use futures_util::TryStreamExt;
use jiff::Timestamp;
use migration::{ClusterId, ClusterRef};
use sqlx::SqlitePool;

use super::columns::{cluster, milliseconds};
use super::{JournalError, NewSample, Sample, migration_end};

/// The table of samples. Its rows are in the order in which they were read; the upstream's time may go back.
#[derive(Debug, Clone)]
pub struct Samples {
    pool: SqlitePool,
}

impl Samples {
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Writes all of them or none.
    pub async fn add(&self, samples: &[NewSample]) -> Result<(), JournalError> {
        let mut transaction = self.pool.begin().await?;
        for new @ NewSample { cluster, sample, noted } in samples {
            sqlx::query("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(cluster.profile.as_str())
                .bind(cluster.region.as_str())
                .bind(cluster.id.as_str())
                .bind(milliseconds(sample.at))
                .bind(sample.status.as_str())
                .bind(sample.direction.as_str())
                .bind(sample.rds_mode.as_str())
                .bind(sample.cluster_mode.as_str())
                .bind(sample.delay.seconds().and_then(|it| i64::try_from(it).ok()))
                .bind(&sample.source)
                .bind(sample.deadline.map(|deadline| milliseconds(deadline.0)))
                .bind(milliseconds(*noted))
                .execute(&mut *transaction)
                .await?;
            migration_end::keep(&mut transaction, new).await?;
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
        rows.iter().rev().map(Sample::read).collect()
    }

    /// Hands every sample of a cluster to `take`, oldest first.
    pub async fn each(
        &self,
        id: &ClusterId,
        mut take: impl FnMut(&Sample) + Send,
    ) -> Result<(), JournalError> {
        let mut rows = sqlx::query("SELECT * FROM samples WHERE cluster = ? ORDER BY rowid")
            .bind(id.as_str())
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await? {
            take(&Sample::read(&row)?);
        }
        Ok(())
    }

    /// The newest sample of every cluster.
    pub async fn newest(&self) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        // SQLite takes the other columns from the row that has the maximum.
        let rows =
            sqlx::query("SELECT *, max(rowid) FROM samples GROUP BY profile, region, cluster")
                .fetch_all(&self.pool)
                .await?;
        rows.iter().map(|row| Ok((cluster(row)?, Sample::read(row)?))).collect()
    }

    /// Deletes what was read before `time`.
    pub async fn forget_before(&self, time: Timestamp) -> Result<(), JournalError> {
        sqlx::query("DELETE FROM samples WHERE noted_at < ?")
            .bind(milliseconds(time))
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
