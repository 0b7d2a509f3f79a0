//! A router of stand-ins behind one layer.

use std::time::Duration;

use app::{Assets, Conflict, ConsoleError, NotFound, ProfileSettings, Settings};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode, request};
use axum::response::{IntoResponse, Response};
use axum::routing::{Route, any, get as on_get, post as on_post};
use axum::{Router, body};
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use migration::ProfileName;
use tower::{Layer, Service, ServiceExt};

use crate::refusal::Refusal;

pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    refusal: Option<Refusal>,
}

impl Answered {
    /// The sentence of a refusal that nobody has written yet.
    pub fn sentence(&self) -> String {
        self.refusal.as_ref().map(|refusal| refusal.error.to_string()).unwrap_or_default()
    }
}

pub struct Asked {
    builder: request::Builder,
    body: Body,
}

impl Asked {
    pub fn header(mut self, name: impl AsRef<str>, value: impl ToString) -> Self {
        self.builder = self.builder.header(name.as_ref(), value.to_string());
        self
    }
}

pub fn get(path: &str) -> Asked {
    Asked { builder: Request::get(path), body: Body::empty() }
}

pub fn post(path: &str, body: impl Into<Body>) -> Asked {
    Asked { builder: Request::post(path), body: body.into() }
}

pub async fn call<L>(layer: L, asked: Asked) -> Answered
where
    L: Layer<Route> + Clone + Send + Sync + 'static,
    L::Service: Service<Request, Response = Response, Error = std::convert::Infallible>
        + Clone
        + Send
        + Sync
        + 'static,
    <L::Service as Service<Request>>::Future: Send + 'static,
{
    let router = stand_ins().layer(layer);
    let response = router.oneshot(asked.builder.body(asked.body).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap();
    Answered {
        status: parts.status,
        refusal: parts.extensions.get().cloned(),
        headers: parts.headers,
        text: String::from_utf8(bytes.to_vec()).unwrap(),
    }
}

pub fn settings() -> Settings {
    let [js, wasm, css] = ["js", "wasm", "css"].map(|kind| format!("polarshift.{kind}"));
    Settings {
        assets: Assets { js, wasm, css },
        default: ProfileSettings {
            name: ProfileName::default(),
            emulator: true,
            upstream: "http://127.0.0.1:3100".to_owned(),
            vendor_profile: None,
        },
        others: Vec::new(),
        fast_poll: Duration::from_secs(1),
        slow_poll: Duration::from_secs(5),
        extra_script: None,
    }
}

fn stand_ins() -> Router {
    let refused = || async { Refusal::from(ConsoleError::from(NotFound::Page)).into_response() };
    Router::new()
        .route("/echo", on_post(|text: String| async { text }))
        .route("/refused", on_get(refused))
        .route("/panicking", on_get(panicking))
        .route("/cached", on_get(|| async { ([(CACHE_CONTROL, "no-cache")], "") }))
        .route("/page", on_get(|| async { axum::response::Html("") }))
        .route("/moved", on_post(|| async { (StatusCode::FOUND, [(LOCATION, "/clusters")]) }))
        .route("/failing", on_post(failed_as_the_framework_fails))
        .route("/seen", any(|headers: HeaderMap| async move { seen(&headers) }))
        .fallback(|| async { "stand-in" })
}

async fn panicking() -> Response {
    panic!("topsecret")
}

async fn failed_as_the_framework_fails() -> Response {
    let error = ConsoleError::Conflict(Conflict::IntentSettled);
    let headers = [(SERVER_FN_ERROR_HEADER, "/failing"), ("location", "/?__err=forged")];
    (StatusCode::FOUND, headers, serde_json::to_string(&error).unwrap()).into_response()
}

fn seen(headers: &HeaderMap) -> String {
    headers.iter().map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap())).collect()
}
