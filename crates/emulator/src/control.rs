//! The control plane: time, trouble and truth by hand, under `/_emulator/`. The README shows every call.

mod accounts;
mod calls;
mod choices;
mod clock;
mod faults;
mod paths;
mod progression;
mod replay;
mod resources;
mod scenario;
mod set;
mod snapshot;
mod sts;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{MethodRouter, delete, get, post};
use axum::{Json, Router, middleware};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::core::Core;
use crate::guard::guard;

pub use snapshot::Named;

/// What a control call gives, or why not.
type Reply = Result<Json<Value>, Refusal>;
/// What a body that holds everything may have: 100,000 clusters fit.
const LARGE_BYTES: usize = 512 << 20;

/// A status and a sentence.
type Refusal = (StatusCode, Json<Value>);

/// Every control call: its path, its methods and who answers them.
fn routes() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Core>>)> {
    vec![
        ("/health", "GET", get(resources::health)),
        ("/clock", "GET, POST", get(clock::show).post(clock::change)),
        (
            "/faults",
            "GET, POST, DELETE",
            get(faults::list).post(faults::order).delete(faults::clear),
        ),
        ("/faults/{id}", "DELETE", delete(faults::remove)),
        ("/choices", "GET, POST", get(choices::show).post(choices::change)),
        ("/choices/table", "GET", get(choices::table)),
        ("/progression", "GET, POST", get(progression::show).post(progression::change)),
        ("/accounts", "GET, POST", get(accounts::list).post(accounts::add)),
        ("/keys", "POST", post(accounts::set_key)),
        ("/sts/expire", "POST", post(sts::expire)),
        ("/hold", "POST", post(resources::hold)),
        ("/release", "POST", post(resources::release)),
        ("/set", "POST", post(set::set)),
        ("/calls", "GET", get(calls::list)),
        ("/replay", "POST", post(replay::replay).layer(DefaultBodyLimit::max(LARGE_BYTES))),
        ("/names", "GET", get(resources::names)),
        ("/state", "GET", get(resources::state)),
        ("/scenario", "GET, POST", get(scenario::save_as_file).post(scenario::load)),
        ("/reset", "POST", post(scenario::reset)),
        ("/snapshot", "GET, POST", get(snapshot::list).post(snapshot::take)),
        ("/snapshot/{id}", "DELETE", delete(snapshot::remove)),
        ("/restore", "POST", post(snapshot::restore).layer(DefaultBodyLimit::max(LARGE_BYTES))),
    ]
}

pub fn router(core: Arc<Core>) -> Router<Arc<Core>> {
    let control = routes()
        .into_iter()
        .fold(Router::new(), |router, (path, _, methods)| router.route(path, methods))
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
