//! For whoever watches the process: does it live, and could it do its work.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use backend::Backend;

pub fn routes(backend: Backend) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(backend)
}

/// Without its journal the console sends nothing, so it is not ready.
async fn ready(State(backend): State<Backend>) -> (StatusCode, &'static str) {
    match backend.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready: the journal cannot be written");
            (StatusCode::SERVICE_UNAVAILABLE, "the journal cannot be written\n")
        }
    }
}
