//! All that the browser may learn about a failure.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What an operator can do about an upstream that gave no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum UpstreamTrouble {
    Throttled,
    Forbidden,
    Credentials,
    ClockSkew,
    Unreachable,
    NoAnswer,
    Refused,
    Failed,
}

/// Why a page or a call has no answer. Fields, not library texts, cross the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ConsoleError {
    #[error("{0}")]
    BadRequest(String),
    #[error("{0}")]
    NotFound(String),
    #[error("There is no page at this address.")]
    NoSuchPage,
    #[error("{0}")]
    Forbidden(String),
    #[error("{0}")]
    Conflict(String),
    /// Leads to what became of the first post.
    #[error("This post sent nothing: this form was posted before with other values.")]
    FormReused { outcome: String },
    #[error("The request is larger than any form of this console.")]
    TooLarge,
    #[error("{message}")]
    Upstream {
        trouble: UpstreamTrouble,
        message: String,
        code: Option<String>,
        request_id: Option<String>,
    },
    /// The order never reached the journal.
    #[error("This post sent nothing: {0}.")]
    NotRecorded(String),
    /// Says nothing about what was sent before.
    #[error("The journal cannot be read, so what was sent from here is not known.")]
    JournalUnreadable,
    #[error("The console's server cannot be reached.")]
    Offline,
    #[error("The console failed. Nothing is known to have been sent.")]
    Internal,
}

impl ConsoleError {
    /// The status this answers with.
    pub fn status(&self) -> http::StatusCode {
        use http::StatusCode;
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotFound(_) | Self::NoSuchPage => StatusCode::NOT_FOUND,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::FormReused { .. } => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Upstream { trouble: UpstreamTrouble::Throttled, .. }
            | Self::NotRecorded(_)
            | Self::JournalUnreadable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Upstream { trouble: UpstreamTrouble::NoAnswer, .. } => {
                StatusCode::GATEWAY_TIMEOUT
            }
            Self::Upstream { .. } => StatusCode::BAD_GATEWAY,
            Self::Offline | Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl FromServerFnError for ConsoleError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(text) | ServerFnErrorErr::MissingArg(text) => {
                Self::BadRequest(format!("The form cannot be read: {text}."))
            }
            _ => Self::Internal,
        }
    }
}

impl From<backend::ReadError> for ConsoleError {
    fn from(error: backend::ReadError) -> Self {
        use backend::Trouble;
        let trouble = match error.trouble {
            Trouble::UnknownProfile => return Self::BadRequest(format!("{error}.")),
            Trouble::NotFound => return Self::NotFound(error.message),
            Trouble::Throttled => UpstreamTrouble::Throttled,
            Trouble::Forbidden => UpstreamTrouble::Forbidden,
            Trouble::Credentials => UpstreamTrouble::Credentials,
            Trouble::ClockSkew => UpstreamTrouble::ClockSkew,
            Trouble::Unreachable => UpstreamTrouble::Unreachable,
            Trouble::NoAnswer => UpstreamTrouble::NoAnswer,
            Trouble::Refused => UpstreamTrouble::Refused,
            Trouble::Cloud | Trouble::Malformed => UpstreamTrouble::Failed,
        };
        Self::Upstream {
            trouble,
            message: error.message,
            code: error.code,
            request_id: error.request_id,
        }
    }
}

impl From<backend::SubmitError> for ConsoleError {
    fn from(error: backend::SubmitError) -> Self {
        use backend::SubmitError;
        match error {
            SubmitError::Journal(cause) => {
                tracing::error!(%cause, "the journal cannot be written");
                Self::NotRecorded("the journal cannot be written".to_owned())
            }
            SubmitError::ShuttingDown => {
                Self::NotRecorded("the server is shutting down".to_owned())
            }
            SubmitError::FormReused(first) => {
                let id = first.intent_id.as_str();
                Self::FormReused {
                    outcome: crate::routes::outcome(&first.cluster, first.action, id),
                }
            }
            SubmitError::WrongParameters => Self::BadRequest(
                "This post sent nothing: the form's values do not belong to this action."
                    .to_owned(),
            ),
            SubmitError::UnknownProfile(profile) => Self::BadRequest(format!(
                "This post sent nothing: there is no profile {profile} here."
            )),
        }
    }
}

impl From<backend::JournalError> for ConsoleError {
    fn from(cause: backend::JournalError) -> Self {
        tracing::error!(%cause, "the journal cannot be read");
        Self::JournalUnreadable
    }
}
