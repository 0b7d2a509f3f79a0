//! What is fuzzed: the readers of texts that anybody may have written. `cargo fuzz` drives them for long and the tests
//! here briefly, from the same seeds.

mod http;
#[cfg(test)]
mod tests;

use std::time::Duration;

use axum::body::to_bytes;
use axum::http::header::CONTENT_TYPE;
use jiff::{SignedDuration, Timestamp};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};
use tokio::runtime::{Builder, Runtime};

use crate::accounts::Accounts;
use crate::clock::{EmulatedClock, SavedClock};
use crate::core::{Core, State};
use crate::gateway::{self, Parameters};
use crate::operations::{self, Job, Payload};
use crate::scenario::{self, Scenario};
use crate::world::World;

/// The emulated time at which scenarios are read.
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

thread_local! {
    static RUNTIME: Runtime =
        Builder::new_current_thread().enable_time().build().expect("a runtime without threads");
    static CORE: Core = core();
}

/// An emulator without a single key: whoever calls it is refused.
fn core() -> Core {
    let state = State {
        accounts: Accounts::new(1),
        clock: EmulatedClock::new(SavedClock { now: NOW, paused: true }, 1.0),
        scenario: Scenario::Empty,
        posted: String::new(),
        first_speed: 1.0,
        revision: 0,
    };
    Core::new(state, None, Vec::new(), Vec::new(), Duration::from_secs(60))
}

/// A request as text, headers and body. Whatever it is, it is refused, in a form that clients can read.
///
/// # Panics
/// It was not.
pub fn request(bytes: &[u8]) {
    // What HTTP itself refuses does not come this far.
    let Some(request) = http::request(bytes) else { return };
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

/// A scenario file. It is refused with sentences, or everything in it can be described and saved, and what was saved
/// brings back the same.
///
/// # Panics
/// It is not so.
pub fn scenario(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let before = Accounts::new(1);
    let mut accounts = match scenario::fill(&before, text, NOW) {
        Ok(accounts) => accounts,
        Err(problems) => {
            let told =
                |problem: &scenario::Problem| problem.line > 0 && !problem.message.is_empty();
            assert!(!problems.0.is_empty() && problems.0.iter().all(told), "{problems:?}");
            return;
        }
    };
    let saved = scenario::save(&accounts, NOW).expect("it can be written");
    let again = scenario::fill(&before, &saved, NOW);
    let again = again.unwrap_or_else(|problems| panic!("{problems}\n{saved}"));
    assert_eq!(scenario::save(&again, NOW).expect("it can be written"), saved);
    for days in [0, 1, 400] {
        describe_everything(&mut accounts, NOW + SignedDuration::from_hours(24 * days));
    }
}

/// Asks about each cluster and instance.
fn describe_everything(accounts: &mut Accounts, now: Timestamp) {
    for account in accounts.iter_mut() {
        let world = &mut account.world;
        let clusters: Vec<_> = world.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        let instances: Vec<_> = world.instances.iter().map(|one| one.id.clone()).collect();
        for id in clusters {
            for action in ["DescribeDBClusterMigration", "DescribeDBClusterAttribute"] {
                describe(world, now, "2017-08-01", action, ("DBClusterId", &id));
            }
        }
        for id in instances {
            describe(
                world,
                now,
                "2014-08-15",
                "DescribeDBInstanceAttribute",
                ("DBInstanceId", &id),
            );
        }
        describe(world, now, "2017-08-01", "DescribeDBClusters", ("RegionId", "cn-hangzhou"));
        describe(world, now, "2014-08-15", "DescribeDBInstances", ("RegionId", "cn-hangzhou"));
    }
}

/// Every call is answered with an object, or refused.
fn describe(world: &mut World, now: Timestamp, version: &str, action: &str, about: (&str, &str)) {
    let operation = operations::find(version, action).expect("it is in the catalogue");
    let pairs = [(about.0.to_owned(), about.1.to_owned())];
    let parameters = Parameters::new(pairs.into()).expect("one parameter is not too many");
    let choices = world.choices;
    let mut job = Job { world, now, choices, parameters: &parameters, hold: false, changed: None };
    match operation.run(&mut job) {
        Ok(Payload::Value(value)) => assert!(value.is_object(), "{action} of {about:?}: {value}"),
        Ok(Payload::Text(text)) => {
            let object: Result<Map<String, Value>, _> = serde_json::from_str(&text);
            assert!(object.is_ok(), "{action} of {about:?}: {text}");
        }
        Err(error) => assert!(error.status < 500, "{action} of {about:?}: {error:?}"),
    }
}
