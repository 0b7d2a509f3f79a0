//! Migrations that ended, and left both sides writing, until somebody acknowledges it.

mod note;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use jiff::Timestamp;
use migration::{BothWrite, ClusterId, ClusterRef, Deadline, Ending, ProfileName, RegionId, Side};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

pub(crate) use note::note;

use crate::samples;
use crate::{Backend, IntentId, JournalError, Outcome};

/// A migration that is gone, and why both sides are taken to accept writes since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub cluster: ClusterRef,
    pub source: String,
    pub ending: Ending,
    pub both_write: BothWrite,
    /// Upstream's time of the reading that it is taken from.
    pub both_write_at: Timestamp,
    /// The side that applications were using; nothing where readings do not tell.
    pub in_use: Option<Side>,
    /// Upstream's time of the last reading that showed the migration.
    pub last_seen: Timestamp,
    /// And of the first that did not. Names the ending.
    pub gone: Timestamp,
    pub deadline: Option<Deadline>,
    /// The intent that was sent from here to end it. Not one that did something else.
    pub sent: Option<IntentId>,
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
        let row = sqlx::query(
            "SELECT endings.*, intent_id FROM endings \
             LEFT JOIN intents ON intent_id = sent AND outcome NOT IN (?, ?) \
             WHERE endings.cluster = ? ORDER BY endings.rowid DESC LIMIT 1",
        )
        .bind(Outcome::NotRun.as_str())
        .bind(Outcome::SomethingElse.as_str())
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

    /// Those before it are taken care of with it: a page shows only the latest. The first to acknowledge is the one that
    /// is named.
    async fn acknowledge(
        &self,
        cluster: &ClusterId,
        gone: Timestamp,
        actor: &str,
    ) -> Result<bool, JournalError> {
        let updated = sqlx::query(
            "UPDATE endings SET acknowledged_by = ?1, acknowledged_at = ?2 \
             WHERE cluster = ?3 AND acknowledged_at IS NULL \
             AND rowid <= (SELECT rowid FROM endings WHERE cluster = ?3 AND gone = ?4)",
        )
        .bind(actor)
        .bind(samples::text(Timestamp::now()))
        .bind(cluster.as_str())
        .bind(samples::text(gone))
        .execute(&self.pool)
        .await?;
        Ok(updated.rows_affected() > 0)
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

    /// Says that the ending of this time, and those before it, are taken care of. False when it is not there, or was
    /// acknowledged before.
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
    let gone = time(row.get("gone"))?;
    let sent = row.get::<Option<&str>, _>("intent_id").map(IntentId::parse).transpose();
    let sent = sent.map_err(bad)?;
    let otherwise = row.get::<Option<&str>, _>("otherwise").filter(|_| sent.is_none());
    let ending: &str = otherwise.unwrap_or(row.get("ending"));
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
        both_write_at: optional("both_write_at")?.unwrap_or(gone),
        in_use: match row.get("in_use") {
            Some(RDS) => Some(Side::Rds),
            Some(POLARDB) => Some(Side::Polardb),
            None => None,
            Some(other) => return Err(bad(other)),
        },
        last_seen: time(row.get("last_seen"))?,
        gone,
        deadline: optional("deadline")?.map(Deadline),
        sent,
        acknowledged,
    })
}

fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
