//! The requests' bodies and queries (docs/emulator/control.md).

use std::collections::BTreeMap;

use reqwest::Url;
use serde::Serialize;
use serde_json::Value;

/// Any of these changes, in one step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct ClockChange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paused: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advance_seconds: Option<f64>,
}

/// An order for a fault. The emulator chooses the values that are not set.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FaultOrder {
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// The number of calls that pass first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip: Option<u32>,
    /// Above 0 and at most 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<Delay>,
    /// Details that this client has no field for, as the emulator names them.
    #[serde(flatten)]
    pub more: BTreeMap<String, Value>,
}

/// The pattern of a replication delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delay {
    Breathing {
        base: u32,
    },
    Fixed {
        seconds: u32,
    },
    Unknown,
    /// It grows until it is released, then shrinks.
    Stalled {
        base: u32,
    },
    Storm {
        base: u32,
        peak: u32,
        /// From one storm to the next, in seconds.
        every: u32,
    },
}

/// A change of a migration that no API call could make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MigrationChange {
    pub cluster: String,
    pub delay: Delay,
}

/// Which calls of the log are wanted: the newest that match every value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallFilter {
    pub action: Option<String>,
    pub cluster: Option<String>,
    /// Only calls with a lower number.
    pub before: Option<u64>,
    pub limit: usize,
}

impl CallFilter {
    pub(super) fn query(&self) -> String {
        let mut url = Url::parse("http://localhost").expect("it is a URL");
        url.query_pairs_mut()
            .append_pair("newest", "true")
            .append_pair("limit", &self.limit.to_string());
        let before = self.before.map(|before| before.to_string());
        for (name, value) in
            [("action", &self.action), ("cluster", &self.cluster), ("before", &before)]
        {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, value);
            }
        }
        url.query().unwrap_or_default().to_owned()
    }
}

#[derive(Serialize)]
pub struct Which<'a> {
    pub cluster: &'a str,
}

#[derive(Serialize)]
pub struct Named<'a> {
    pub name: &'a str,
}

#[derive(Serialize)]
pub struct Reset<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<&'a str>,
}
