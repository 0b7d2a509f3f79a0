//! What happened, as values.

use backend::{ReadError, Trouble};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use migration::{ClusterId, InvalidId, ProfileName, RegionId};
use serde::{Deserialize, Serialize};

use super::field::FormField;

/// Why a page or a call has no answer. Its text is English, for logs; a page says it in its language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConsoleError {
    BadRequest(BadRequest),
    NotFound(NotFound),
    Forbidden(Forbidden),
    Conflict(Conflict),
    /// Leads to what became of the first post.
    FormReused {
        outcome: String,
    },
    /// The request is larger than any form of this console.
    TooLarge,
    /// No further page can be pushed to for now; it can ask.
    TooManyStreams,
    Upstream(ReadError),
    /// A person cannot decide an intent without a reading of the migration.
    Undecidable(ReadError),
    /// The post never reached the journal.
    NotRecorded(NotRecorded),
    /// What was sent before is unaffected.
    JournalUnreadable,
    Offline,
    Internal,
}

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BadRequest {
    Id(InvalidId),
    IntentId,
    /// A form acknowledges what is no check.
    Check(String),
    PageNumber,
    /// The list has no such order or filter.
    NoSuchChoice {
        field: FormField,
        value: String,
    },
    /// A field that holds one of some words holds another.
    Choice(FormField),
    /// A field that is missing, or holds what cannot be read.
    Field {
        field: FormField,
        /// The page of the form, with what is typed into it.
        again: Option<String>,
    },
    /// The form cannot be read; the library's reason is in the log.
    Unreadable,
    /// The body broke off on its way.
    NotWhole,
    /// The body took too long.
    NotInTime,
    NotText,
    /// A form's address was opened.
    OnlyForForms,
    /// The post names a profile that is not configured. Nothing was sent.
    OrderForUnknownProfile(ProfileName),
    /// The form's values do not belong to its action. Nothing was sent.
    WrongParameters,
}

/// What is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotFound {
    Page,
    Cluster {
        id: ClusterId,
        region: RegionId,
    },
    ClusterAnywhere(ClusterId),
    ClusterElsewhere {
        id: ClusterId,
        is: String,
        asked: RegionId,
    },
    Region(RegionId),
    Intent,
    /// The cluster's migration does not expire, or there is none.
    Deadline(ClusterId),
    /// The cloud's own words.
    Upstream(ReadError),
}

/// What may not be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Forbidden {
    /// The console was addressed by a name that does not mean this machine.
    ForeignName,
    /// A proxy passed the request on.
    Forwarded,
    /// A page of another site posted.
    ForeignPost,
    /// A page of another site loads something of the console.
    ForeignRead,
}

/// What is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conflict {
    IntentSettled,
    TooEarlyToDecide,
    /// Nothing can be read, and the ID was not typed that confirms a decision without a reading.
    UnseenNotConfirmed,
    /// Another version wrote the intent, or it is damaged.
    IntentUnread,
    /// The form was posted before by another caller. Nothing was sent.
    PostedBySomebodyElse,
}

/// Why a post never reached the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotRecorded {
    Journal,
    ShuttingDown,
}

impl ConsoleError {
    /// The status this answers with.
    pub fn status(&self) -> http::StatusCode {
        use http::StatusCode;
        match self {
            Self::BadRequest(BadRequest::OnlyForForms) => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadRequest(BadRequest::NotInTime) => StatusCode::REQUEST_TIMEOUT,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Conflict(_) | Self::FormReused { .. } => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotRecorded(_) | Self::JournalUnreadable | Self::TooManyStreams => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Upstream(error) | Self::Undecidable(error) => match error.trouble {
                Trouble::Throttled => StatusCode::SERVICE_UNAVAILABLE,
                Trouble::NoAnswer => StatusCode::GATEWAY_TIMEOUT,
                Trouble::UnknownProfile => StatusCode::BAD_REQUEST,
                _ => StatusCode::BAD_GATEWAY,
            },
            Self::Offline | Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Whether temporary credentials ended, or lack their token: the server goes on using what it read when it started.
pub fn is_about_a_token(error: &ReadError) -> bool {
    let code = error.code.as_deref().unwrap_or_default();
    code.starts_with("InvalidSecurityToken") || code == "MissingSecurityToken"
}

impl std::error::Error for ConsoleError {}

impl FromServerFnError for ConsoleError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(text) => match FormField::missing_in(&text) {
                Some(field) => BadRequest::Field { field, again: None }.into(),
                None => {
                    // The rest of the text may quote what was typed.
                    tracing::warn!(field = FormField::quoted_in(&text), "a form cannot be read");
                    BadRequest::Unreadable.into()
                }
            },
            ServerFnErrorErr::MissingArg(name) => {
                BadRequest::Field { field: FormField::named(&name), again: None }.into()
            }
            _ => Self::Internal,
        }
    }
}

impl BadRequest {
    /// A field of a form that `again` opens once more, with what is typed into it.
    pub fn field(name: &str, again: String) -> Self {
        Self::Field { field: FormField::named(name), again: Some(again) }
    }

    /// The page of the form that was refused, where it is known.
    pub fn again(&self) -> Option<&str> {
        match self {
            Self::Field { again, .. } => again.as_deref(),
            _ => None,
        }
    }
}

impl From<BadRequest> for ConsoleError {
    fn from(what: BadRequest) -> Self {
        Self::BadRequest(what)
    }
}

impl From<NotFound> for ConsoleError {
    fn from(what: NotFound) -> Self {
        Self::NotFound(what)
    }
}

impl From<InvalidId> for ConsoleError {
    fn from(what: InvalidId) -> Self {
        BadRequest::Id(what).into()
    }
}

impl From<backend::InvalidIntentId> for ConsoleError {
    fn from(_: backend::InvalidIntentId) -> Self {
        BadRequest::IntentId.into()
    }
}

impl From<ReadError> for ConsoleError {
    fn from(error: ReadError) -> Self {
        match error.trouble {
            Trouble::NotFound => NotFound::Upstream(error).into(),
            _ => Self::Upstream(error),
        }
    }
}

impl From<backend::JournalError> for ConsoleError {
    fn from(cause: backend::JournalError) -> Self {
        tracing::error!(%cause, "the journal cannot be read");
        match cause {
            backend::JournalError::Raw(_) => Self::Conflict(Conflict::IntentUnread),
            _ => Self::JournalUnreadable,
        }
    }
}

impl From<backend::EvaluateError> for ConsoleError {
    fn from(error: backend::EvaluateError) -> Self {
        match error {
            backend::EvaluateError::Journal(cause) => {
                tracing::error!(%cause, "the journal cannot be written");
                Self::NotRecorded(NotRecorded::Journal)
            }
            backend::EvaluateError::Read(error) => error.into(),
        }
    }
}

impl From<backend::DecideError> for ConsoleError {
    fn from(error: backend::DecideError) -> Self {
        use backend::DecideError;
        match error {
            DecideError::NotFound => NotFound::Intent.into(),
            DecideError::Settled => Self::Conflict(Conflict::IntentSettled),
            DecideError::TooEarly => Self::Conflict(Conflict::TooEarlyToDecide),
            DecideError::Unreadable(cause) => Self::Undecidable(cause),
            DecideError::NotConfirmed { .. } => Self::Conflict(Conflict::UnseenNotConfirmed),
            DecideError::Journal(cause) => cause.into(),
        }
    }
}
