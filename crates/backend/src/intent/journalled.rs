//! A row of the journal as it is found.

use super::{IntentRecord, Outcome};

/// An intent, or the text of one that this version cannot read: an older or newer version wrote it, or it is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Journalled {
    Intent(Box<IntentRecord>),
    Raw(RawIntent),
}

/// The row of an intent that cannot be read, column by column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawIntent {
    pub intent_id: String,
    /// The word of its kind.
    pub intent: String,
    /// The word of its outcome.
    pub outcome: String,
    pub created_at: String,
    /// What cannot be read.
    pub error: String,
    /// Every column that has a value.
    pub columns: Vec<(String, String)>,
}

impl Journalled {
    /// `None` if it cannot be read.
    pub fn record(&self) -> Option<&IntentRecord> {
        match self {
            Self::Intent(record) => Some(record),
            Self::Raw(_) => None,
        }
    }

    /// The intent. `None` if it cannot be read.
    pub(crate) fn into_record(self) -> Option<IntentRecord> {
        match self {
            Self::Intent(record) => Some(*record),
            Self::Raw(_) => None,
        }
    }
}

impl RawIntent {
    /// Whether its subject accepts no other intent for now.
    pub fn is_open(&self) -> bool {
        Outcome::parse(&self.outcome).is_some_and(Outcome::is_open)
    }
}
