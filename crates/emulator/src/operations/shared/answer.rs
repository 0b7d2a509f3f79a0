//! What an operation answers, and how it writes it.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::api_error::ApiError;

/// The answer of an operation, without its `RequestId`.
pub enum Payload {
    /// A JSON object.
    Value(Value),
    /// The text of a JSON object.
    Text(String),
}

/// The answer that holds nothing but its `RequestId`.
pub fn empty() -> Value {
    Value::Object(Map::new())
}

/// Writes an answer as a tree of values.
pub fn to_value(body: impl Serialize) -> Result<Value, ApiError> {
    serde_json::to_value(body).map_err(|error| failed(&error))
}

/// Writes an answer straight to text, without a tree of values in between.
pub fn to_text(body: impl Serialize) -> Result<Payload, ApiError> {
    serde_json::to_string(&body).map(Payload::Text).map_err(|error| failed(&error))
}

fn failed(error: &serde_json::Error) -> ApiError {
    tracing::error!(%error, "an answer could not be written");
    ApiError::internal()
}

/// Formats a time as the API does: UTC, whole seconds.
pub fn time(at: Timestamp) -> String {
    format!("{at:.0}")
}
