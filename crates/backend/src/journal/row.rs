//! How an intent becomes a row and back.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use migration::ClusterId;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use super::{JournalError, intents, is_open};
use crate::{IntentId, IntentKind, IntentRecord, Outcome, SubjectState};

/// Always the same width, so that the order of the texts is the order of the times.
const TIMES: DateTimePrinter = DateTimePrinter::new().precision(Some(9));

/// Inserts an intent; false when its id or its cluster is taken.
pub async fn insert(pool: &SqlitePool, record: &IntentRecord) -> Result<bool, JournalError> {
    let intent = &record.intent;
    let inserted = sqlx::query(
        "INSERT INTO intents (intent_id, actor, profile, region, subject, intent, parameters, \
         seen_before, acknowledged, outcome, reason, created_at, settled_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(record.intent_id.as_str())
    .bind(&record.actor)
    .bind(intent.profile().as_str())
    .bind(intent.region().as_str())
    .bind(intent.subject())
    .bind(intent.kind().as_str())
    .bind(intents::parameters(intent)?)
    .bind(intents::seen(intent)?)
    .bind(intents::acknowledged(intent)?)
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
        "made = ?, read_after = ?, sent_at = ?, answered_at = ?, settled_at = ? ",
        "WHERE intent_id = ? AND ",
        is_open!()
    ))
    .bind(record.outcome.as_str())
    .bind(record.reason.as_ref().map(json).transpose()?)
    .bind(record.request_id.as_deref())
    .bind(record.read_before.as_ref().map(json).transpose()?)
    .bind(record.made.as_ref().map(ClusterId::as_str))
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
    let intent = intents::read(row)?;
    let kind = intent.kind();
    let made = row.try_get::<Option<String>, _>("made")?;
    Ok(IntentRecord {
        intent_id: IntentId::parse(row.try_get::<String, _>("intent_id")?).map_err(bad)?,
        actor: row.try_get("actor")?,
        read_before: look(row, "read_before", kind)?,
        made: made.map(ClusterId::parse).transpose().map_err(bad)?,
        read_after: look(row, "read_after", kind)?,
        intent,
        outcome: Outcome::parse(&outcome).ok_or_else(|| bad(outcome))?,
        reason: optional(row, "reason")?,
        request_id: row.try_get("request_id")?,
        created_at: row.try_get::<String, _>("created_at")?.parse().map_err(bad)?,
        sent_at: time(row, "sent_at")?,
        answered_at: time(row, "answered_at")?,
        settled_at: time(row, "settled_at")?,
    })
}

fn text(time: Timestamp) -> String {
    TIMES.timestamp_to_string(&time)
}

pub(super) fn json(value: &impl Serialize) -> Result<String, JournalError> {
    serde_json::to_string(value).map_err(bad)
}

pub(super) fn value<T: DeserializeOwned>(text: String) -> Result<T, JournalError> {
    serde_json::from_str(&text).map_err(bad)
}

fn optional<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<Option<T>, JournalError> {
    row.try_get::<Option<String>, _>(column)?.map(value).transpose()
}

fn look(
    row: &SqliteRow,
    column: &str,
    kind: IntentKind,
) -> Result<Option<SubjectState>, JournalError> {
    Ok(match kind {
        IntentKind::Migration(_) => optional(row, column)?.map(SubjectState::Migration),
        IntentKind::Change(_) => optional(row, column)?.map(SubjectState::Cluster),
        IntentKind::CreateCluster => optional(row, column)?.map(SubjectState::Creation),
        IntentKind::CreateServiceLinkedRole => optional(row, column)?.map(SubjectState::Role),
    })
}

fn time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, JournalError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(bad)).transpose()
}

pub(super) fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
