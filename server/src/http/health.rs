//! For whoever watches the process: does it live, and could it do its work.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use backend::{Backend, NotReady};

pub fn routes(backend: Backend) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(backend)
}

/// Without its journal the console sends nothing, and without its lasting tasks it misses what happens: it is not ready.
async fn ready(State(backend): State<Backend>) -> (StatusCode, String) {
    let Err(error) = backend.ready().await else { return (StatusCode::OK, "ready\n".to_owned()) };
    tracing::error!(%error, "not ready");
    let told = match error {
        NotReady::Journal(_) => "the journal cannot be written\n".to_owned(),
        NotReady::Down(_) => format!("{error}\n"),
    };
    (StatusCode::SERVICE_UNAVAILABLE, told)
}
