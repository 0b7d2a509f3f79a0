//! The answers of the control plane (docs/emulator/control.md).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Health {
    /// `ok`, which no other server answers at this path.
    pub status: String,
    pub scenario: String,
    /// Another one after each reset and each loaded scenario. `None` if an older emulator answers.
    pub world: Option<String>,
}

/// The clock of everything about resources.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct EmulatedTime {
    pub now: Timestamp,
    /// Emulated seconds per real second.
    pub speed: f64,
    pub paused: bool,
}

#[derive(Deserialize)]
pub struct Faults {
    pub faults: Vec<Fault>,
}

/// An ordered fault that still has calls to affect.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Fault {
    pub id: u64,
    pub kind: String,
    pub action: Option<String>,
    pub cluster: Option<String>,
    pub account: Option<String>,
    pub probability: Option<f64>,
    /// The number of calls that it will still affect. `None` if there is no limit.
    pub left: Option<u32>,
    /// The number of calls that pass first.
    pub skipping: u32,
}

#[derive(Deserialize)]
pub struct Kinds {
    pub kinds: Vec<OfferedKind>,
}

/// A kind of fault that can be ordered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OfferedKind {
    pub kind: String,
    pub fields: Vec<OfferedField>,
}

/// A detail of a kind of fault.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OfferedField {
    pub name: String,
    #[serde(rename = "type")]
    pub takes: FieldType,
    pub required: bool,
    /// The words that the field takes; empty if it takes anything else.
    pub values: Vec<String>,
}

/// What a detail takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    Number,
    Flag,
    /// What a replication delay follows.
    Delay,
    /// A text, a word, or a type of a newer emulator.
    #[serde(other)]
    Text,
}

#[derive(Deserialize)]
pub struct Scenarios {
    pub scenarios: Vec<Named>,
}

#[derive(Deserialize)]
pub struct Named {
    pub name: String,
}

#[derive(Deserialize)]
pub struct Calls {
    pub calls: Vec<LoggedCall>,
}

/// One call that the emulator received. It has business parameters only, no signature and no token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LoggedCall {
    pub seq: u64,
    pub emulated_time: Timestamp,
    pub action: String,
    pub cluster: Option<String>,
    pub parameters: BTreeMap<String, String>,
    pub request_id: String,
    /// HTTP status of the answer. `None` before the answer, and for a dropped connection.
    pub status: Option<u16>,
    pub code: Option<String>,
    /// The kind of the fault that affected it.
    pub fault: Option<String>,
    /// The word in a name that ordered the fault.
    pub fault_word: Option<String>,
    /// The change that the call made, in the emulator's words.
    pub changed: Option<String>,
    pub ended: bool,
}

#[derive(Deserialize)]
pub struct Snapshots {
    pub snapshots: Vec<String>,
}

/// The true state of everything.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Emulated {
    pub scenario: String,
    pub now: Timestamp,
    pub clusters: Vec<EmulatedCluster>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EmulatedCluster {
    pub id: String,
    pub region: String,
    pub description: String,
    pub status: String,
    pub migration: Option<EmulatedMigration>,
    /// Another change that the cluster is going through.
    pub work: Option<Work>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EmulatedMigration {
    pub status: String,
    pub delay_seconds: i64,
    pub expires: Option<Timestamp>,
    /// Whether the transition ends only when it is released.
    pub held: bool,
    pub ends: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Work {
    pub status: String,
    pub held: bool,
    pub ends: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_emulator_tells_no_world() {
        let older: Health = serde_json::from_str(r#"{"status":"ok","scenario":"demo"}"#).unwrap();
        assert_eq!(older.world, None);
    }
}
