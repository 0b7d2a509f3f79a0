//! Scenarios: built in, posted, saved.

use emulator::{Options, Scenario, Server, StartError};
use serde_json::{Value, json};

use crate::support::*;

const MINE: &str = r#"
[[network]]
region = "cn-hangzhou"
zone = "cn-hangzhou-i"
vpc = "vpc-mine"
vswitch = "vsw-mine"

[[instance]]
id = "rm-mine"
description = "mine"
region = "cn-hangzhou"
version = "8.0"
age_days = 400
endpoints = ["primary private"]

[[cluster]]
id = "pc-mine"
description = "mine-polardb"
region = "cn-hangzhou"
version = "8.0"
age_days = 2
endpoints = ["primary private"]

[cluster.migration]
source = "rm-mine"
status = "SWITCHING"
ends_in_seconds = 300
"#;

async fn post_file(emulator: &Emulator, text: &str) -> Reply {
    let request = emulator.http.post(emulator.control_url("scenario")).body(text.to_owned());
    Reply::of(request.send().await.unwrap()).await
}

async fn saved(emulator: &Emulator) -> String {
    let response = emulator.http.get(emulator.control_url("scenario")).send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/toml");
    response.text().await.unwrap()
}

async fn resources(emulator: &Emulator) -> [Value; 3] {
    let mut state = emulator.get("state").await;
    ["clusters", "instances", "names"].map(|part| state[part].take())
}

#[tokio::test]
async fn every_built_in_scenario_starts_and_says_what_it_has() {
    for (name, instances, clusters) in [
        ("empty", 0..=0, 0..=0),
        ("precheck-failure", 4..=10, 2..=5),
        ("lag-storm", 4..=20, 4..=20),
        ("expiring", 5..=20, 5..=20),
        ("fleet-1000", 1000..=1000, 1000..=1000),
        ("demo", 10..=50, 10..=50),
    ] {
        let scenario: Scenario = name.parse().unwrap();
        let emulator = Emulator::start(Options { scenario, ..options() }).await;
        assert_eq!(emulator.get("health").await["scenario"], name);
        let told = emulator.post("reset", json!({ "scenario": name })).await.ok();
        let count = |what: &str| told[what].as_u64().unwrap();
        assert!(instances.contains(&count("instances")), "{name}: {told}");
        assert!(clusters.contains(&count("clusters")), "{name}: {told}");
    }
}

#[tokio::test]
async fn a_fleet_is_the_same_each_time_and_spread_over_every_status() {
    let emulator = Emulator::paused(Scenario::Fleet1000).await;
    let first = resources(&emulator).await;
    let statuses: std::collections::BTreeMap<_, usize> =
        first[0].as_array().unwrap().iter().fold(Default::default(), |mut counts, cluster| {
            *counts.entry(cluster["migration"]["status"].as_str().unwrap()).or_default() += 1;
            counts
        });
    assert_eq!(statuses.len(), 8);
    assert_eq!(statuses["NO_MIGRATION"], 500);
    let now = emulator.get("clock").await["now"].clone();
    emulator.post("reset", json!({ "now": now })).await.ok();
    emulator.post("clock", json!({ "paused": true })).await.ok();
    assert_eq!(resources(&emulator).await[2], first[2]);
}

#[tokio::test]
async fn a_posted_scenario_takes_the_place_of_everything_and_stays_for_the_next_reset() {
    let emulator = Emulator::demo().await;
    let told = post_file(&emulator, MINE).await.ok();
    assert_eq!((&told["scenario"], &told["clusters"]), (&json!("posted"), &json!(1)));
    assert_eq!(emulator.migration("pc-mine").await["MigrationStatus"], "SWITCHING");
    emulator.advance(301).await;
    assert_eq!(emulator.migration("pc-mine").await["MigrationStatus"], "POLARDB2RDS_SYNCING");
    emulator.post("reset", json!({})).await.ok();
    assert_eq!(emulator.migration("pc-mine").await["MigrationStatus"], "SWITCHING");
}

#[tokio::test]
async fn every_error_of_a_file_is_told_with_its_line_and_nothing_changes() {
    let emulator = Emulator::demo().await;
    let before = resources(&emulator).await;
    let wrong = MINE
        .replace("version = \"8.0\"\nage_days = 400", "version = \"9.0\"\nage_days = 400")
        .replace("status = \"SWITCHING\"", "status = \"SWITCHED\"");
    let reply = post_file(&emulator, &wrong).await;
    assert_eq!(reply.status, 400);
    let problems = reply.json()["problems"].clone();
    assert_eq!(problems[0]["line"], 8);
    let message = problems[0]["message"].as_str().unwrap();
    assert_eq!(message, "there is no version `9.0`, expected one of `5.6`, `5.7`, `8.0`");
    assert_eq!(problems[1]["line"], 16);
    assert!(reply.json()["error"].as_str().unwrap().starts_with("line 8: there is no version"));
    let misspelt = post_file(&emulator, &MINE.replace("vswitch", "vswich")).await.json();
    let error = misspelt["error"].as_str().unwrap();
    assert!(error.contains("line 6: unknown field `vswich`, expected one of `account`"), "{error}");
    assert_eq!(resources(&emulator).await, before);
    assert_eq!(emulator.get("health").await["scenario"], "demo");
}

