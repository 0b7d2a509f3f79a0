//! No form of the console is large, and all of them are text.

use app::ConsoleError;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// In bytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Reads the whole body first, so that a body without a declared length is counted, too.
pub async fn limit_bodies(request: Request, next: Next) -> Response {
    let declared = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if declared.and_then(|text| text.parse::<u64>().ok()).is_some_and(|n| n > BODY_LIMIT as u64) {
        return Refusal::from(ConsoleError::TooLarge).into_response();
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, BODY_LIMIT).await else {
        return Refusal::from(ConsoleError::TooLarge).into_response();
    };
    if std::str::from_utf8(&bytes).is_err() {
        let sentence = "The form cannot be read: it is not UTF-8 text.";
        return Refusal::from(ConsoleError::BadRequest(sentence.to_owned())).into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{call, post};

    #[tokio::test]
    async fn a_body_at_the_limit_arrives_whole() {
        let body = "x".repeat(BODY_LIMIT);
        let answered = call(from_fn(limit_bodies), post("/echo", body.clone())).await;
        assert_eq!((answered.status, answered.text == body), (StatusCode::OK, true));
    }

    #[tokio::test]
    async fn a_larger_one_is_refused_whether_or_not_it_says_its_length() {
        let body = "x".repeat(BODY_LIMIT + 1);
        let with_length = post("/echo", body.clone()).header(CONTENT_LENGTH, body.len());
        for request in [post("/echo", body), with_length] {
            let answered = call(from_fn(limit_bodies), request).await;
            assert_eq!(answered.status, StatusCode::PAYLOAD_TOO_LARGE);
        }
    }

    #[tokio::test]
    async fn bytes_that_are_no_text_are_refused() {
        let answered = call(from_fn(limit_bodies), post("/echo", vec![b'a', b'=', 0xff])).await;
        assert_eq!(answered.status, StatusCode::BAD_REQUEST);
    }
}
