//! Why the lab did not do what a form asked for.

use acs_client::emulator_control::ControlError;

use crate::error::ReadError;

/// A field of a form, so that a page can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabField {
    Speed,
    Seconds,
    Kind,
    Action,
    Cluster,
    Account,
    Times,
    Skip,
    Chance,
    RetryAfter,
    HttpStatus,
    Code,
    Milliseconds,
    Shape,
    Transition,
    Reason,
    Item,
    Scenario,
    Text,
    Name,
    Change,
}

impl LabField {
    pub const ALL: [Self; 21] = [
        Self::Speed,
        Self::Seconds,
        Self::Kind,
        Self::Action,
        Self::Cluster,
        Self::Account,
        Self::Times,
        Self::Skip,
        Self::Chance,
        Self::RetryAfter,
        Self::HttpStatus,
        Self::Code,
        Self::Milliseconds,
        Self::Shape,
        Self::Transition,
        Self::Reason,
        Self::Item,
        Self::Scenario,
        Self::Text,
        Self::Name,
        Self::Change,
    ];

    /// The field of an order that is about a detail of a fault, if the lab has one for it.
    pub fn of_detail(name: &str) -> Option<Self> {
        match name {
            "delay" => Some(Self::Seconds),
            _ => Self::ALL.into_iter().find(|field| field.as_str() == name),
        }
    }

    /// Its name in a form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Speed => "speed",
            Self::Seconds => "seconds",
            Self::Kind => "kind",
            Self::Action => "action",
            Self::Cluster => "cluster",
            Self::Account => "account",
            Self::Times => "times",
            Self::Skip => "skip",
            Self::Chance => "chance",
            Self::RetryAfter => "retry_after_ms",
            Self::HttpStatus => "status",
            Self::Code => "code",
            Self::Milliseconds => "ms",
            Self::Shape => "shape",
            Self::Transition => "transition",
            Self::Reason => "reason",
            Self::Item => "item",
            Self::Scenario => "scenario",
            Self::Text => "text",
            Self::Name => "name",
            Self::Change => "change",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LabError {
    #[error("{} has to be a number from {least} to {most}", .field.as_str())]
    Number { field: LabField, least: u64, most: u64 },
    #[error("{} is not filled in", .0.as_str())]
    Missing(LabField),
    #[error("{} is not one of the choices", .0.as_str())]
    Choice(LabField),
    /// What cannot be undone was not confirmed.
    #[error("it was not confirmed")]
    NotConfirmed,
    #[error("nothing ends by itself")]
    NothingAhead,
    #[error("no migration has a deadline ahead")]
    NoDeadline,
    #[error("no cluster here can be switched now")]
    NoClusterForTour,
    /// Who asks is journalled first.
    #[error("nothing was asked of the emulator, because the journal cannot be written")]
    NotRecorded,
    /// A tour needs to know the clusters.
    #[error("the clusters of the default region cannot be read: {0}")]
    Unread(ReadError),
    /// In the emulator's words.
    #[error("{0}")]
    Refused(String),
    #[error("the emulator does not answer: {0}")]
    Unreachable(String),
    #[error("the emulator's answer is not understood: {0}")]
    Malformed(String),
}

impl From<ControlError> for LabError {
    fn from(error: ControlError) -> Self {
        match error {
            ControlError::Refused(sentence) => Self::Refused(sentence),
            ControlError::Unreachable(reason) => Self::Unreachable(reason),
            ControlError::Malformed(reason) => Self::Malformed(reason),
        }
    }
}
