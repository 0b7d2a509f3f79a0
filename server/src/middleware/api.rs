//! What the framework does with a failed server function, put right.
//!
//! It answers 500 whatever failed, and it sends a browser's form back to its `Referer` with the error in the query,
//! where any link could put one. Here an error has its own status and its own page, and nobody is sent anywhere
//! unless the server function itself says so.

use app::{BadRequest, ConsoleError};
use axum::extract::Request;
use axum::http::header::{ACCEPT, HeaderValue, REFERER};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;

use crate::refusal::Refusal;

/// In bytes; an error is a few sentences.
const ERROR_LIMIT: usize = 64 * 1024;

pub async fn answer_errors_plainly(mut request: Request, next: Next) -> Response {
    let headers = request.headers_mut();
    headers.remove(REFERER);
    if request.method() != Method::POST {
        // Reads answer with their value; asked for HTML, the framework would answer with a redirect.
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    }
    let response = next.run(request).await;
    if response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return Refusal::from(error_in(response).await).into_response();
    }
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => {
            Refusal::from(ConsoleError::from(BadRequest::OnlyForForms)).into_response()
        }
        _ => response,
    }
}

async fn error_in(response: Response) -> ConsoleError {
    let bytes = axum::body::to_bytes(response.into_body(), ERROR_LIMIT).await.unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or(ConsoleError::Internal)
}

#[cfg(test)]
mod tests {
    use axum::http::header::LOCATION;
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{call, get, post};

    #[tokio::test]
    async fn an_error_gets_its_own_status_and_never_a_redirect() {
        let request = post("/failing", "")
            .header(ACCEPT, "text/html")
            .header(REFERER, "http://evil.example/?x=1");
        let answered = call(from_fn(answer_errors_plainly), request).await;
        assert_eq!(answered.status, StatusCode::CONFLICT);
        assert!(!answered.headers.contains_key(LOCATION));
        assert_eq!(answered.sentence(), "This intent is settled already.");
    }

    #[tokio::test]
    async fn the_server_function_does_not_see_a_referer() {
        let request = post("/seen", "").header(REFERER, "http://evil.example/");
        let answered = call(from_fn(answer_errors_plainly), request).await;
        assert!(!answered.text.contains("referer"), "{}", answered.text);
    }

    #[tokio::test]
    async fn a_form_is_still_known_as_one_and_a_read_asks_for_its_value() {
        let layer = || from_fn(answer_errors_plainly);
        let posted = call(layer(), post("/seen", "").header(ACCEPT, "text/html")).await;
        assert!(posted.text.contains("accept: text/html"), "{}", posted.text);
        let read = call(layer(), get("/seen").header(ACCEPT, "text/html")).await;
        assert!(read.text.contains("accept: application/json"), "{}", read.text);
    }

    #[tokio::test]
    async fn a_redirect_of_the_server_function_passes() {
        let answered = call(from_fn(answer_errors_plainly), post("/moved", "")).await;
        assert_eq!(answered.status, StatusCode::FOUND);
        assert_eq!(answered.headers[LOCATION], "/clusters");
    }

    #[tokio::test]
    async fn opening_a_forms_address_says_that_it_is_one() {
        let answered = call(from_fn(answer_errors_plainly), get("/failing")).await;
        assert_eq!(answered.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(answered.sentence().contains("cannot be opened by itself"));
    }
}
