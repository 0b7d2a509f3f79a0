//! Alarms about one intent: something else happened, or the cloud gave up what it began.

use jiff::Timestamp;
use migration::{ClusterId, Realm};
use serde::{Deserialize, Serialize};

use super::JournalError;
use super::alarms::{self, Acknowledged, AlarmKind};
use super::columns::{time, value};
use super::engine::Engine;
use super::journalled_row::journalled;
use super::row::Row;
use super::statement::Statement;
use crate::caller::Caller;
use crate::intent::{IntentId, Journalled};

/// An alarm about an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntentAlarm {
    pub kind: AlarmKind,
    /// The upstream's time of the reading that shows it.
    pub at: Timestamp,
    /// The migration's `Comment` in that reading; empty if there was none.
    pub comment: String,
    pub intent: Journalled,
    pub acknowledged: Option<Acknowledged>,
}

/// What the column `what` of such an alarm holds.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ToldOfIntent {
    #[serde(default)]
    pub comment: String,
}

#[derive(Debug, Clone)]
pub struct IntentAlarms {
    engine: Engine,
}

impl IntentAlarms {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// The alarms about a cluster's intents that stand, newest first. Skips those that cannot be read.
    pub async fn standing(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
    ) -> Result<Vec<IntentAlarm>, JournalError> {
        let found = Statement::new(
            "SELECT intents.*, alarms.kind AS alarm_kind, alarms.at AS alarm_at, \
             alarms.what AS alarm_what, alarms.acknowledged_by, alarms.acknowledged_at \
             FROM alarms JOIN intents ON intents.intent_id = alarms.intent_id \
             WHERE alarms.realm = $1 AND alarms.cluster = $2 AND alarms.kind IN ($3, $4) \
             AND alarms.acknowledged_at IS NULL ORDER BY alarms.seq DESC",
        );
        let found = found
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(AlarmKind::SomethingElse.as_str())
            .bind(AlarmKind::FellBack.as_str());
        let rows = self.engine.rows(found).await?;
        Ok(rows.iter().filter_map(readable).collect())
    }

    /// Acknowledges the alarms about an intent. False if none stands.
    pub async fn acknowledge(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
        intent: &IntentId,
        caller: &Caller,
    ) -> Result<bool, JournalError> {
        let standing = Statement::new(
            "SELECT seq FROM alarms WHERE realm = $1 AND cluster = $2 AND intent_id = $3 \
             AND kind IN ($4, $5) AND acknowledged_at IS NULL ORDER BY seq",
        );
        let standing = standing
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(intent.as_str())
            .bind(AlarmKind::SomethingElse.as_str())
            .bind(AlarmKind::FellBack.as_str());
        alarms::acknowledge(&self.engine, standing, caller).await
    }
}

fn readable(row: &Row) -> Option<IntentAlarm> {
    read(row).inspect_err(|error| tracing::error!(%error, "an alarm cannot be read")).ok()
}

fn read(row: &Row) -> Result<IntentAlarm, JournalError> {
    let kind = row.text("alarm_kind")?;
    let told: ToldOfIntent = row.text("alarm_what").and_then(value).unwrap_or_default();
    Ok(IntentAlarm {
        kind: AlarmKind::parse(kind).ok_or_else(|| super::columns::bad(kind))?,
        at: time(row.text("alarm_at")?)?,
        comment: told.comment,
        intent: journalled(row),
        acknowledged: alarms::acknowledged(row)?,
    })
}
