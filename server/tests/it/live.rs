//! The stream of a cluster's panel: what it says and when it ends.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderMap, Request, StatusCode, header};
use futures_util::StreamExt;
use serde_json::json;
use tower::ServiceExt;

use crate::form::hidden_fields;
use crate::stack::{BILLING, Stack, browser};

const FAST: Duration = Duration::from_millis(50);
/// Nothing is read again within a test.
const NEVER: Duration = Duration::from_secs(3_600);
const SOON: Duration = Duration::from_secs(20);

/// How a view begins.
pub const VIEW: &str = "data: <div id=\"panel\"";

pub fn path(cluster: &str, language: &str) -> String {
    format!("/api/live/stream?profile=default&region=cn-hangzhou&cluster={cluster}&lang={language}")
}

pub struct Stream {
    headers: HeaderMap,
    pub body: BodyDataStream,
    text: String,
}

impl Stream {
    pub async fn open(stack: &Stack, path: &str) -> Self {
        Self::ask(stack, browser(Request::get(path))).await
    }

    async fn ask(stack: &Stack, request: axum::http::request::Builder) -> Self {
        let request = request.body(Body::empty()).unwrap();
        let response = stack.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let (parts, body) = response.into_parts();
        Self { headers: parts.headers, body: body.into_data_stream(), text: String::new() }
    }

    /// The first event from here on that has all of these in it.
    pub async fn event_with(&mut self, parts: &[&str]) -> String {
        let look = async {
            loop {
                while let Some((event, rest)) = self.text.split_once("\n\n") {
                    let event = event.to_owned();
                    self.text = rest.to_owned();
                    if parts.iter().all(|part| event.contains(part)) {
                        return event;
                    }
                }
                let chunk = self.body.next().await.expect("the stream goes on").unwrap();
                self.text.push_str(std::str::from_utf8(&chunk).unwrap());
            }
        };
        tokio::time::timeout(SOON, look).await.unwrap_or_else(|_| panic!("no event with {parts:?}"))
    }

    async fn end(mut self) {
        let end = async { while self.body.next().await.is_some() {} };
        tokio::time::timeout(SOON, end).await.expect("the stream ends");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_begins_with_the_view_in_the_language_of_its_address_and_is_not_compressed() {
    let stack = Stack::start().await;
    for (language, word) in [("en", "Replication Delay"), ("zh", "复制延迟")] {
        let request = browser(Request::get(path(BILLING, language)))
            .header(header::ACCEPT_ENCODING, "br, gzip")
            .header(header::ACCEPT_LANGUAGE, "de");
        let mut stream = Stream::ask(&stack, request).await;
        assert_eq!(stream.headers[header::CONTENT_TYPE], "text/event-stream");
        assert_eq!(stream.headers[header::CACHE_CONTROL], "no-store");
        assert!(!stream.headers.contains_key(header::CONTENT_ENCODING));
        let event = stream.event_with(&[VIEW, word]).await;
        assert!(event.lines().all(|line| line.starts_with("data: ")), "{event}");
        assert!(event.ends_with("</div>"), "{event}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intent_reaches_the_watchers_before_any_new_reading_shows_it() {
    let stack = Stack::polling(FAST, NEVER).await;
    let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
    stream.event_with(&["RDS2POLARDB_SYNCING"]).await;
    // While the call hangs, only the journal knows of it.
    stack.slow("ModifyDBClusterMigration", 1_500).await;
    let page = stack.open(&format!("/clusters/{BILLING}/switch?region=cn-hangzhou")).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let (_, event) = tokio::join!(
        stack.submit("/api/migration/switch", &form),
        stream.event_with(&["RDS2POLARDB_SYNCING", "intent="]),
    );
    assert!(event.contains("Switch Over is in progress"), "{event}");
    stream.event_with(&[">SWITCHING<"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cloud_that_cannot_be_read_is_told_and_so_is_its_return() {
    let stack = Stack::polling(FAST, FAST).await;
    let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
    stream.event_with(&[VIEW]).await;
    let fault = json!({
        "action": "DescribeDBClusterMigration", "kind": "error", "status": 500, "code": "InternalError",
        "message": "no", "times": 1_000,
    });
    stack.control("faults", fault).await;
    let trouble = stream.event_with(&["event: trouble"]).await;
    assert!(trouble.contains("The migration cannot be read at the moment"), "{trouble}");
    // Somebody who comes now gets what there is, and why it is old.
    let mut late = Stream::open(&stack, &path(BILLING, "en")).await;
    late.event_with(&[VIEW, BILLING]).await;
    late.event_with(&["event: trouble"]).await;
    stack.clear_faults().await;
    late.event_with(&[VIEW, BILLING]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_end_when_the_server_does() {
    let stack = Stack::start().await;
    let mut streams = Vec::new();
    for language in ["en", "zh", "en"] {
        let mut stream = Stream::open(&stack, &path(BILLING, language)).await;
        stream.event_with(&[VIEW]).await;
        streams.push(stream);
    }
    stack.streams.end();
    for stream in streams {
        stream.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_and_wrong_names_get_no_stream() {
    let stack = Stack::start().await;
    let foreign = |site: &str| {
        browser(Request::get(path(BILLING, "en"))).header("sec-fetch-site", site.to_owned())
    };
    let answer = stack.send(foreign("cross-site").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let rebound = Request::get(path(BILLING, "en")).header(header::HOST, "rebound.example");
    let answer = stack.send(rebound.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(stack.all_calls().await.len(), 0);
    for (cluster, status) in
        [("rm-1", StatusCode::BAD_REQUEST), ("pc-nothing", StatusCode::NOT_FOUND)]
    {
        assert_eq!(stack.open(&path(cluster, "en")).await.status, status);
    }
    Stream::ask(&stack, foreign("same-origin")).await.event_with(&[VIEW]).await;
}
