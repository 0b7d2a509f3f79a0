//! What the control plane answers (docs/emulator/control.md).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Health {
    /// `ok`: no other server answers so at this path.
    pub status: String,
    pub scenario: String,
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

/// A fault that is in force.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Fault {
    pub id: u64,
    pub kind: String,
    pub action: Option<String>,
    pub cluster: Option<String>,
    pub account: Option<String>,
    pub probability: Option<f64>,
    /// Calls that it will still meet; `None` if there is no end.
    pub left: Option<u32>,
    /// Calls that still pass first.
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

/// One call the emulator has seen. It has business parameters only, no signature and no token.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct LoggedCall {
    pub seq: u64,
    pub emulated_time: Timestamp,
    pub action: String,
    pub cluster: Option<String>,
    pub parameters: BTreeMap<String, String>,
    pub request_id: String,
    /// HTTP status of the answer; `None` before the answer and for a dropped connection.
    pub status: Option<u16>,
    pub code: Option<String>,
    /// The kind of the fault it met.
    pub fault: Option<String>,
    /// The word of a name that ordered the fault.
    pub fault_word: Option<String>,
    /// What the call changed, in the emulator's words.
    pub changed: Option<String>,
    pub ended: bool,
}

#[derive(Deserialize)]
pub struct Snapshots {
    pub snapshots: Vec<String>,
}

/// Everything as it truly is.
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
    /// What else the cluster is busy with.
    pub work: Option<Work>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EmulatedMigration {
    pub status: String,
    pub delay_seconds: i64,
    pub expires: Option<Timestamp>,
    /// Whether the transition ends by hand only.
    pub held: bool,
    pub ends: Option<Timestamp>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Work {
    pub status: String,
    pub held: bool,
    pub ends: Option<Timestamp>,
}
