//! An operation as the catalogue lists it: the function that runs it, by what the function needs and gives.

use serde_json::Value;

use super::shared::{Inquiry, Job, Payload};
use crate::api_error::ApiError;

/// The function of an operation about resources.
pub type ToValue = fn(&mut Job<'_>) -> Result<Value, ApiError>;
/// The same for the operations that are called most: the answer is written straight to text.
pub type ToText = fn(&mut Job<'_>) -> Result<Payload, ApiError>;
/// The function of an operation about the caller. It has no access to resources.
pub type AboutCaller = fn(&Inquiry<'_>) -> Result<Value, ApiError>;

/// The function that runs an operation.
#[derive(Clone, Copy)]
pub enum Operation {
    ToValue(ToValue),
    ToText(ToText),
    AboutCaller(AboutCaller),
}

impl Operation {
    /// Runs an operation about resources.
    ///
    /// # Errors
    /// What the operation answers; an internal error for an operation about the caller.
    pub fn run(self, job: &mut Job<'_>) -> Result<Payload, ApiError> {
        match self {
            Self::ToValue(run) => run(job).map(Payload::Value),
            Self::ToText(run) => run(job),
            Self::AboutCaller(_) => Err(ApiError::internal()),
        }
    }
}
