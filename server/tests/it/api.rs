//! Server functions that are called wrongly: the right status, a sentence, no redirect and no upstream call.

use app::ConsoleError;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::stack::{Answer, BILLING, Stack, browser};

const SWITCH: &str = "/api/migration/switch";

fn assert_page(answer: &Answer, status: StatusCode, sentence: &str) {
    assert_eq!(answer.status, status, "{sentence}");
    assert_eq!(answer.header(header::LOCATION), "", "{sentence}");
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{sentence}");
    assert!(answer.header(header::CONTENT_TYPE).starts_with("text/html"), "{sentence}");
    assert!(answer.text().contains(sentence), "{sentence}: {}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_a_field_is_told_so_on_a_page() {
    let stack = Stack::start().await;
    for form in ["", "cluster=pc-1", "%ff=%fe", "a[b[c]]]=d", "{\"json\": true}"] {
        let answer = stack.submit(SWITCH, form).await;
        assert_page(&answer, StatusCode::BAD_REQUEST, "cannot be read");
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_shows_its_sentence_whatever_its_referer_says() {
    let stack = Stack::start().await;
    for referer in
        [None, Some("http://127.0.0.1:3000/clusters"), Some("http://evil.example/?__err=x")]
    {
        let mut request = browser(Request::post(SWITCH)).header("sec-fetch-site", "same-origin");
        if let Some(referer) = referer {
            request = request.header(header::REFERER, referer);
        }
        let answer = stack.send(request.body(Body::empty()).unwrap()).await;
        assert_page(&answer, StatusCode::BAD_REQUEST, "is missing or cannot be read");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_oversized_form_is_413_on_a_page() {
    let stack = Stack::start().await;
    let answer = stack.submit(SWITCH, &format!("endpoints={}", "x".repeat(70_000))).await;
    assert_page(&answer, StatusCode::PAYLOAD_TOO_LARGE, "larger than any form");
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_no_text_is_400() {
    let stack = Stack::start().await;
    let request = browser(Request::post(SWITCH)).body(Body::from(vec![b'a', b'=', 0xff])).unwrap();
    let answer = stack.send(request).await;
    assert_page(&answer, StatusCode::BAD_REQUEST, "not UTF-8 text");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_gets_the_error_as_json() {
    let stack = Stack::start().await;
    let path = "/api/live?profile=default&region=cn-hangzhou&cluster=rm-wrong";
    let request = Request::get(path).header(header::HOST, "localhost:3000");
    let answer = stack.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let error: ConsoleError = serde_json::from_slice(&answer.body).unwrap();
    assert!(matches!(error, ConsoleError::BadRequest(_)), "{error:?}");
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_nobody_configured_is_400_and_asks_nothing() {
    let stack = Stack::start().await;
    for path in [
        format!("/api/live?profile=other&region=cn-hangzhou&cluster={BILLING}"),
        "/api/live?profile=x2&region=cn-hangzhou&cluster=pc-x".to_owned(),
    ] {
        let answer = stack.open(&path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text());
        assert!(answer.text().contains("there is no profile"), "{}", answer.text());
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_answers_with_its_value_and_never_with_a_redirect() {
    let stack = Stack::start().await;
    let path = format!("/api/live?profile=default&region=cn-hangzhou&cluster={BILLING}");
    let answer = stack.open(&path).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_cluster_is_404_for_a_read() {
    let stack = Stack::start().await;
    let path = "/api/live?profile=default&region=cn-hangzhou&cluster=pc-bp1unknown0000001";
    assert_eq!(stack.open(path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_nobody_serves_is_404_for_every_method() {
    let stack = Stack::start().await;
    for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
        let request = browser(Request::builder().method(method.clone()).uri("/api/nothing"));
        let answer = stack.send(request.body(Body::empty()).unwrap()).await;
        assert_page(&answer, StatusCode::NOT_FOUND, "There is no page at this address");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forms_address_cannot_be_opened() {
    let stack = Stack::start().await;
    let answer = stack.open(SWITCH).await;
    assert_page(&answer, StatusCode::METHOD_NOT_ALLOWED, "cannot be opened by itself");
    assert_eq!(stack.all_calls().await.len(), 0);
}
