//! What became of an intent.

use jiff::Timestamp;
use migration::Arrival;
use serde::{Deserialize, Serialize};

/// What became of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Open: journalled, the migration is being read, nothing is sent yet.
    Checking,
    /// Open: the call is on its way.
    Sent,
    /// Open: the cloud answered yes; reading has not shown the effect yet.
    Accepted,
    /// Open: no answer; it is being settled by reading.
    Unknown,
    /// Closed: nothing was sent.
    Refused,
    /// Closed: it was sent, or about to be, and did not run.
    NotRun,
    /// Closed: it ran and the migration went where the intent meant it to go.
    Ran,
    /// Closed: the migration went somewhere else. An alarm.
    SomethingElse,
    /// Closed: it was sent, and the emulator was reset or restored since then, so nobody will ever know.
    RealmGone,
}

impl Outcome {
    pub(crate) const ALL: [Self; 9] = [
        Self::Checking,
        Self::Sent,
        Self::Accepted,
        Self::Unknown,
        Self::Refused,
        Self::NotRun,
        Self::Ran,
        Self::SomethingElse,
        Self::RealmGone,
    ];

    /// The word in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::NotRun => "not-run",
            Self::Ran => "ran",
            Self::SomethingElse => "something-else",
            Self::RealmGone => "realm-gone",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }

    /// Whether the subject accepts no other intent for now.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Checking | Self::Sent | Self::Accepted | Self::Unknown)
    }
}

/// Where the transition stands that an intent has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    pub arrival: Arrival,
    /// The upstream's time of the reading that shows it. `None` if the journal does not say it.
    pub at: Option<Timestamp>,
}
