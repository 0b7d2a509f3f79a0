//! The state file as a log of changes.

use std::fs;
use std::path::Path;

use emulator::{Options, Scenario, Server};
use serde_json::{Value, json};

use crate::support::*;

fn kept(path: &Path) -> Options {
    Options { state: Some(path.to_owned()), ..options() }
}

async fn start(path: &Path) -> Emulator {
    let emulator = Emulator::start(kept(path)).await;
    emulator.post("clock", json!({ "paused": true })).await.ok();
    emulator
}

/// Everything but how often it changed, which starts again.
async fn whole(emulator: &Emulator) -> Value {
    let mut state = emulator.get("state").await;
    state.as_object_mut().unwrap().remove("revision");
    state
}

async fn close(emulator: &Emulator, cluster: &str) {
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", cluster)]).await.ok();
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().split_inclusive('\n').map(str::to_owned).collect()
}

#[tokio::test]
async fn a_change_costs_what_it_changed_and_not_what_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    let before = lines(&path);
    close(&emulator, BILLING).await;
    let after = lines(&path);
    assert_eq!(after[..before.len()], before[..]);
    let [added] = &after[before.len()..] else { panic!("more than one line") };
    assert!(added.contains(BILLING) && !added.contains(CATALOG), "{added}");
    assert!(added.len() < 6000 && before[1].len() > 20_000, "{} bytes", added.len());
}

#[tokio::test]
async fn what_a_crash_left_half_written_is_passed_over_wherever_it_broke_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    let before = whole(&emulator).await;
    let kept = fs::read(&path).unwrap();
    close(&emulator, BILLING).await;
    drop(emulator);
    let all = fs::read(&path).unwrap();
    let last = all.len() - kept.len();
    for length in [1, 3, 9, last / 2, last - 1] {
        fs::write(&path, &all[..kept.len() + length]).unwrap();
        let again = Emulator::start(self::kept(&path)).await;
        assert_eq!(whole(&again).await, before, "{length} bytes of {last}");
        again.cloud.shutdown().await;
    }
}

#[tokio::test]
async fn a_file_damaged_in_the_middle_is_refused_with_the_line_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    close(&emulator, BILLING).await;
    drop(emulator);
    let sound = fs::read(&path).unwrap();
    let second_line = sound.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    for at in [second_line, second_line + 8, second_line + 5000] {
        let mut damaged = sound.clone();
        damaged[at] ^= 1;
        fs::write(&path, &damaged).unwrap();
        let error = Server::start(kept(&path)).await.err().unwrap().to_string();
        assert!(error.contains("line 2 is damaged, and line 3 is not"), "{error}");
        assert!(fs::read(&path).unwrap() == damaged, "the file was touched");
    }
}

#[tokio::test]
async fn a_log_that_has_grown_is_written_anew_and_holds_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    let comment = "x".repeat(20_000);
    let mut longest = 0;
    for round in 0..200 {
        let order = json!({ "cluster": BILLING, "comment": format!("{round}{comment}") });
        emulator.post("set", order).await.ok();
        longest = longest.max(fs::metadata(&path).unwrap().len());
    }
    assert!(longest < 1_300_000, "{longest} bytes");
    let before = whole(&emulator).await;
    drop(emulator);
    assert_eq!(whole(&Emulator::start(kept(&path)).await).await, before);
}

#[tokio::test]
async fn a_reset_leaves_nothing_of_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    close(&emulator, BILLING).await;
    emulator.post("reset", json!({ "scenario": "empty" })).await.ok();
    let before = whole(&emulator).await;
    drop(emulator);
    let options = Options { scenario: Scenario::Demo, ..kept(&path) };
    let again = whole(&Emulator::start(options).await).await;
    assert_eq!(again["clusters"], json!([]));
    for part in ["scenario", "instances", "names"] {
        assert_eq!(again[part], before[part]);
    }
}

