//! Migrations that ended, and left both sides writing, until somebody acknowledges it.

use std::collections::HashSet;

use jiff::Timestamp;
use migration::{
    BothWrite, ClusterId, ClusterRef, Deadline, Ending, LastSeen, MigrationStatus, ProfileName,
    RegionId, Side, both_write,
};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqlitePool, Transaction};

use crate::samples::{self, Sample};
use crate::{Backend, JournalError};

/// A migration that is gone, and why both sides are taken to accept writes since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub cluster: ClusterRef,
    pub source: String,
    pub ending: Ending,
    pub both_write: BothWrite,
    /// The side that applications were using; nothing where readings do not tell.
    pub in_use: Option<Side>,
    /// Upstream's time of the last reading that showed the migration.
    pub last_seen: Timestamp,
    /// And of the first that did not. Names the ending.
    pub gone: Timestamp,
    pub deadline: Option<Deadline>,
    pub acknowledged: Option<Acknowledged>,
}

/// Who took care of it, and when, by this server's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub actor: String,
    pub at: Timestamp,
}

/// The table of endings.
#[derive(Debug, Clone)]
pub(crate) struct Endings {
    pool: SqlitePool,
}

impl Endings {
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    async fn latest(&self, cluster: &ClusterId) -> Result<Option<Ended>, JournalError> {
        let row = sqlx::query("SELECT * FROM endings WHERE cluster = ? ORDER BY gone DESC LIMIT 1")
            .bind(cluster.as_str())
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(read).transpose()
    }

    async fn to_acknowledge(&self) -> Result<HashSet<ClusterId>, JournalError> {
        let rows = sqlx::query("SELECT cluster FROM endings WHERE acknowledged_at IS NULL")
            .fetch_all(&self.pool)
            .await?;
        rows.iter()
            .map(|row| ClusterId::parse(row.get::<&str, _>("cluster")).map_err(bad))
            .collect()
    }

    /// The first to acknowledge is the one that is named.
    async fn acknowledge(
        &self,
        cluster: &ClusterId,
        gone: Timestamp,
        actor: &str,
    ) -> Result<bool, JournalError> {
        let updated = sqlx::query(
            "UPDATE endings SET acknowledged_by = ?, acknowledged_at = ? \
             WHERE cluster = ? AND gone = ? AND acknowledged_at IS NULL",
        )
        .bind(actor)
        .bind(samples::text(Timestamp::now()))
        .bind(cluster.as_str())
        .bind(samples::text(gone))
        .execute(&self.pool)
        .await?;
        Ok(updated.rows_affected() == 1)
    }
}

impl Backend {
    /// The latest ending of a migration of the cluster that left both sides writing.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn ended(&self, cluster: &ClusterId) -> Result<Option<Ended>, JournalError> {
        self.inner.endings.latest(cluster).await
    }

    /// Clusters whose migration left both sides writing, which nobody has acknowledged yet.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn endings_to_acknowledge(&self) -> Result<HashSet<ClusterId>, JournalError> {
        self.inner.endings.to_acknowledge().await
    }

    /// Says that the ending of this time is taken care of. False when it is not there, or was acknowledged before.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn acknowledge_ending(
        &self,
        cluster: &ClusterId,
        gone: Timestamp,
    ) -> Result<bool, JournalError> {
        self.inner.endings.acknowledge(cluster, gone, &self.inner.config.actor).await
    }
}