#[tokio::test]
async fn what_was_saved_loads_again_to_the_same_resources() {
    let emulator = Emulator::demo().await;
    let id = emulator.create_synced().await;
    emulator.switch(&id, ORDERS, &id, &[("SwapConnectionString", "true")]).await.ok();
    emulator.advance(60).await;
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    let before = resources(&emulator).await;
    let text = saved(&emulator).await;

    let other = Emulator::start(options()).await;
    let now = emulator.get("clock").await["now"].clone();
    other.post("clock", json!({ "paused": true, "set": now })).await.ok();
    post_file(&other, &text).await.ok();
    let later: u64 = 3600;
    other.post("clock", json!({ "paused": true })).await.ok();
    let loaded = other.get("state").await;
    assert_eq!(loaded["clusters"].as_array().unwrap().len(), before[0].as_array().unwrap().len());
    for part in ["instances", "names"] {
        let at = if part == "instances" { 1 } else { 2 };
        assert_eq!(loaded[part], before[at], "{part}");
    }
    assert_eq!(other.migration(&id).await["MigrationStatus"], "SWITCHING");
    other.post("clock", json!({ "advance_seconds": later })).await.ok();
    assert_eq!(other.migration(&id).await["MigrationStatus"], "POLARDB2RDS_SYNCING");
    assert_eq!(other.migration(BILLING).await["MigrationStatus"], "NO_MIGRATION");
}

#[tokio::test]
async fn a_file_is_read_at_the_start_and_again_at_each_reset() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, MINE).unwrap();
    let scenario: Scenario = path.to_str().unwrap().parse().unwrap();
    let emulator = Emulator::start(Options { scenario: scenario.clone(), ..options() }).await;
    emulator.migration("pc-mine").await;
    std::fs::write(&path, MINE.replace("pc-mine", "pc-other")).unwrap();
    emulator.post("reset", json!({})).await.ok();
    emulator.migration("pc-other").await;
    std::fs::write(&path, "[[netwrok]]").unwrap();
    let refused = emulator.post("reset", json!({})).await;
    assert_eq!((refused.status, refused.json()["problems"][0]["line"].clone()), (400, json!(1)));
    emulator.migration("pc-other").await;
    let wrong = Server::start(Options { scenario, ..options() }).await.err().unwrap();
    assert!(matches!(wrong, StartError::Scenario { .. }), "{wrong}");
    let missing = Scenario::File(folder.path().join("none.toml"));
    let missing = Server::start(Options { scenario: missing, ..options() }).await.err().unwrap();
    assert!(missing.to_string().contains("none.toml cannot be read"), "{missing}");
}

#[tokio::test]
async fn no_file_is_read_but_the_one_given_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let [mine, other, none] =
        ["mine.toml", "other.toml", "none.toml"].map(|it| folder.path().join(it));
    std::fs::write(&mine, MINE).unwrap();
    std::fs::write(&other, "topsecret = \"topsecret\"").unwrap();
    let emulator = Emulator::paused(Scenario::File(mine.clone())).await;
    for path in [&other, &none] {
        let refused = emulator.post("reset", json!({ "scenario": path })).await;
        assert_eq!(refused.status, 403);
        let sentence = refused.json()["error"].as_str().unwrap().to_owned();
        assert!(
            sentence.contains("is not the scenario file that was given at start"),
            "{sentence}"
        );
        assert!(!sentence.contains("topsecret"), "{sentence}");
    }
    // Neither is one that a restored snapshot names.
    let mut snapshot = emulator.post("snapshot", json!({})).await.ok();
    assert_eq!(snapshot["snapshot"]["scenario"], json!(mine));
    snapshot["snapshot"]["scenario"] = json!(other);
    emulator.post("restore", snapshot).await.ok();
    assert_eq!(emulator.post("reset", json!({})).await.status, 403);
    emulator.post("reset", json!({ "scenario": "demo" })).await.ok();
    emulator.post("reset", json!({ "scenario": mine })).await.ok();
    emulator.migration("pc-mine").await;
}

#[tokio::test]
async fn the_same_seed_and_time_give_the_same_ids_again() {
    let emulator = Emulator::start(options()).await;
    let begin = json!({ "scenario": "demo", "seed": 7, "now": "2020-05-01T00:00:00Z" });
    let mut ids = Vec::new();
    for _ in 0..2 {
        let told = emulator.post("reset", begin.clone()).await.ok();
        assert_eq!((&told["seed"], &told["now"]), (&json!(7), &json!("2020-05-01T00:00:00Z")));
        ids.push(emulator.create(ORDERS).await);
    }
    assert_eq!(ids[0], ids[1]);
    assert_eq!(emulator.get("health").await["seed"], 7);
    let unknown = emulator.post("reset", json!({ "scenario": "nowhere" })).await;
    let sentence = unknown.json()["error"].as_str().unwrap().to_owned();
    assert!(sentence.contains("choose one of: demo, empty, precheck-failure"), "{sentence}");
}
