//! How an intent becomes a row and back.

use migration::ClusterId;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use super::columns::{bad, is_open, json, nanoseconds, optional_time, optional_value, time};
use super::{JournalError, intent_columns};
use crate::intent::{IntentId, IntentKind, IntentRecord, Outcome, SubjectState};

/// Inserts an intent. False if its ID was used before, or another intent about its subject is open.
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
    .bind(intent_columns::parameters(intent)?)
    .bind(intent_columns::seen(intent)?)
    .bind(intent_columns::acknowledged(intent)?)
    .bind(record.outcome.as_str())
    .bind(record.reason.as_ref().map(json).transpose()?)
    .bind(nanoseconds(record.created_at))
    .bind(record.settled_at.map(nanoseconds))
    .execute(pool)
    .await;
    match inserted {
        Ok(_) => Ok(true),
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Updates an intent. False if it was closed already; then nothing was changed.
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
    .bind(record.sent_at.map(nanoseconds))
    .bind(record.answered_at.map(nanoseconds))
    .bind(record.settled_at.map(nanoseconds))
    .bind(record.intent_id.as_str())
    .execute(pool)
    .await?;
    Ok(updated.rows_affected() == 1)
}

pub fn read(row: &SqliteRow) -> Result<IntentRecord, JournalError> {
    let outcome: String = row.try_get("outcome")?;
    let intent = intent_columns::read(row)?;
    let kind = intent.kind();
    let made = row.try_get::<Option<String>, _>("made")?;
    Ok(IntentRecord {
        intent_id: IntentId::parse(row.try_get::<String, _>("intent_id")?).map_err(bad)?,
        actor: row.try_get("actor")?,
        read_before: state(row, "read_before", kind)?,
        made: made.map(ClusterId::parse).transpose().map_err(bad)?,
        read_after: state(row, "read_after", kind)?,
        intent,
        outcome: Outcome::parse(&outcome).ok_or_else(|| bad(outcome))?,
        reason: optional_value(row, "reason")?,
        request_id: row.try_get("request_id")?,
        created_at: time(row.try_get("created_at")?)?,
        sent_at: optional_time(row, "sent_at")?,
        answered_at: optional_time(row, "answered_at")?,
        settled_at: optional_time(row, "settled_at")?,
    })
}

/// The subject as a column has it.
fn state(
    row: &SqliteRow,
    column: &str,
    kind: IntentKind,
) -> Result<Option<SubjectState>, JournalError> {
    Ok(match kind {
        IntentKind::Migration(_) => optional_value(row, column)?.map(SubjectState::Migration),
        IntentKind::Change(_) => optional_value(row, column)?.map(SubjectState::Cluster),
        IntentKind::CreateCluster => optional_value(row, column)?.map(SubjectState::Creation),
        IntentKind::CreateServiceLinkedRole => optional_value(row, column)?.map(SubjectState::Role),
    })
}
