//! What happened, in the form that is chained.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::JournalError;
use super::columns::{bad, nanoseconds};
use super::statement::Value;
use crate::caller::Caller;
use crate::intent::IntentId;

/// The version of the form of an event.
const VERSION: u32 = 1;

/// The columns of a row that an event wrote, with their values.
pub type Written = BTreeMap<String, Value>;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// By this server's clock.
    pub at: Timestamp,
    pub by: Caller,
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A form was posted. The whole row.
    IntentBegun(Written),
    /// The columns of an intent that changed.
    IntentChanged(IntentId, Written),
    /// The whole row, which a journal of schema 0007 held.
    IntentTakenOver(Written),
    /// The whole row.
    AlarmRaised(Written),
    /// The alarm of this number was acknowledged. The columns that changed.
    AlarmAcknowledged(i64, Written),
    /// Something was asked of the cloud or of the emulator that is no intent.
    Asked(Asked),
}

/// A request that changes no cluster, so it is no intent; who made it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// `evaluation`, or the form of the lab.
    pub what: String,
    /// The ID of the instance, or the upstream.
    pub about: String,
}

impl Event {
    /// Done by `by` now.
    pub fn now(by: &Caller, what: What) -> Self {
        Self { at: Timestamp::now(), by: by.clone(), what }
    }

    /// The event as JSON without white space whose keys are sorted at every level. The chain covers these bytes.
    pub fn canonical(&self) -> Result<String, JournalError> {
        let by = json!({
            "name": self.by.name(),
            "session": self.by.session(),
            "address": self.by.address(),
        });
        let (kind, details) = match &self.what {
            What::IntentBegun(row) => ("intent-begun", json!({ "row": columns(row) })),
            What::IntentTakenOver(row) => ("intent-taken-over", json!({ "row": columns(row) })),
            What::IntentChanged(id, row) => {
                ("intent-changed", json!({ "intent_id": id, "row": columns(row) }))
            }
            What::AlarmRaised(row) => ("alarm-raised", json!({ "row": columns(row) })),
            What::AlarmAcknowledged(alarm, row) => {
                ("alarm-acknowledged", json!({ "alarm": alarm, "row": columns(row) }))
            }
            What::Asked(Asked { what, about }) => {
                ("asked", json!({ "what": what, "about": about }))
            }
        };
        let event = json!({
            "v": VERSION, "at": nanoseconds(self.at), "by": by, "kind": kind, "details": details
        });
        serde_json::to_string(&sorted(event)).map_err(bad)
    }
}

fn columns(row: &Written) -> Json {
    let value = |value: &Value| match value {
        Value::Text(text) => json!(text),
        Value::Integer(number) => json!(number),
        Value::Unreadable(_) => Json::Null,
    };
    Json::Object(row.iter().map(|(column, it)| (column.clone(), value(it))).collect())
}

/// The same value with the keys of every object in order, whatever order the JSON library keeps.
fn sorted(value: Json) -> Json {
    match value {
        Json::Object(fields) => {
            let fields: BTreeMap<_, _> =
                fields.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Json::Object(fields.into_iter().collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_canonical_form_has_sorted_keys_and_names_caller_session_and_address() {
        let event = Event {
            at: "2026-11-20T03:00:00Z".parse().unwrap(),
            by: Caller::local(Some("127.0.0.1".parse().unwrap())),
            what: What::Asked(Asked { what: "evaluation".into(), about: "rm-1".into() }),
        };
        assert_eq!(
            event.canonical().unwrap(),
            r#"{"at":"2026-11-20T03:00:00.000000000Z","by":{"address":"127.0.0.1","name":"local","session":null},"details":{"about":"rm-1","what":"evaluation"},"kind":"asked","v":1}"#
        );
    }
}
