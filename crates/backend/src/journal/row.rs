//! How an intent becomes a row and back.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use super::{JournalError, is_open};
use crate::{IntentId, IntentRecord, Outcome};

/// Always the same width, so that the order of the texts is the order of the times.
const TIMES: DateTimePrinter = DateTimePrinter::new().precision(Some(9));

/// Inserts an intent; false when its id or its cluster is taken.
pub async fn insert(pool: &SqlitePool, record: &IntentRecord) -> Result<bool, JournalError> {
    let inserted = sqlx::query(
        "INSERT INTO intents (intent_id, actor, profile, region, cluster, intent, parameters, \
         seen_before, outcome, reason, created_at, settled_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(record.intent_id.as_str())
    .bind(&record.actor)
    .bind(record.cluster.profile.as_str())
    .bind(record.cluster.region.as_str())
    .bind(record.cluster.id.as_str())
    .bind(record.action.as_str())
    .bind(json(&record.parameters)?)
    .bind(json(&record.seen_before)?)
    .bind(record.outcome.as_str())
    .bind(record.reason.as_ref().map(json).transpose()?)
    .bind(text(record.created_at))
    .bind(record.settled_at.map(text))
    .execute(pool)
    .await;
    match inserted {
        Ok(_) => Ok(true),
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Changes an intent; false when it is closed already and nothing was changed.
pub async fn update(pool: &SqlitePool, record: &IntentRecord) -> Result<bool, JournalError> {
    let updated = sqlx::query(concat!(
        "UPDATE intents SET outcome = ?, reason = ?, request_id = ?, read_before = ?, ",
        "read_after = ?, sent_at = ?, answered_at = ?, settled_at = ? ",
        "WHERE intent_id = ? AND ",
        is_open!()
    ))
    .bind(record.outcome.as_str())
    .bind(record.reason.as_ref().map(json).transpose()?)
    .bind(record.request_id.as_deref())
    .bind(record.read_before.as_ref().map(json).transpose()?)
    .bind(record.read_after.as_ref().map(json).transpose()?)
    .bind(record.sent_at.map(text))
    .bind(record.answered_at.map(text))
    .bind(record.settled_at.map(text))
    .bind(record.intent_id.as_str())
    .execute(pool)
    .await?;
    Ok(updated.rows_affected() == 1)
}

pub fn read(row: &SqliteRow) -> Result<IntentRecord, JournalError> {
    let outcome: String = row.try_get("outcome")?;
    let action: String = row.try_get("intent")?;
    Ok(IntentRecord {
        intent_id: IntentId::parse(row.try_get::<String, _>("intent_id")?).map_err(bad)?,
        actor: row.try_get("actor")?,
        cluster: ClusterRef {
            profile: ProfileName::parse(row.try_get::<String, _>("profile")?).map_err(bad)?,
            region: RegionId::parse(row.try_get::<String, _>("region")?).map_err(bad)?,
            id: ClusterId::parse(row.try_get::<String, _>("cluster")?).map_err(bad)?,
        },
        action: action.parse().map_err(bad)?,
        parameters: value(row.try_get::<String, _>("parameters")?)?,
        seen_before: value(row.try_get::<String, _>("seen_before")?)?,
        read_before: optional(row, "read_before")?,
        outcome: Outcome::parse(&outcome).ok_or_else(|| bad(outcome))?,
        reason: optional(row, "reason")?,
        request_id: row.try_get("request_id")?,
        read_after: optional(row, "read_after")?,
        created_at: row.try_get::<String, _>("created_at")?.parse().map_err(bad)?,
        sent_at: time(row, "sent_at")?,
        answered_at: time(row, "answered_at")?,
        settled_at: time(row, "settled_at")?,
    })
}

fn text(time: Timestamp) -> String {
    TIMES.timestamp_to_string(&time)
}

fn json(value: &impl Serialize) -> Result<String, JournalError> {
    serde_json::to_string(value).map_err(bad)
}

fn value<T: DeserializeOwned>(text: String) -> Result<T, JournalError> {
    serde_json::from_str(&text).map_err(bad)
}

fn optional<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<Option<T>, JournalError> {
    row.try_get::<Option<String>, _>(column)?.map(value).transpose()
}

fn time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, JournalError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(bad)).transpose()
}

fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
