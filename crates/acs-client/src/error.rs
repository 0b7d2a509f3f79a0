//! Why a call did not work, by what the caller can do about it.

use std::fmt;
use std::time::Duration;

/// An error as the upstream put it (vendor/rds-migration 1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorReply {
    /// HTTP status.
    pub status: u16,
    pub code: String,
    pub message: String,
    pub request_id: Option<String>,
}

impl fmt::Display for ErrorReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} (HTTP {}", self.code, self.message, self.status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", RequestId {id}")?;
        }
        f.write_str(")")
    }
}

/// What is wrong with the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialFault {
    /// The AccessKey id does not exist at this upstream.
    UnknownKey,
    /// The AccessKey is switched off.
    Disabled,
    /// The secret does not belong to the id.
    SignatureMismatch,
    /// The security token is missing, expired or not this key's.
    Token,
}

/// Why a call did not work.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// What was named does not exist here: look at id and region.
    #[error("not found: {0}")]
    NotFound(ErrorReply),
    /// The operation answered no. Sending the same again brings the same answer.
    #[error("refused: {0}")]
    Refused(ErrorReply),
    /// The operation answered no in words that do not say whether it had begun.
    #[error("refused for a reason that is not known here: {0}")]
    Unclear(ErrorReply),
    /// Too many calls: try again later.
    #[error("throttled: {reply}")]
    Throttled { reply: ErrorReply, retry_after: Option<Duration> },
    /// The credentials need mending.
    #[error("the credentials are not accepted: {reply}")]
    Credentials { fault: CredentialFault, reply: ErrorReply },
    /// This machine's clock and the upstream's are more than 15 minutes apart.
    #[error("the clock is off: {0}")]
    ClockSkew(ErrorReply),
    /// The credentials are right and may not do this: a policy needs mending.
    #[error("not allowed: {0}")]
    Forbidden(ErrorReply),
    /// The upstream saw this very request before; it may have been executed then.
    #[error("the request had been received before: {0}")]
    NonceUsed(ErrorReply),
    /// The upstream failed. What it did before is unknown.
    #[error("the upstream failed: {reply}")]
    ServerError { reply: ErrorReply, retry_after: Option<Duration> },
    /// No connection came about, so nothing was sent.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable { host: String, reason: String, timed_out: bool },
    /// The request went out and no whole answer came back.
    #[error("no answer: {reason}")]
    NoAnswer { reason: String, timed_out: bool, request_id: Option<String> },
    /// An answer came and cannot be understood.
    #[error("the answer (HTTP {status}) cannot be understood: {reason}")]
    Malformed { status: u16, reason: String, request_id: Option<String> },
    /// The request could not be put together, so nothing was sent.
    #[error("the request cannot be put together: {reason}")]
    NotSent { reason: String },
}

impl ClientError {
    /// Whether a write that ended like this certainly did not happen (decision 1).
    /// `false` means unknown, not "it happened".
    pub fn proves_not_run(&self) -> bool {
        match self {
            Self::NotFound(_)
            | Self::Refused(_)
            | Self::Throttled { .. }
            | Self::Credentials { .. }
            | Self::ClockSkew(_)
            | Self::Forbidden(_)
            | Self::Unreachable { .. }
            | Self::NotSent { .. } => true,
            Self::Unclear(_)
            | Self::NonceUsed(_)
            | Self::ServerError { .. }
            | Self::NoAnswer { .. }
            | Self::Malformed { .. } => false,
        }
    }

    /// The upstream's own words, where it said any.
    pub fn reply(&self) -> Option<&ErrorReply> {
        match self {
            Self::NotFound(reply)
            | Self::Refused(reply)
            | Self::Unclear(reply)
            | Self::ClockSkew(reply)
            | Self::Forbidden(reply)
            | Self::NonceUsed(reply)
            | Self::Throttled { reply, .. }
            | Self::Credentials { reply, .. }
            | Self::ServerError { reply, .. } => Some(reply),
            Self::Unreachable { .. }
            | Self::NoAnswer { .. }
            | Self::Malformed { .. }
            | Self::NotSent { .. } => None,
        }
    }

    /// Whether the upstream answered at all, in words or in something that cannot be understood.
    pub fn is_answer(&self) -> bool {
        self.reply().is_some() || matches!(self, Self::Malformed { .. })
    }

    /// The upstream's `Code`.
    pub fn code(&self) -> Option<&str> {
        self.reply().map(|reply| reply.code.as_str())
    }

    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::NoAnswer { request_id, .. } | Self::Malformed { request_id, .. } => {
                request_id.as_deref()
            }
            other => other.reply()?.request_id.as_deref(),
        }
    }
}
