//! What was done that is no intent, and whether the journal still says what happened.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::chain::{ChainBreak, Change, verify};
use super::columns::bad;
use super::engine::Engine;
use super::event::{Asked, Event, What};
use super::row::Row;
use super::statement::{Statement, Value};
use super::{JournalError, postgres, sqlite};
use crate::caller::Caller;
use crate::database_url::DatabaseUrl;

/// The chain of events, as a whole.
#[derive(Debug, Clone)]
pub struct Records {
    engine: Engine,
}

/// The journal holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub events: i64,
    pub intents: usize,
    /// The hash of the last event.
    pub head: String,
}

/// What does not hold together.
#[derive(Debug, Clone, thiserror::Error)]
pub enum JournalFault {
    #[error("the journal's chain is broken: {0}")]
    Chain(#[from] ChainBreak),
    #[error("the intent {0} is not what its events say")]
    Intent(String),
    #[error("the alarm {0} is not what its events say")]
    Alarm(i64),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

type Fields = Map<String, Json>;

impl Records {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// Keeps who asked for something that is no intent.
    pub async fn asked(&self, caller: &Caller, asked: Asked) -> Result<(), JournalError> {
        let mut change = Change::begin(&self.engine).await?;
        change.append(&Event::now(caller, What::Asked(asked))).await?;
        change.commit().await
    }

    /// Verifies the chain, and compares each intent and each alarm with what its events say.
    pub async fn verify(&self) -> Result<Verified, JournalFault> {
        let mut snapshot = self.engine.snapshot().await?;
        let mut told = Projection::default();
        let head = verify(&mut snapshot, |at, what| told.tell(at, what)).await??;
        let intents = snapshot.rows(Statement::new("SELECT * FROM intents ORDER BY seq")).await?;
        for row in &intents {
            let id = row.text("intent_id")?;
            if told.intents.remove(id) != Some(fields(row)) {
                return Err(JournalFault::Intent(id.to_owned()));
            }
        }
        for row in snapshot.rows(Statement::new("SELECT * FROM alarms ORDER BY seq")).await? {
            let seq = row.integer("seq")?;
            if told.alarms.remove(&seq) != Some(fields(&row)) {
                return Err(JournalFault::Alarm(seq));
            }
        }
        match (told.intents.into_keys().next(), told.alarms.into_keys().next()) {
            (Some(id), _) => Err(JournalFault::Intent(id)),
            (None, Some(seq)) => Err(JournalFault::Alarm(seq)),
            (None, None) => {
                Ok(Verified { events: head.seq, intents: intents.len(), head: head.hash })
            }
        }
    }
}

/// What the events come to.
#[derive(Debug, Default)]
struct Projection {
    intents: BTreeMap<String, Fields>,
    alarms: BTreeMap<i64, Fields>,
}

impl Projection {
    /// Adds what an event says.
    fn tell(&mut self, at: &str, what: &str) -> Result<(), JournalError> {
        let event: Json = serde_json::from_str(what).map_err(bad)?;
        if event["at"].as_str() != Some(at) {
            return Err(bad(format_args!("an event of {at} says another time")));
        }
        let details = &event["details"];
        let Some(row) = details["row"].as_object() else { return Ok(()) };
        let told = match event["kind"].as_str() {
            Some("intent-begun" | "intent-taken-over") => self.intent(&row["intent_id"]),
            Some("intent-changed") => self.intent(&details["intent_id"]),
            Some("alarm-raised") => {
                // The upstream's time went back: one of the same time is replaced.
                let keys = ["realm", "cluster", "kind", "at"];
                self.alarms.retain(|_, it| keys.iter().any(|key| it.get(*key) != row.get(*key)));
                self.alarm(&row["seq"])
            }
            Some("alarm-acknowledged") => self.alarm(&details["alarm"]),
            _ => return Ok(()),
        };
        let told = told.ok_or_else(|| bad("an event names nothing"))?;
        for (column, value) in row {
            // A column without a value is as if it were not there.
            match value {
                Json::Null => told.remove(column),
                value => told.insert(column.clone(), value.clone()),
            };
        }
        Ok(())
    }

    fn intent(&mut self, id: &Json) -> Option<&mut Fields> {
        Some(self.intents.entry(id.as_str()?.to_owned()).or_default())
    }

    fn alarm(&mut self, seq: &Json) -> Option<&mut Fields> {
        Some(self.alarms.entry(seq.as_i64()?).or_default())
    }
}

/// The columns of a row that have a value.
fn fields(row: &Row) -> Fields {
    row.columns()
        .filter_map(|(column, value)| {
            let value = match value {
                Value::Text(text) => Json::from(text.as_deref()?),
                Value::Integer(number) => Json::from((*number)?),
                Value::Unreadable(error) => Json::from(error.as_str()),
            };
            Some((column.to_owned(), value))
        })
        .collect()
}

/// Verifies the chain of events, and compares each intent with what its events say. `None` if there is no journal yet.
///
/// # Errors
/// See [`JournalFault`].
pub async fn verify_journal(url: &DatabaseUrl) -> Result<Option<Verified>, JournalFault> {
    let Some(engine) = look_at(url).await? else { return Ok(None) };
    let verified = Records::new(engine.clone()).verify().await;
    engine.close().await;
    verified.map(Some)
}

/// Whether there is a journal that a server of this version, or of an earlier one since schema 1, has made.
pub async fn has_journal(url: &DatabaseUrl) -> Result<bool, JournalError> {
    if let DatabaseUrl::Sqlite(path) = url
        && sqlite::is_half_taken_over(path).await?
    {
        return Err(JournalError::HalfTakenOver);
    }
    let engine = look_at(url).await?;
    if let Some(engine) = &engine {
        engine.close().await;
    }
    Ok(engine.is_some())
}

async fn look_at(url: &DatabaseUrl) -> Result<Option<Engine>, JournalError> {
    match url {
        DatabaseUrl::Sqlite(path) => sqlite::look_at(path).await,
        DatabaseUrl::Postgres(url) => postgres::look_at(url.expose()).await,
    }
}
