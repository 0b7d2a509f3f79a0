//! The table of both-write alarms: migrations that ended and left both sides accepting writes. An alarm stands until it is
//! acknowledged.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use jiff::Timestamp;
use migration::{BothWrite, ClusterId, ClusterRef, Deadline, Ending, Side};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use super::JournalError;
use super::columns::{self, bad, milliseconds, optional_time, time};
use crate::intent::{IntentId, Outcome};

/// A migration that is gone, and why both sides are assumed to accept writes since then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BothWriteAlarm {
    pub cluster: ClusterRef,
    pub source: String,
    pub ending: Ending,
    pub both_write: BothWrite,
    /// Upstream's time of the reading that shows it.
    pub both_write_at: Timestamp,
    /// The side that applications were using. `None` if the readings do not show it.
    pub in_use: Option<Side>,
    /// Upstream's time of the last reading that showed the migration.
    pub last_seen: Timestamp,
    /// Upstream's time of the first reading that did not. It identifies the alarm.
    pub gone: Timestamp,
    pub deadline: Option<Deadline>,
    /// The intent that was sent from here to end the migration, unless it did something else.
    pub sent: Option<IntentId>,
    pub acknowledged: Option<Acknowledged>,
}

/// Who acknowledged an alarm, and when, by this server's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub actor: String,
    pub at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct BothWriteAlarms {
    pool: SqlitePool,
}

impl BothWriteAlarms {
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// The latest alarm of a cluster.
    pub async fn latest(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<BothWriteAlarm>, JournalError> {
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

    /// The clusters with an alarm that stands.
    pub async fn to_acknowledge(&self) -> Result<HashSet<ClusterId>, JournalError> {
        let rows = sqlx::query("SELECT cluster FROM endings WHERE acknowledged_at IS NULL")
            .fetch_all(&self.pool)
            .await?;
        rows.iter()
            .map(|row| ClusterId::parse(row.get::<&str, _>("cluster")).map_err(bad))
            .collect()
    }

    /// Acknowledges an alarm and those before it, because a page shows only the latest. The first person to acknowledge
    /// is the one that is named. False if the alarm is not there, or was acknowledged before.
    pub async fn acknowledge(
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
        .bind(milliseconds(Timestamp::now()))
        .bind(cluster.as_str())
        .bind(milliseconds(gone))
        .execute(&self.pool)
        .await?;
        Ok(updated.rows_affected() > 0)
    }
}

const REPORTED: &str = "reported";
const DOCUMENTED: &str = "documented";
const RDS: &str = "rds";
const POLARDB: &str = "polardb";

pub(super) fn word_of(both: BothWrite) -> &'static str {
    match both {
        BothWrite::Reported => REPORTED,
        BothWrite::Documented => DOCUMENTED,
    }
}

pub(super) fn word_of_side(side: Side) -> &'static str {
    match side {
        Side::Rds => RDS,
        Side::Polardb => POLARDB,
    }
}

fn read(row: &SqliteRow) -> Result<BothWriteAlarm, JournalError> {
    let acknowledged = optional_time(row, "acknowledged_at")?.map(|at| Acknowledged {
        actor: row.get::<Option<String>, _>("acknowledged_by").unwrap_or_default(),
        at,
    });
    let gone = time(row.get("gone"))?;
    let sent = row.get::<Option<&str>, _>("intent_id").map(IntentId::parse).transpose();
    let sent = sent.map_err(bad)?;
    let otherwise = row.get::<Option<&str>, _>("otherwise").filter(|_| sent.is_none());
    let ending: &str = otherwise.unwrap_or(row.get("ending"));
    Ok(BothWriteAlarm {
        cluster: columns::cluster(row)?,
        source: row.get("source"),
        ending: Ending::parse(ending).ok_or_else(|| bad(ending))?,
        both_write: match row.get("both_write") {
            REPORTED => BothWrite::Reported,
            DOCUMENTED => BothWrite::Documented,
            other => return Err(bad(other)),
        },
        both_write_at: optional_time(row, "both_write_at")?.unwrap_or(gone),
        in_use: match row.get("in_use") {
            Some(RDS) => Some(Side::Rds),
            Some(POLARDB) => Some(Side::Polardb),
            None => None,
            Some(other) => return Err(bad(other)),
        },
        last_seen: time(row.get("last_seen"))?,
        gone,
        deadline: optional_time(row, "deadline")?.map(Deadline),
        sent,
        acknowledged,
    })
}
