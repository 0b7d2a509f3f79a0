//! Both-write alarms: migrations that ended and left both sides accepting writes. An alarm stands until it is
//! acknowledged.

use jiff::Timestamp;
use migration::{BothWrite, ClusterId, ClusterRef, Deadline, Ending, Realm, Side};
use serde::{Deserialize, Serialize};

use super::JournalError;
use super::alarms::{self, Acknowledged, AlarmKind};
use super::columns::{self, milliseconds, time, value};
use super::engine::Engine;
use super::row::Row;
use super::statement::Statement;
use crate::caller::Caller;
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
    /// Whether the times are this server's, because the upstream did not say its own.
    pub by_own_clock: bool,
    /// The intent that was sent from here to end the migration, unless it did something else.
    pub sent: Option<IntentId>,
    pub acknowledged: Option<Acknowledged>,
}

/// What the column `what` of an alarm holds. Words that this version does not know are read as "not known".
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    pub source: String,
    pub ending: String,
    /// What the ending is taken for if the intent turns out not to have ended the migration.
    pub otherwise: Option<String>,
    pub both_write: String,
    pub both_write_at: Option<Timestamp>,
    pub in_use: Option<String>,
    /// The side that the readings show if the intent turns out not to have ended the migration. `None` in rows from before
    /// these were told apart.
    #[serde(default)]
    pub in_use_otherwise: Option<String>,
    pub last_seen: Timestamp,
    pub deadline: Option<Timestamp>,
    /// Whether the end was noted by this server's clock, because the upstream did not say its time.
    #[serde(default)]
    pub by_own_clock: bool,
}

impl Told {
    /// What is told of an alarm that cannot be read as a whole: where it is, if that can be read.
    fn unread(gone: Timestamp, text: &str) -> Self {
        let stored: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
        let source = stored["value"]["source"].as_str().unwrap_or(UNREAD_SOURCE);
        Self {
            source: source.to_owned(),
            ending: Ending::Unknown.as_str().to_owned(),
            otherwise: None,
            both_write: DOCUMENTED.to_owned(),
            both_write_at: None,
            in_use: None,
            in_use_otherwise: None,
            last_seen: gone,
            deadline: None,
            by_own_clock: false,
        }
    }
}

#[derive(Debug, Clone)]
pub struct BothWriteAlarms {
    engine: Engine,
}

impl BothWriteAlarms {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// The latest alarm of a cluster.
    pub async fn latest(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
    ) -> Result<Option<BothWriteAlarm>, JournalError> {
        let found = Statement::new(
            "SELECT alarms.*, intents.intent_id AS sent FROM alarms \
             LEFT JOIN intents ON intents.intent_id = alarms.intent_id AND outcome NOT IN ($1, $2) \
             WHERE alarms.realm = $3 AND alarms.cluster = $4 AND alarms.kind = $5 \
             ORDER BY alarms.seq DESC LIMIT 1",
        );
        let found = found
            .bind(Outcome::NotRun.as_str())
            .bind(Outcome::SomethingElse.as_str())
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(AlarmKind::BothWrite.as_str());
        self.engine.row(found).await?.as_ref().map(read).transpose()
    }

    /// Acknowledges an alarm and those before it, because a page shows only the latest. The first person to acknowledge
    /// is the one that is named. False if the alarm is not there, or was acknowledged before.
    pub async fn acknowledge(
        &self,
        realm: &Realm,
        cluster: &ClusterId,
        gone: Timestamp,
        caller: &Caller,
    ) -> Result<bool, JournalError> {
        let standing = Statement::new(
            "SELECT seq FROM alarms WHERE realm = $1 AND cluster = $2 AND kind = $3 \
             AND acknowledged_at IS NULL AND seq <= (SELECT seq FROM alarms \
             WHERE realm = $1 AND cluster = $2 AND kind = $3 AND at = $4) ORDER BY seq",
        );
        let standing = standing
            .bind(realm.as_str())
            .bind(cluster.as_str())
            .bind(AlarmKind::BothWrite.as_str())
            .bind(milliseconds(gone));
        alarms::acknowledge(&self.engine, standing, caller).await
    }
}

/// Stands for the ID of a source that cannot be read.
const UNREAD_SOURCE: &str = "rm-…";
const REPORTED: &str = "reported";
const DOCUMENTED: &str = "documented";
const RDS: &str = "rds";
const POLARDB: &str = "polardb";
const NOT_SHOWN: &str = "unknown";

pub(super) fn word_of(both: BothWrite) -> &'static str {
    match both {
        BothWrite::Reported => REPORTED,
        BothWrite::Documented => DOCUMENTED,
    }
}

pub(super) fn word_of_side(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Rds) => RDS,
        Some(Side::Polardb) => POLARDB,
        None => NOT_SHOWN,
    }
}

fn read(row: &Row) -> Result<BothWriteAlarm, JournalError> {
    let acknowledged = alarms::acknowledged(row)?;
    let gone = time(row.text("at")?)?;
    let sent = row.optional_text("sent")?.and_then(|id| IntentId::parse(id).ok());
    // An alarm stands although it cannot be read what it tells.
    let what = row.text("what").unwrap_or_default();
    let told = value(what).unwrap_or_else(|error| {
        tracing::error!(%error, "an alarm cannot be read");
        Told::unread(gone, what)
    });
    let ending = told.otherwise.filter(|_| sent.is_none()).unwrap_or(told.ending);
    let in_use = if sent.is_none() { told.in_use_otherwise.or(told.in_use) } else { told.in_use };
    Ok(BothWriteAlarm {
        cluster: columns::cluster(row)?,
        source: told.source,
        ending: Ending::parse(&ending).unwrap_or(Ending::Unknown),
        both_write: match told.both_write.as_str() {
            REPORTED => BothWrite::Reported,
            // What is not known to have been reported is assumed because of the documents.
            _ => BothWrite::Documented,
        },
        both_write_at: told.both_write_at.unwrap_or(gone),
        in_use: match in_use.as_deref() {
            Some(RDS) => Some(Side::Rds),
            Some(POLARDB) => Some(Side::Polardb),
            _ => None,
        },
        last_seen: told.last_seen,
        gone,
        deadline: told.deadline.map(Deadline),
        by_own_clock: told.by_own_clock,
        sent,
        acknowledged,
    })
}
