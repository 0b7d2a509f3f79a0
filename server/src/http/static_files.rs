//! Files of the site, from memory, compressed beforehand where the build did that.

use std::sync::Arc;

use app::{ConsoleError, NotFound};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

use crate::refusal::Refusal;
use crate::site::{Encoding, PACKAGE_FOLDER, Site, SiteFile};

const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The generated files, under `/pkg`.
pub fn package(site: Arc<Site>) -> Router {
    Router::new()
        .route(&format!("/{PACKAGE_FOLDER}/{{*file}}"), get(generated))
        .route(&format!("/{PACKAGE_FOLDER}/"), get(no_such_file))
        .with_state(site)
}

async fn generated(
    State(site): State<Arc<Site>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    match site.file(&format!("{PACKAGE_FOLDER}/{file}")) {
        Some(file) => answer(file, &headers),
        None => no_such_file().await,
    }
}

async fn no_such_file() -> Response {
    Refusal::from(ConsoleError::from(NotFound::Page)).into_response()
}

/// A file at the top of the site, such as the icon: asked for only where no route matches.
pub fn top_level(site: &Site, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let file = site.file(uri.path().strip_prefix('/')?)?;
    Some(answer(file, headers))
}

fn answer(file: &SiteFile, headers: &HeaderMap) -> Response {
    let (encoding, content) = Encoding::COMPRESSED
        .into_iter()
        .filter(|encoding| accepts(headers, *encoding))
        .find_map(|encoding| Some((encoding, file.encoded(encoding)?)))
        .unwrap_or_else(|| (Encoding::Identity, file.content()));
    let mut response = if file.is_hashed {
        ([(CACHE_CONTROL, FOREVER)], content).into_response()
    } else {
        let tag = entity_tag(&content);
        let known = headers.get_all(IF_NONE_MATCH).iter().any(|value| names(value, &tag));
        let tags = [(CACHE_CONTROL, ASK_AGAIN), (ETAG, tag)];
        if known {
            (StatusCode::NOT_MODIFIED, tags).into_response()
        } else {
            (tags, content).into_response()
        }
    };
    let answered = response.headers_mut();
    answered.insert(CONTENT_TYPE, file.content_type.clone());
    answered.insert(VARY, ACCEPT_ENCODING.into());
    if let Some(name) = encoding.name() {
        answered.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

/// Whether a client takes a file like this: named, and not with the weight 0.
fn accepts(headers: &HeaderMap, encoding: Encoding) -> bool {
    let Some(name) = encoding.name() else { return true };
    let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|named| named.eq_ignore_ascii_case(name));
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        is_named && weight.is_none_or(|weight| weight > 0.0)
    })
}

/// It changes with the content and with the encoding.
fn entity_tag(content: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(content);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::try_from(format!("\"{hash}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

fn names(value: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(value), Ok(tag)) = (value.to_str(), tag.to_str()) else { return false };
    value.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::extract::Request;
    use axum::http::request;
    use tower::ServiceExt;

    use super::*;

    fn site() -> Arc<Site> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("pkg")).unwrap();
        for (name, text) in [
            (
                "manifest.json",
                r#"{"js": "polarshift.h1.js", "wasm": "polarshift.h2.wasm", "css": "polarshift.h3.css",
                    "files": ["favicon.svg", "pkg/polarshift.h1.js", "pkg/polarshift.h1.js.br",
                              "pkg/polarshift.h1.js.gz", "pkg/polarshift.h2.wasm", "pkg/polarshift.h3.css"]}"#,
            ),
            ("favicon.svg", "icon"),
            ("pkg/polarshift.h1.js", "plain"),
            ("pkg/polarshift.h1.js.br", "brotli"),
            ("pkg/polarshift.h1.js.gz", "gzip"),
            ("pkg/polarshift.h2.wasm", "wasm"),
            ("pkg/polarshift.h3.css", "css"),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Arc::new(Site::find(Some(folder.path()), std::path::Path::new("/nowhere")).unwrap())
    }

    async fn answered(request: request::Builder) -> (Response, String) {
        let site = site();
        let top = site.clone();
        let router = package(site).fallback(async move |request: Request| {
            match top_level(&top, request.uri(), request.headers()) {
                Some(file) => file,
                None => no_such_file().await,
            }
        });
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        (Response::from_parts(parts, Body::empty()), String::from_utf8(bytes.to_vec()).unwrap())
    }

    async fn get(path: &str, encodings: &str) -> (Response, String) {
        answered(Request::get(path).header(ACCEPT_ENCODING, encodings)).await
    }

    #[tokio::test]
    async fn a_hashed_name_is_kept_for_a_year() {
        let (response, text) = get("/pkg/polarshift.h2.wasm", "identity").await;
        assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/wasm");
        assert_eq!(text, "wasm");
    }

    #[tokio::test]
    async fn a_name_without_a_hash_is_asked_for_again_and_sent_once() {
        let (response, text) = get("/favicon.svg", "identity").await;
        assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
        assert_eq!(
            (response.headers()[CONTENT_TYPE].as_bytes(), &*text),
            (&b"image/svg+xml"[..], "icon")
        );
        let tag = response.headers()[ETAG].clone();
        let again = Request::get("/favicon.svg").header(IF_NONE_MATCH, &tag);
        let (response, text) = answered(again).await;
        assert_eq!((response.status(), &*text), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(response.headers()[ETAG], tag);
        let changed = Request::get("/favicon.svg").header(IF_NONE_MATCH, "\"another\"");
        assert_eq!(answered(changed).await.0.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn the_best_file_the_client_understands_is_sent() {
        for (accepted, sent, text) in [
            ("gzip, br", Some("br"), "brotli"),
            ("gzip;q=1.0, br;q=0", Some("gzip"), "gzip"),
            ("gzip", Some("gzip"), "gzip"),
            ("GZIP", Some("gzip"), "gzip"),
            ("identity", None, "plain"),
            ("", None, "plain"),
        ] {
            let (response, body) = get("/pkg/polarshift.h1.js", accepted).await;
            let encoding = response.headers().get(CONTENT_ENCODING);
            assert_eq!(encoding.map(|value| value.to_str().unwrap()), sent, "{accepted}");
            assert_eq!(body, text);
            assert_eq!(response.headers()[VARY], "accept-encoding");
            assert_eq!(response.headers()[CONTENT_TYPE], "text/javascript");
        }
    }

    #[tokio::test]
    async fn only_the_head_of_a_file_is_sent_where_only_it_is_asked_for() {
        let (response, text) = answered(Request::head("/pkg/polarshift.h3.css")).await;
        assert_eq!((response.status(), &*text), (StatusCode::OK, ""));
        assert_eq!(response.headers()[CONTENT_TYPE], "text/css");
    }

    #[tokio::test]
    async fn a_missing_file_is_not_found_and_not_kept() {
        for path in ["/pkg/polarshift.old.js", "/pkg/../manifest.json", "/pkg/", "/manifest.json"] {
            let (response, _) = get(path, "br").await;
            assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
            assert!(!response.headers().contains_key(CACHE_CONTROL), "{path}");
        }
    }
}
