//! The table of samples, from which a page shows what happened while it was not open.

use std::collections::HashMap;

use migration::{ClusterId, ClusterRef, MigrationStatus, Realm, RegionRef};

use super::chain::Change;
use super::columns::{cluster, milliseconds, nanoseconds, optional_time};
use super::engine::{Engine, Transaction};
use super::row::Row;
use super::statement::Statement;
use super::{JournalError, NewSample, ReadOn, Sample, migration_end, move_end};

/// Samples of one migration that are read at most: those of a day in which one was read every second, and the thinned ones
/// of the longest time that they are kept.
const READ_AT_MOST: i64 = 100_000;

/// The table of samples. Its rows are in the order in which they were read; the upstream's time may go back.
#[derive(Debug, Clone)]
pub struct Samples {
    pub(super) engine: Engine,
}

impl Samples {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// Writes all of them or none, with the alarms that they raise.
    ///
    /// Returns the clusters of which an intent has changed: a sample shows where its transition came out.
    pub async fn add(&self, samples: &[NewSample]) -> Result<Vec<ClusterRef>, JournalError> {
        self.write(samples, false).await
    }

    /// As [`Samples::add`], after an attempt that may have written some although it was said to have failed.
    pub async fn add_missing(
        &self,
        samples: &[NewSample],
    ) -> Result<Vec<ClusterRef>, JournalError> {
        self.write(samples, true).await
    }

    async fn write(
        &self,
        samples: &[NewSample],
        skips_known: bool,
    ) -> Result<Vec<ClusterRef>, JournalError> {
        let mut arrived = Vec::new();
        let mut change = Change::begin(&self.engine).await?;
        let mut newest: HashMap<_, &NewSample> = HashMap::new();
        for new in samples {
            if skips_known && is_known(&mut change.transaction, new).await? {
                continue;
            }
            change.transaction.execute(insert(new)).await?;
            migration_end::keep(&mut change, new).await?;
            if move_end::keep(&mut change, new).await? {
                arrived.push(new.cluster.clone());
            }
            newest.insert((&new.realm, &new.cluster), new);
        }
        for new in newest.into_values() {
            keep_newest(&mut change.transaction, new).await?;
        }
        change.commit().await?;
        Ok(arrived)
    }

    /// The newest samples of a cluster, oldest first. Skips those that cannot be read.
    pub async fn latest(
        &self,
        realm: &Realm,
        id: &ClusterId,
        limit: u32,
    ) -> Result<Vec<Sample>, JournalError> {
        self.newest_of(realm, id, i64::from(limit)).await
    }

    /// The samples of a cluster, oldest first, as many as are read at most.
    pub async fn all(&self, realm: &Realm, id: &ClusterId) -> Result<Vec<Sample>, JournalError> {
        self.newest_of(realm, id, READ_AT_MOST).await
    }

    async fn newest_of(
        &self,
        realm: &Realm,
        id: &ClusterId,
        limit: i64,
    ) -> Result<Vec<Sample>, JournalError> {
        let found = Statement::new(
            "SELECT at, status, direction, rds_mode, cluster_mode, delay, source, deadline \
             FROM samples WHERE realm = $1 AND cluster = $2 ORDER BY seq DESC LIMIT $3",
        );
        let found = found.bind(realm.as_str()).bind(id.as_str()).bind(limit);
        let rows = self.engine.rows(found).await?;
        Ok(rows.iter().rev().filter_map(readable).collect())
    }

