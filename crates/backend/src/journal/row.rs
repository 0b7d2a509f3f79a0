//! How an intent becomes a row and back.

use jiff::Timestamp;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqlitePool};

use super::{Change, JournalError};
use crate::{IntentId, IntentRecord, Order, Outcome, Reason};

/// Inserts the order; false when its id or its cluster is taken.
pub async fn insert(
    pool: &SqlitePool,
    order: &Order,
    actor: &str,
    outcome: Outcome,
    reason: Option<&Reason>,
) -> Result<bool, JournalError> {
    let now = Timestamp::now().to_string();
    let inserted = sqlx::query(
        "INSERT INTO intents (intent_id, actor, profile, region, cluster, intent, parameters, \
         seen_before, outcome, reason, created_at, settled_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(order.intent_id.as_str())
    .bind(actor)
    .bind(order.cluster.profile.as_str())
    .bind(order.cluster.region.as_str())
    .bind(order.cluster.id.as_str())
    .bind(order.action.as_str())
    .bind(json(&order.parameters)?)
    .bind(json(&order.seen)?)
    .bind(outcome.as_str())
    .bind(reason.map(json).transpose()?)
    .bind(&now)
    .bind((!outcome.is_open()).then_some(&now))
    .execute(pool)
    .await;
    match inserted {
        Ok(_) => Ok(true),
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub async fn update(
    pool: &SqlitePool,
    id: &IntentId,
    change: Change<'_>,
) -> Result<(), JournalError> {
    sqlx::query(
        "UPDATE intents SET outcome = COALESCE(?, outcome), reason = COALESCE(?, reason), \
         request_id = COALESCE(?, request_id), read_before = COALESCE(?, read_before), \
         read_after = COALESCE(?, read_after), sent_at = COALESCE(?, sent_at), \
         answered_at = COALESCE(?, answered_at), settled_at = COALESCE(?, settled_at) \
         WHERE intent_id = ? AND outcome IN ('checking', 'sent', 'accepted', 'unknown')",
    )
    .bind(change.outcome.map(Outcome::as_str))
    .bind(change.reason.map(json).transpose()?)
    .bind(change.request_id)
    .bind(change.read_before.map(json).transpose()?)
    .bind(change.read_after.map(json).transpose()?)
    .bind(change.sent_at.map(|time| time.to_string()))
    .bind(change.answered_at.map(|time| time.to_string()))
    .bind(change.settled_at.map(|time| time.to_string()))
    .bind(id.as_str())
    .execute(pool)
    .await?;
    Ok(())
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

fn json(value: &impl Serialize) -> Result<String, JournalError> {
    serde_json::to_string(value).map_err(bad)
}

fn value<T: DeserializeOwned>(text: String) -> Result<T, JournalError> {
    serde_json::from_str(&text).map_err(bad)
}

fn optional<T: DeserializeOwned>(
    row: &SqliteRow,
    column: &str,
) -> Result<Option<T>, JournalError> {
    row.try_get::<Option<String>, _>(column)?.map(value).transpose()
}

fn time(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>, JournalError> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(bad)).transpose()
}

fn bad(error: impl std::fmt::Display) -> JournalError {
    JournalError::Row(error.to_string())
}