#[tokio::test]
async fn calls_at_the_same_time_are_all_on_disk_before_they_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = std::sync::Arc::new(start(&path).await);
    let found = emulator.get("state").await;
    let ids: Vec<String> = found["clusters"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|cluster| !cluster["migration"].is_null())
        .map(|cluster| cluster["id"].as_str().unwrap().to_owned())
        .collect();
    let set = ids.iter().cloned().map(|id| {
        let (emulator, path) = (emulator.clone(), path.clone());
        tokio::spawn(async move {
            let order = json!({ "cluster": id, "comment": format!("note on {id}") });
            emulator.post("set", order).await.ok();
            assert!(fs::read_to_string(&path).unwrap().contains(&format!("note on {id}")));
        })
    });
    for task in set.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert!(ids.len() > 10);
}

#[tokio::test]
async fn a_file_of_the_first_version_becomes_the_default_account_and_is_written_as_a_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    fs::write(&path, include_str!("../fixtures/state-v1.json")).unwrap();
    let emulator = start(&path).await;
    let migration = emulator.migration(BILLING).await;
    assert_eq!(migration["MigrationStatus"], "RDS2POLARDB_SYNCING");
    assert_eq!(migration["SourceRDSDBInstanceId"], BILLING_SOURCE);
    let accounts = emulator.get("accounts").await;
    assert_eq!(accounts["accounts"][0]["id"], "1000000000000001");
    assert_eq!(lines(&path)[0], "{\"version\":3}\n");
    let before = whole(&emulator).await;
    drop(emulator);
    assert_eq!(whole(&Emulator::start(kept(&path)).await).await, before);
}

#[tokio::test]
async fn a_pace_and_the_describes_that_counted_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    let pace = json!({ "after_describes": 2 });
    emulator.post("progression", json!({ "switch": pace })).await.ok();
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "SWITCHING");
    drop(emulator);
    let again = Emulator::start(kept(&path)).await;
    assert_eq!(again.get("progression").await["switch"], pace);
    assert_eq!(again.migration(BILLING).await["MigrationStatus"], "SWITCHING");
    assert_eq!(again.migration(BILLING).await["MigrationStatus"], "POLARDB2RDS_SYNCING");
}

/// A restart was a pair of times then, and a precheck had one.
#[tokio::test]
async fn steps_under_way_in_a_file_of_the_first_version_end_at_the_time_they_had() {
    let mut state: Value = serde_json::from_str(include_str!("../fixtures/state-v1.json")).unwrap();
    state["clock"] = json!({ "now": "2026-11-21T12:00:00Z", "paused": true });
    let due = "2026-11-21T12:01:00Z";
    let clusters = &mut state["world"]["clusters"];
    clusters[0]["restart"] = json!(["2026-11-21T11:59:00Z", due]);
    let timer = json!({ "due": "2026-11-21T12:15:00Z", "held": false });
    let precheck = json!({ "at": due, "reason": "The RDS instance has a trigger." });
    clusters[1]["task"]["phase"] = json!({ "cloning": { "timer": timer, "precheck": precheck } });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    fs::write(&path, state.to_string()).unwrap();

    let emulator = start(&path).await;
    let shown = async || {
        let migration = emulator.migration(INVOICES).await;
        let cluster = emulator.cluster_status(BILLING).await;
        (cluster, migration["MigrationStatus"].as_str().unwrap().to_owned())
    };
    let words = |cluster: &str, status: &str| (cluster.to_owned(), status.to_owned());
    assert_eq!(shown().await, words("Rebooting", "RDS2POLARDB_CLONING"));
    emulator.advance(61).await;
    assert_eq!(shown().await, words("Running", "PRE_CHECK_FAIL"));
}

#[tokio::test]
async fn a_file_that_was_taken_away_is_written_anew_with_the_next_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = start(&path).await;
    fs::remove_file(&path).unwrap();
    let refused = emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await;
    assert_eq!(refused.error(), (500, "InternalError".into()));
    emulator.post("clock", json!({ "advance_seconds": 1 })).await.ok();
    let before = whole(&emulator).await;
    drop(emulator);
    assert_eq!(whole(&Emulator::start(kept(&path)).await).await, before);
}
