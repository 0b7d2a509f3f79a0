//! What the live panel shows: words and values made on the server, so that neither rules nor words travel in the wasm.

use serde::{Deserialize, Serialize};

/// Names the cluster a panel follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    pub profile: String,
    pub region: String,
    pub cluster: String,
}

/// How a value is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tone {
    #[default]
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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Toned {
    pub text: String,
    pub tone: Tone,
}

/// Which way the picture's arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arrow {
    ToPolardb,
    ToRds,
    None,
}

/// An action button; disabled when there is a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ButtonView {
    pub name: String,
    pub label: String,
    pub href: String,
    pub reason: Option<String>,
    pub danger: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressView {
    pub connection_string: String,
    pub port: String,
    pub facts: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointView {
    pub id: String,
    pub kind: String,
    pub addresses: Vec<AddressView>,
}

/// One connection string applications have to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeView {
    pub old: String,
    pub new: Option<String>,
}

/// Something the operator has to know now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    pub tone: Tone,
    pub text: String,
}

/// `ExpiredTime`, spelt out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpiryView {
    pub iso: String,
    pub text: String,
    pub left: Toned,
}

/// Everything in the RDS Migration section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelView {
    pub region: String,
    pub sentence: String,
    pub status: Toned,
    pub busy: bool,
    pub error: Option<String>,
    pub notices: Vec<NoticeView>,
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
    pub rds_endpoints: Vec<EndpointView>,
    pub polardb_endpoints: Vec<EndpointView>,
    /// Upstream's time of the reading.
    pub read_at: String,
    /// Milliseconds until the next look is worth it.
    pub poll_ms: u32,
}
