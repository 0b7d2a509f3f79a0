//! Requests as text.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::http::header::CONTENT_TYPE;
use jiff::Timestamp;
use listener::Guard;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

use crate::accounts::Accounts;
use crate::clock::{EmulatedClock, SavedClock};
use crate::core::Core;
use crate::gateway;
use crate::scenario::Scenario;
use crate::state::State;
use crate::world_id::WorldId;

thread_local! {
    static RUNTIME: Runtime =
        Builder::new_current_thread().enable_time().build().expect("a runtime without threads");
    static CORE: Core = core();
}

/// An emulator without keys: every call is refused.
fn core() -> Core {
    let state = State {
        accounts: Accounts::new(1),
        clock: EmulatedClock::new(SavedClock { now: Timestamp::UNIX_EPOCH, paused: true }, 1.0),
        scenario: Scenario::Empty,
        world: WorldId::fresh(),
        posted: String::new(),
        first_speed: 1.0,
        revision: 0,
    };
    let guard = Guard::default();
    Core::new(state, None, Vec::new(), guard, Vec::new(), Duration::from_secs(60))
}

/// A request as text, headers and body. Whatever it is, it is refused, in a form that clients can read.
///
/// # Panics
/// It was not.
pub fn request(bytes: &[u8]) {
    // What HTTP itself refuses does not come this far.
    let Some(request) = parse(bytes) else { return };
    CORE.with(|core| {
        RUNTIME.with(|runtime| {
            runtime.block_on(async {
                let response = gateway::try_read(core, request).await.expect("no fault is ordered");
                let status = response.status();
                assert!(status.is_client_error(), "{status}");
                let content_type = response.headers()[CONTENT_TYPE].clone();
                let body = to_bytes(response.into_body(), usize::MAX).await.expect("it is whole");
                let body = std::str::from_utf8(&body).expect("texts are UTF-8");
                match content_type.to_str().expect("it is one of two words") {
                    "text/xml;charset=utf-8" => is_xml(body),
                    _ => is_json(body),
                }
            });
        });
    });
}

fn is_json(body: &str) {
    let body: Value = serde_json::from_str(body).expect("errors are JSON");
    for name in ["RequestId", "HostId", "Code", "Message", "Recommend"] {
        assert!(body[name].as_str().is_some_and(|text| !text.is_empty()), "{name}: {body}");
    }
}

/// Every character is one XML has, and the elements nest.
fn is_xml(body: &str) {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(body.chars().all(fits), "{body:?}");
    let mut reader = Reader::from_str(body);
    while reader.read_event().expect("errors are XML") != Event::Eof {}
}

/// Parses the lines of the head up to an empty one, then the body; `None` if HTTP itself refuses it.
fn parse(bytes: &[u8]) -> Option<Request<Body>> {
    let (head, mut rest) = line(bytes);
    let mut words = head.split(|&byte| byte == b' ');
    let mut request = Request::builder().method(words.next()?).uri(words.next()?);
    loop {
        let (header, after) = line(rest);
        rest = after;
        if header.is_empty() {
            return request.body(Body::from(rest.to_vec())).ok();
        }
        let colon = header.iter().position(|&byte| byte == b':')?;
        request = request.header(&header[..colon], header[colon + 1..].trim_ascii());
    }
}

/// The first line without its end, and what comes after it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (line, rest) = match bytes.iter().position(|&byte| byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[][..]),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}
