//! Writes what a refused request gets to see: a page for people, JSON for programs.

use std::any::Any;
use std::sync::Arc;

use app::{ConsoleError, Settings};
use axum::Json;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_SECURITY_POLICY, HeaderValue};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use leptos::nonce::Nonce;

use crate::refusal::Refusal;

pub async fn write_refusals(
    State(settings): State<Arc<Settings>>,
    request: Request,
    next: Next,
) -> Response {
    let person = accepts_html(request.headers());
    let asked = parts_of(&request);
    let mut response = next.run(request).await;
    let Some(refusal) = response.extensions_mut().remove::<Refusal>() else { return response };
    if person {
        page(&settings, &refusal, asked)
    } else {
        (refusal.error.status(), Json(refusal.error)).into_response()
    }
}

/// For `CatchPanicLayer`. The panic itself is in the log already.
pub fn refuse_after_panic(_panic: Box<dyn Any + Send>) -> Response {
    Refusal::from(ConsoleError::Internal).into_response()
}

/// What the page is written from: it has the visitor's language and theme.
fn parts_of(request: &Request) -> Parts {
    let mut asked = axum::http::Request::new(());
    *asked.method_mut() = request.method().clone();
    *asked.uri_mut() = request.uri().clone();
    *asked.headers_mut() = request.headers().clone();
    asked.into_parts().0
}

fn page(settings: &Settings, refusal: &Refusal, asked: Parts) -> Response {
    let nonce = Nonce::new().to_string();
    let html = app::error_page(settings, &refusal.error, asked, &nonce);
    let mut response = (refusal.error.status(), Html(html)).into_response();
    if let Ok(policy) = HeaderValue::from_str(&app::content_security_policy(&nonce)) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

fn accepts_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::http::header::CONTENT_TYPE;
    use axum::middleware::from_fn_with_state;
    use tower::ServiceBuilder;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;
    use crate::middleware::testing::{Answered, call, get, settings};

    async fn refused(path: &str, accept: &str) -> Answered {
        let layer = ServiceBuilder::new()
            .layer(from_fn_with_state(Arc::new(settings()), write_refusals))
            .layer(CatchPanicLayer::custom(refuse_after_panic));
        call(layer, get(path).header(ACCEPT, accept)).await
    }

    #[tokio::test]
    async fn a_browser_gets_a_page_with_the_sentence() {
        let answered = refused("/refused", "text/html,application/xhtml+xml").await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
        assert!(answered.headers[CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
        assert!(answered.text.contains("There is no page at this address."), "{}", answered.text);
        let policy = answered.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(answered.text.contains(&format!("nonce=\"{nonce}\"")), "{}", answered.text);
    }

    #[tokio::test]
    async fn a_program_gets_the_error_as_json() {
        let answered = refused("/refused", "application/json").await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND);
        let error: ConsoleError = serde_json::from_str(&answered.text).unwrap();
        assert_eq!(error, ConsoleError::NotFound(app::NotFound::Page));
    }

    #[tokio::test]
    async fn a_panic_becomes_a_page_without_its_text() {
        let answered = refused("/panicking", "text/html").await;
        assert_eq!(answered.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!answered.text.contains("topsecret"), "{}", answered.text);
    }
}