/// Notes the end that a sample shows, in the transaction that writes the sample.
pub(crate) async fn note(
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterRef,
    sample: &Sample,
) -> Result<(), JournalError> {
    if sample.status != MigrationStatus::NoMigration {
        return Ok(());
    }
    let Some(both) = both_write(&sample.rds_mode, &sample.cluster_mode) else { return Ok(()) };
    let Some(last) = last_open(transaction, &cluster.id).await? else { return Ok(()) };
    let seen = LastSeen {
        at: last.at,
        status: last.status.clone(),
        direction: last.direction.clone(),
        deadline: last.deadline,
    };
    let ending = seen.ending(sample.at, ended_from_here(transaction, &cluster.id).await?);
    sqlx::query("INSERT OR IGNORE INTO endings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)")
        .bind(cluster.profile.as_str())
        .bind(cluster.region.as_str())
        .bind(cluster.id.as_str())
        .bind(samples::text(sample.at))
        .bind(&last.source)
        .bind(ending.as_str())
        .bind(word_of(both))
        .bind(seen.in_use().map(word_of_side))
        .bind(samples::text(last.at))
        .bind(last.deadline.map(|deadline| samples::text(deadline.0)))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

async fn last_open(
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterId,
) -> Result<Option<Sample>, JournalError> {
    let row = sqlx::query(
        "SELECT * FROM samples WHERE cluster = ? AND status != ? ORDER BY at DESC, rowid DESC LIMIT 1",
    )
    .bind(cluster.as_str())
    .bind(MigrationStatus::NoMigration.as_str())
    .fetch_optional(&mut **transaction)
    .await?;
    row.as_ref().map(samples::sample).transpose()
}

/// Whether the last that was sent for the cluster ends a migration, and may have run.
async fn ended_from_here(
    transaction: &mut Transaction<'_, Sqlite>,
    cluster: &ClusterId,
) -> Result<bool, JournalError> {
    let row = sqlx::query(
        "SELECT intent, outcome FROM intents WHERE subject = ? AND sent_at IS NOT NULL \
         ORDER BY sent_at DESC, rowid DESC LIMIT 1",
    )
    .bind(cluster.as_str())
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(row.is_some_and(|row| {
        ["complete", "cancel", "abandon"].contains(&row.get::<&str, _>("intent"))
            && row.get::<&str, _>("outcome") != "not-run"
    }))
}

const REPORTED: &str = "reported";
const DOCUMENTED: &str = "documented";
const RDS: &str = "rds";
const POLARDB: &str = "polardb";

fn word_of(both: BothWrite) -> &'static str {
    match both {
        BothWrite::Reported => REPORTED,
        BothWrite::Documented => DOCUMENTED,
    }
}

fn word_of_side(side: Side) -> &'static str {
    match side {
        Side::Rds => RDS,
        Side::Polardb => POLARDB,
    }
}

fn read(row: &SqliteRow) -> Result<Ended, JournalError> {
    let time = |text: &str| text.parse::<Timestamp>().map_err(bad);
    let optional = |column| row.get::<Option<&str>, _>(column).map(time).transpose();
    let acknowledged = optional("acknowledged_at")?.map(|at| Acknowledged {
        actor: row.get::<Option<String>, _>("acknowledged_by").unwrap_or_default(),
        at,
    });
    let ending: &str = row.get("ending");
    Ok(Ended {
        cluster: ClusterRef {
            profile: ProfileName::parse(row.get::<&str, _>("profile")).map_err(bad)?,
            region: RegionId::parse(row.get::<&str, _>("region")).map_err(bad)?,
            id: ClusterId::parse(row.get::<&str, _>("cluster")).map_err(bad)?,
        },
        source: row.get("source"),
        ending: Ending::parse(ending).ok_or_else(|| bad(ending))?,
        both_write: match row.get("both_write") {
            REPORTED => BothWrite::Reported,
            DOCUMENTED => BothWrite::Documented,
            other => return Err(bad(other)),
        },
        in_use: match row.get("in_use") {
            Some(RDS) => Some(Side::Rds),
            Some(POLARDB) => Some(Side::Polardb),
            None => None,
            Some(other) => return Err(bad(other)),
        },
        last_seen: time(row.get("last_seen"))?,
        gone: time(row.get("gone"))?,
        deadline: optional("deadline")?.map(Deadline),
        acknowledged,
    })
}

fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
