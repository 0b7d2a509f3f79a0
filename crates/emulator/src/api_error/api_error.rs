//! One error as the cloud answers it.

use super::denial::Denial;

/// One error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// HTTP status, 400 to 599.
    pub status: u16,
    pub code: String,
    pub message: String,
    /// Value of the header `x-acs-retry-after`, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// `AccessDeniedDetail`; `None` if no permission is missing.
    pub denial: Option<Box<Denial>>,
}

impl ApiError {
    pub fn new(status: u16, code: impl Into<String>, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self { status, code, message, retry_after_ms: None, denial: None }
    }
}