    /// Open migrations of a region with their newest samples, in the order of their clusters. Skips those that cannot be
    /// read.
    pub async fn open_in(
        &self,
        realm: &Realm,
        place: &RegionRef,
    ) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        let found = Statement::new(
            "SELECT * FROM newest_samples WHERE realm = $1 AND profile = $2 AND region = $3 \
             AND read_on = 1 AND status != $4 ORDER BY cluster",
        );
        let found = found
            .bind(realm.as_str())
            .bind(place.profile.as_str())
            .bind(place.region.as_str())
            .bind(MigrationStatus::NoMigration.as_str());
        let rows = self.engine.rows(found).await?;
        Ok(rows.iter().filter_map(|row| Some((cluster(row).ok()?, readable(row)?))).collect())
    }

    /// The next process does not read this migration on: its cluster is gone.
    pub async fn stop_reading(
        &self,
        realm: &Realm,
        cluster: &ClusterRef,
    ) -> Result<(), JournalError> {
        let stop = Statement::new(
            "UPDATE newest_samples SET read_on = 0 \
             WHERE realm = $1 AND profile = $2 AND region = $3 AND cluster = $4",
        );
        let stop = stop
            .bind(realm.as_str())
            .bind(cluster.profile.as_str())
            .bind(cluster.region.as_str())
            .bind(cluster.id.as_str());
        let mut transaction = self.engine.begin().await?;
        transaction.execute(stop).await?;
        transaction.commit().await
    }

    /// Every migration of a realm that is read in the background. Skips those that cannot be read.
    pub async fn read_on(&self, realm: &Realm) -> Result<Vec<ReadOn>, JournalError> {
        let found = Statement::new("SELECT * FROM newest_samples WHERE realm = $1 AND read_on = 1");
        let rows = self.engine.rows(found.bind(realm.as_str())).await?;
        let read = |row| {
            let cluster: ClusterRef = cluster(row).ok()?;
            let gone = optional_time(row, "gone").ok()?;
            Some(ReadOn { realm: realm.clone(), cluster, gone })
        };
        Ok(rows.iter().filter_map(read).collect())
    }
}

fn readable(row: &Row) -> Option<Sample> {
    Sample::read(row).inspect_err(|error| tracing::warn!(%error, "a sample cannot be read")).ok()
}

/// Whether the sample is there.
async fn is_known(transaction: &mut Transaction, new: &NewSample) -> Result<bool, JournalError> {
    let known = Statement::new(
        "SELECT seq FROM samples WHERE thinned = 0 AND noted_at = $1 AND realm = $2 AND cluster = $3",
    );
    let known =
        known.bind(nanoseconds(new.noted)).bind(new.realm.as_str()).bind(new.cluster.id.as_str());
    Ok(transaction.row(known).await?.is_some())
}

fn insert(new: &NewSample) -> Statement {
    let statement = Statement::new(
        "INSERT INTO samples (realm, profile, region, cluster, at, status, direction, rds_mode, \
         cluster_mode, delay, source, deadline, noted_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    );
    columns_of(statement, new)
}

async fn keep_newest(transaction: &mut Transaction, new: &NewSample) -> Result<(), JournalError> {
    let statement = Statement::new(
        "INSERT INTO newest_samples (realm, profile, region, cluster, at, status, direction, \
         rds_mode, cluster_mode, delay, source, deadline, noted_at, gone, read_on) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
         ON CONFLICT (realm, profile, region, cluster) DO UPDATE SET at = excluded.at, \
         status = excluded.status, direction = excluded.direction, rds_mode = excluded.rds_mode, \
         cluster_mode = excluded.cluster_mode, delay = excluded.delay, source = excluded.source, \
         deadline = excluded.deadline, noted_at = excluded.noted_at, gone = excluded.gone, \
         read_on = excluded.read_on",
    );
    let statement =
        columns_of(statement, new).bind(new.gone.map(milliseconds)).bind(i64::from(new.read_on));
    transaction.execute(statement).await?;
    Ok(())
}

/// Binds the columns that both tables have.
fn columns_of(statement: Statement, new: &NewSample) -> Statement {
    let NewSample { realm, cluster, sample, noted, .. } = new;
    statement
        .bind(realm.as_str())
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
        .bind(sample.deadline_text())
        .bind(nanoseconds(*noted))
}
