//! The control plane: time, trouble and truth by hand, under `/_emulator/`. The README shows every call.

mod accounts;
mod calls;
mod choices;
mod clock;
mod faults;
mod paths;
mod resources;
mod sts;

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};
use axum::{Json, Router, middleware};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::core::Core;
use crate::guard::guard;

/// What a control call gives, or why not.
type Reply = Result<Json<Value>, Refusal>;
/// A status and a sentence.
type Refusal = (StatusCode, Json<Value>);

pub fn router(core: Arc<Core>) -> Router<Arc<Core>> {
    let control = Router::new()
        .route("/accounts", get(accounts::list).post(accounts::add))
        .route("/keys", post(accounts::set_key))
        .route("/sts/expire", post(sts::expire))
        .route("/health", get(resources::health))
        .route("/reset", post(resources::reset))
        .route("/clock", get(clock::show).post(clock::change))
        .route("/choices", get(choices::show).post(choices::change))
        .route("/choices/table", get(choices::table))
        .route("/faults", get(faults::list).post(faults::order).delete(faults::clear))
        .route("/faults/{id}", delete(faults::remove))
        .route("/hold", post(resources::hold))
        .route("/release", post(resources::release))
        .route("/set", post(resources::set))
        .route("/calls", get(calls::list))
        .route("/state", get(resources::state))
        .route("/names", get(resources::names))
        .fallback(paths::unknown)
        .method_not_allowed_fallback(paths::other_method)
        .layer(middleware::from_fn_with_state(core, guard));
    Router::new().nest("/_emulator", control)
}

pub fn refusal(status: StatusCode, sentence: impl Into<String>) -> Refusal {
    (status, Json(json!({ "error": sentence.into() })))
}

/// Reads a JSON body whatever its content type, so that plain `curl -d` works. No body is an empty object.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    let bytes: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(bytes)
        .map_err(|error| refusal(StatusCode::BAD_REQUEST, format!("the body is wrong: {error}")))
}

/// Saves a change before it is answered.
async fn save(core: &Core, revision: u64) -> Result<(), Refusal> {
    core.save(revision).await.map_err(|error| {
        tracing::error!(%error, "the state file could not be written");
        refusal(StatusCode::INTERNAL_SERVER_ERROR, "the state file could not be written")
    })
}
