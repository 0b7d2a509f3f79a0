//! What the live panel shows: words and values made on the server, so that neither rules nor words travel in the wasm.
//! It travels as JSON text that `miniserde` reads: with `serde` the wasm would be a third larger.

use miniserde::{Deserialize as Read, Serialize as Write, json};

/// How a value is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Read, Write)]
pub enum Tone {
    Plain,
    Good,
    Busy,
    Warning,
    Danger,
}

impl Tone {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Busy => "busy",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A value with its colour.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct Toned {
    pub text: String,
    pub tone: Tone,
}

/// Which way the picture's arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Read, Write)]
pub enum Arrow {
    ToPolardb,
    ToRds,
    None,
}

/// An action button; disabled when there is a reason.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct ButtonView {
    pub name: String,
    pub label: String,
    pub href: String,
    pub reason: Option<String>,
    pub danger: bool,
}

/// One address of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct AddressView {
    pub kind: String,
    pub endpoint: String,
    pub connection_string: String,
    pub facts: String,
}

/// One connection string applications have to change.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct ChangeView {
    pub old: String,
    pub new: Option<String>,
}

/// `ExpiredTime`, spelt out.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct ExpiryView {
    pub iso: String,
    pub text: String,
    pub left: Toned,
}

/// Everything in the RDS Migration section.
#[derive(Debug, Clone, PartialEq, Eq, Read, Write)]
pub struct PanelView {
    pub region: String,
    pub sentence: String,
    pub status: Toned,
    pub busy: bool,
    pub error: Option<String>,
    /// What the operator has to know now.
    pub notices: Vec<Toned>,
    pub source: String,
    pub cluster: String,
    pub rds_mode: Toned,
    pub polardb_mode: Toned,
    pub arrow: Arrow,
    pub direction: String,
    pub delay: Toned,
    pub expiry: Option<ExpiryView>,
    pub changes: Vec<ChangeView>,
    pub buttons: Vec<ButtonView>,
    pub rds_addresses: Vec<AddressView>,
    pub polardb_addresses: Vec<AddressView>,
    /// Upstream's time of the reading.
    pub read_at: String,
    /// Milliseconds until the next look is worth it.
    pub poll_ms: u32,
}

impl PanelView {
    pub fn to_json(&self) -> String {
        json::to_string(self)
    }

    /// Nothing when the text is not a panel of this version.
    pub fn from_json(text: &str) -> Option<Self> {
        json::from_str(text).ok()
    }
}
