//! The ID of the world that `health` tells.

use std::fs;
use std::path::Path;

use emulator::{Options, Scenario};
use serde_json::{Value, json};

use crate::support::*;

const SEED: u64 = 7;

async fn world(emulator: &Emulator) -> String {
    let health = emulator.get("health").await;
    assert_eq!(health["status"], "ok");
    let world = health["world"].as_str().unwrap().to_owned();
    let is_digit = |digit: char| digit.is_ascii_hexdigit() && !digit.is_ascii_uppercase();
    assert!(world.len() == 16 && world.chars().all(is_digit), "{world}");
    world
}

/// Asserts that each is another one.
#[track_caller]
fn assert_differ(worlds: &[String]) {
    let mut distinct = worlds.to_vec();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), worlds.len(), "{worlds:?}");
}

async fn saved(emulator: &Emulator) -> String {
    let response = emulator.http.get(emulator.control_url("scenario")).send().await.unwrap();
    response.text().await.unwrap()
}

fn kept(path: &Path) -> Options {
    Options { state: Some(path.to_owned()), ..options() }
}

#[tokio::test]
async fn every_reset_and_every_scenario_begins_another_world() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    let text = saved(&Emulator::demo().await).await;
    fs::write(&file, &text).unwrap();
    let emulator = Emulator::paused(Scenario::File(file.clone())).await;
    let mut worlds = vec![world(&emulator).await];
    let at_seed = json!({ "seed": SEED, "now": "2101-01-01T00:00:00Z", "paused": true });
    for order in [
        json!({}),
        json!({ "scenario": "demo" }),
        json!({ "scenario": "empty" }),
        json!({ "scenario": file }),
        at_seed.clone(),
        at_seed,
    ] {
        let told = emulator.post("reset", order).await.ok();
        worlds.push(world(&emulator).await);
        assert_eq!(told["world"], json!(worlds.last()));
    }
    let request = emulator.http.post(emulator.control_url("scenario")).body(text);
    Reply::of(request.send().await.unwrap()).await.ok();
    worlds.push(world(&emulator).await);
    assert_differ(&worlds);
}

#[tokio::test]
async fn calls_faults_time_and_refused_orders_leave_the_world_as_it_is() {
    let emulator = Emulator::demo().await;
    let before = world(&emulator).await;
    emulator.advance(86_400).await;
    emulator.post("faults", json!({ "kind": "throttle", "times": 1 })).await.ok();
    emulator.call("DescribeRegions", &[]).await;
    emulator.create(ORDERS).await;
    assert_eq!(emulator.post("reset", json!({ "scenario": "nowhere" })).await.status, 400);
    let wrong = emulator.http.post(emulator.control_url("scenario")).body("[[cluster]]");
    assert_eq!(Reply::of(wrong.send().await.unwrap()).await.status, 400);
    assert_eq!(world(&emulator).await, before);
}

#[tokio::test]
async fn two_emulators_with_one_seed_are_two_worlds_that_are_alike_in_everything_else() {
    let at = "2101-01-01T00:00:00Z".parse().unwrap();
    let seeded = || Options { seed: Some(SEED), stands_at: Some(at), ..options() };
    let (one, other) = (Emulator::start(seeded()).await, Emulator::start(seeded()).await);
    assert_differ(&[world(&one).await, world(&other).await]);
    assert_eq!(one.create(ORDERS).await, other.create(ORDERS).await);
    assert_eq!(one.get("state").await, other.get("state").await);
}

#[tokio::test]
async fn a_restored_snapshot_is_the_world_it_was_taken_of() {
    let emulator = Emulator::demo().await;
    let before = world(&emulator).await;
    emulator.post("snapshot", json!({ "name": "before" })).await.ok();
    let whole = emulator.post("snapshot", json!({})).await.ok();
    for snapshot in [json!({ "name": "before" }), whole.clone()] {
        emulator.post("reset", json!({})).await.ok();
        assert_differ(&[world(&emulator).await, before.clone()]);
        emulator.post("restore", snapshot).await.ok();
        assert_eq!(world(&emulator).await, before);
    }

    let mut older = whole.clone();
    older["snapshot"].as_object_mut().unwrap().remove("world");
    emulator.post("restore", older).await.ok();
    let fresh = world(&emulator).await;
    assert_differ(&[before, fresh.clone()]);

    let mut wrong = whole;
    wrong["snapshot"]["world"] = json!("another/one");
    let refused = emulator.post("restore", wrong).await;
    assert_eq!(refused.status, 400);
    assert!(refused.text.contains("16 lower-case hexadecimal digits"), "{}", refused.text);
    assert_eq!(world(&emulator).await, fresh);
}

#[tokio::test]
async fn a_restart_from_the_state_file_goes_on_in_the_same_world() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let first = Emulator::start(kept(&path)).await;
    let at_start = world(&first).await;
    first.post("reset", json!({})).await.ok();
    let before = world(&first).await;
    assert_differ(&[at_start, before.clone()]);
    // Without a shutdown: the reset was on disk before it was answered.
    drop(first);
    let second = Emulator::start(kept(&path)).await;
    assert_eq!(world(&second).await, before);
    second.cloud.shutdown().await;
    assert_eq!(world(&Emulator::start(kept(&path)).await).await, before);
}

#[tokio::test]
async fn a_state_file_from_before_worlds_had_ids_gets_one_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let text = include_str!("../fixtures/state-v1.json");
    let first = serde_json::from_str::<Value>(text).unwrap();
    let accounts = json!({
        "list": [{ "id": "1000000000000001", "keys": [], "world": first["world"] }],
        "seed": SEED,
        "made": 1,
    });
    let second = json!({
        "version": 2, "scenario": "demo", "clock": first["clock"], "accounts": accounts,
    });
    let mut worlds = Vec::new();
    for (name, state) in [("first.json", first), ("second.json", second)] {
        let path = folder.path().join(name);
        fs::write(&path, state.to_string()).unwrap();
        let emulator = Emulator::start(kept(&path)).await;
        let given = world(&emulator).await;
        drop(emulator);
        assert_eq!(world(&Emulator::start(kept(&path)).await).await, given, "{name}");
        worlds.push(given);
    }
    assert_differ(&worlds);
}

#[tokio::test]
async fn a_scenario_that_is_exported_does_not_carry_the_world() {
    let emulator = Emulator::paused(Scenario::Demo).await;
    let text = saved(&emulator).await;
    assert!(!text.contains("world") && !text.contains(&world(&emulator).await));
}
