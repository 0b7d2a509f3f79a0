//! Headers every answer has. What an answer says for itself stays.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

/// The content security policy of everything but pages, which bring their own.
const FOR_THE_REST: &str = "default-src 'none'; frame-ancestors 'none'";

const DEFAULTS: [(HeaderName, HeaderValue); 7] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (CONTENT_SECURITY_POLICY, HeaderValue::from_static(FOR_THE_REST)),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // With no-referrer, browsers post forms with `Origin: null`, which the write guard refuses.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

pub async fn add_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in DEFAULTS {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{call, get};

    #[tokio::test]
    async fn an_answer_is_neither_kept_nor_framed_nor_guessed() {
        let answered = call(from_fn(add_headers), get("/")).await;
        assert_eq!(answered.headers[CACHE_CONTROL], "no-store");
        assert_eq!(answered.headers[X_FRAME_OPTIONS], "DENY");
        assert_eq!(answered.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(answered.headers[CONTENT_SECURITY_POLICY], FOR_THE_REST);
    }

    #[tokio::test]
    async fn what_the_answer_says_itself_stays() {
        let answered = call(from_fn(add_headers), get("/cached")).await;
        assert_eq!(answered.headers[CACHE_CONTROL], "no-cache");
    }
}
