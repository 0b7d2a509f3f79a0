//! Why a call or a configuration fails, by what the caller can do about it.

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;

use crate::access_denied::AccessDenied;

/// An error in the upstream's words (vendor/rds-migration 1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorReply {
    /// HTTP status.
    pub status: u16,
    pub code: String,
    pub message: String,
    pub request_id: Option<String>,
    /// The upstream's time (`Date` header).
    pub date: Option<Timestamp>,
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
    /// The AccessKey ID does not exist at this upstream.
    UnknownKey,
    /// The AccessKey is disabled.
    Disabled,
    /// The secret does not belong to the ID.
    SignatureMismatch,
    /// The security token is missing or expired, or belongs to another key.
    Token,
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// The named thing does not exist here: check its ID and region.
    #[error("not found: {0}")]
    NotFound(ErrorReply),
    /// The operation refused. The same call would be refused again.
    #[error("refused: {0}")]
    Refused(ErrorReply),
    /// The operation refused with a code that does not say whether it had begun.
    #[error("refused for a reason that is not known here: {0}")]
    Unclear(ErrorReply),
    /// Too many calls: try again later.
    #[error("throttled: {reply}")]
    Throttled { reply: ErrorReply, retry_after: Option<Duration> },
    /// The credentials have to be corrected.
    #[error("the credentials are not accepted: {reply}")]
    Credentials { fault: CredentialFault, reply: ErrorReply },
    /// This machine's clock and the upstream's are more than 15 minutes apart.
    #[error("the clock is off: {0}")]
    ClockSkew(ErrorReply),
    /// The credentials are valid but not allowed to do this: a policy has to be changed.
    #[error("not allowed: {reply}{}", said(denied.as_deref()))]
    Forbidden {
        reply: ErrorReply,
        /// Which permission is missing. `None` if the answer does not say.
        denied: Option<Box<AccessDenied>>,
    },
    /// The upstream had received this very request before and may have executed it.
    #[error("the request had been received before: {0}")]
    NonceUsed(ErrorReply),
    /// The upstream failed. It is unknown how far the call got.
    #[error("the upstream failed: {reply}")]
    ServerError { reply: ErrorReply, retry_after: Option<Duration> },
    /// There was no connection, so nothing was sent.
    #[error("{host} cannot be reached: {reason}")]
    Unreachable { host: String, reason: String, timed_out: bool },
    /// The proxy that an environment variable names led nowhere, so nothing was sent.
    #[error("{host} cannot be reached through the proxy {proxy}, which {variable} names: {reason}")]
    Proxy { host: String, proxy: String, variable: &'static str, reason: String, timed_out: bool },
    /// The request was sent, and no complete answer arrived.
    #[error("no answer: {reason}")]
    NoAnswer { reason: String, timed_out: bool, request_id: Option<String> },
    /// An answer arrived and cannot be understood.
    #[error("the answer (HTTP {status}) cannot be understood: {reason}")]
    Malformed { status: u16, reason: String, request_id: Option<String> },
    /// The request could not be built, so nothing was sent.
    #[error("the request cannot be put together: {reason}")]
    NotSent { reason: String },
}

impl ClientError {
    /// Whether a write with this error certainly did not run (decision 1). `false` means unknown, not "it ran".
    pub fn proves_not_run(&self) -> bool {
        match self {
            Self::NotFound(_)
            | Self::Refused(_)
            | Self::Throttled { .. }
            | Self::Credentials { .. }
            | Self::ClockSkew(_)
            | Self::Forbidden { .. }
            | Self::Unreachable { .. }
            | Self::Proxy { .. }
            | Self::NotSent { .. } => true,
            Self::Unclear(_)
            | Self::NonceUsed(_)
            | Self::ServerError { .. }
            | Self::NoAnswer { .. }
            | Self::Malformed { .. } => false,
        }
    }

    /// The upstream's own error. `None` if it did not answer with one.
    pub fn reply(&self) -> Option<&ErrorReply> {
        match self {
            Self::NotFound(reply)
            | Self::Refused(reply)
            | Self::Unclear(reply)
            | Self::ClockSkew(reply)
            | Self::NonceUsed(reply)
            | Self::Forbidden { reply, .. }
            | Self::Throttled { reply, .. }
            | Self::Credentials { reply, .. }
            | Self::ServerError { reply, .. } => Some(reply),
            Self::Unreachable { .. }
            | Self::Proxy { .. }
            | Self::NoAnswer { .. }
            | Self::Malformed { .. }
            | Self::NotSent { .. } => None,
        }
    }

    /// Which permission is missing, if the upstream says so.
    pub fn denied(&self) -> Option<&AccessDenied> {
        match self {
            Self::Forbidden { denied, .. } => denied.as_deref(),
            _ => None,
        }
    }

    /// Whether the upstream answered at all, with an error or with something that cannot be understood.
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

fn said(denied: Option<&AccessDenied>) -> String {
    denied.map(|denied| format!(": {denied}")).unwrap_or_default()
}

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("the endpoint \"{endpoint}\" cannot be used: {reason}")]
    Endpoint { endpoint: String, reason: String },
    #[error(
        "plain http to {host} is refused because anyone on the way could read and alter the calls: \
         use https://, or an endpoint on this machine"
    )]
    PlainHttp { host: String },
    #[error("{part} has characters that no HTTP header can carry: check that it was copied whole")]
    Credentials { part: &'static str },
    #[error("an extra root certificate cannot be read: {reason}")]
    RootCertificate { reason: String },
    #[error("the HTTP client cannot be set up: {reason}")]
    HttpClient { reason: String },
}
