//! Files of the site, compressed beforehand where the build did that.

use std::sync::Arc;

use app::{Assets, ConsoleError, NotFound};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, HeaderValue, VARY};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::refusal::Refusal;
use crate::site::{PACKAGE_FOLDER, Site};

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The generated files, under `/pkg`.
pub fn package(site: &Site) -> Router {
    let files =
        ServeDir::new(site.root.join(PACKAGE_FOLDER)).precompressed_br().precompressed_gzip();
    let names = Arc::new(hashed(&site.assets));
    Router::new()
        .nest_service(&format!("/{PACKAGE_FOLDER}"), files)
        .layer(from_fn_with_state(names, cache_for_as_long_as_the_name_holds))
}

/// The names that change with their content.
fn hashed(assets: &Assets) -> Vec<String> {
    [&assets.js, &assets.wasm, &assets.css]
        .into_iter()
        .filter(|name| name.split('.').count() > 2)
        .cloned()
        .collect()
}

async fn cache_for_as_long_as_the_name_holds(
    State(hashed): State<Arc<Vec<String>>>,
    request: Request,
    next: Next,
) -> Response {
    let name = request.uri().path().rsplit('/').next().unwrap_or_default();
    let is_hashed = hashed.iter().any(|hashed| hashed == name);
    let mut response = next.run(request).await;
    match response.status() {
        StatusCode::NOT_FOUND => Refusal::from(ConsoleError::from(NotFound::Page)).into_response(),
        StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT => {
            let rule = if is_hashed { FOREVER } else { ASK_AGAIN };
            response.headers_mut().insert(CACHE_CONTROL, rule);
            response.headers_mut().entry(VARY).or_insert(ACCEPT_ENCODING.into());
            response
        }
        _ => response,
    }
}

/// Files at the top of the site, such as the icon: asked for only where no route matches.
pub async fn top_level(site_root: Arc<std::path::Path>, request: Request) -> Option<Response> {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    // Only plain names: everything with a folder in it has a route of its own.
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '%', '\\']) {
        return None;
    }
    let files = ServeDir::new(site_root).append_index_html_on_directories(false);
    let mut response = tower::ServiceExt::oneshot(files, request).await.ok()?.into_response();
    if !matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED) {
        return None;
    }
    response.headers_mut().insert(CACHE_CONTROL, ASK_AGAIN);
    Some(response)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
    use tower::ServiceExt;

    use super::*;

    struct Files {
        _folder: tempfile::TempDir,
        site: Site,
    }

    fn files() -> Files {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("pkg");
        std::fs::create_dir(&package).unwrap();
        for (name, text) in [
            ("polarshift.h1.js", "plain"),
            ("polarshift.h1.js.br", "brotli"),
            ("polarshift.h1.js.gz", "gzip"),
            ("polarshift.h2.wasm", "wasm"),
            ("polarshift.h3.css", "css"),
            ("snippet.js", "snippet"),
        ] {
            std::fs::write(package.join(name), text).unwrap();
        }
        let site = Site::find(Some(folder.path()), std::path::Path::new("/nowhere"));
        assert!(site.complete);
        Files { _folder: folder, site }
    }

    async fn get(site: &Site, path: &str, encodings: &str) -> (Response, String) {
        let request = Request::get(path).header(ACCEPT_ENCODING, encodings).body(Body::empty());
        let response = package(site).oneshot(request.unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        (Response::from_parts(parts, Body::empty()), String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_hashed_name_is_kept_for_a_year() {
        let files = files();
        let (response, text) = get(&files.site, "/pkg/polarshift.h2.wasm", "identity").await;
        assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/wasm");
        assert_eq!(text, "wasm");
    }

    #[tokio::test]
    async fn a_name_without_a_hash_is_asked_for_again() {
        let files = files();
        let (response, _) = get(&files.site, "/pkg/snippet.js", "identity").await;
        assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
    }

    #[tokio::test]
    async fn the_best_file_the_client_understands_is_sent() {
        let files = files();
        for (accepted, sent, text) in [
            ("gzip, br", Some("br"), "brotli"),
            ("gzip", Some("gzip"), "gzip"),
            ("identity", None, "plain"),
        ] {
            let (response, body) = get(&files.site, "/pkg/polarshift.h1.js", accepted).await;
            let encoding = response.headers().get(CONTENT_ENCODING);
            assert_eq!(encoding.map(|value| value.to_str().unwrap()), sent, "{accepted}");
            assert_eq!(body, text);
            assert_eq!(response.headers()[VARY], "accept-encoding");
            assert_eq!(response.headers()[CONTENT_TYPE], "text/javascript");
        }
    }

    #[tokio::test]
    async fn a_missing_file_is_not_found_and_not_kept() {
        let files = files();
        for path in ["/pkg/polarshift.old.js", "/pkg/../hash.txt", "/pkg/"] {
            let (response, _) = get(&files.site, path, "br").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert!(!response.headers().contains_key(CACHE_CONTROL), "{path}");
        }
    }
}
