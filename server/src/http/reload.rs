//! Development only: pages reload themselves once the console was built and started again (`cargo xtask dev`).

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

/// Set by `cargo xtask dev`.
const VARIABLE: &str = "XTASK_DEV";
/// Loaded by every page.
pub const SCRIPT: &str = "/_dev/reload.js";
const PROCESS: &str = "/_dev/process";

/// Whether this is a development build that `cargo xtask dev` has started.
pub fn is_wanted() -> bool {
    cfg!(debug_assertions) && std::env::var_os(VARIABLE).is_some()
}

/// The script, and the process that answers: another one has other pages.
pub fn routes() -> Router {
    let script = || async { ([(CONTENT_TYPE, "text/javascript")], include_str!("reload.js")) };
    Router::new()
        .route(SCRIPT, get(script))
        .route(PROCESS, get(|| async { std::process::id().to_string() }))
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use tower::ServiceExt;

    use super::*;

    async fn get(path: &str) -> String {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = routes().oneshot(request).await.unwrap();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn the_script_asks_for_the_process_that_answers() {
        assert!(get(SCRIPT).await.contains(PROCESS));
        assert_eq!(get(PROCESS).await, std::process::id().to_string());
    }
}
