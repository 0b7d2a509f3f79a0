//! What a control call reads and answers.

use axum::Json;
use axum::body::Bytes;
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::core::Core;

/// The answer of a control call.
pub type Reply = Result<Json<Value>, Refusal>;

/// A status and a sentence that says why nothing was done.
pub type Refusal = (StatusCode, Json<Value>);

pub fn refusal(status: StatusCode, sentence: impl Into<String>) -> Refusal {
    (status, Json(json!({ "error": sentence.into() })))
}

/// Reads a JSON body whatever its content type, so that plain `curl -d` works. A missing body is an empty object.
pub fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    let bytes: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(bytes)
        .map_err(|error| refusal(StatusCode::BAD_REQUEST, format!("the body is wrong: {error}")))
}

/// Saves a change, which must be on disk before it is answered.
pub async fn save(core: &Core, revision: u64) -> Result<(), Refusal> {
    core.save(revision).await.map_err(|error| {
        tracing::error!(%error, "the state file could not be written");
        refusal(StatusCode::INTERNAL_SERVER_ERROR, "the state file could not be written")
    })
}
