//! One line for each request: never its query, headers or body.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

pub async fn log_requests(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let duration_ms = start.elapsed().as_secs_f64() * 1e3;
    match status {
        500.. => tracing::warn!(%method, path, status, duration_ms, "request failed"),
        _ if is_routine(&path) => tracing::debug!(%method, path, status, duration_ms, "request"),
        _ => tracing::info!(%method, path, status, duration_ms, "request"),
    }
    response
}

/// Asked so often that it would hide the rest.
fn is_routine(path: &str) -> bool {
    path.starts_with("/pkg/")
        || path.starts_with("/_dev/")
        || path == "/healthz"
        || path == "/readyz"
}
