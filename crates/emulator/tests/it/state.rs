//! The state file.

use std::path::Path;

use emulator::{Options, Server, StartError};
use jiff::Timestamp;
use serde_json::json;

use crate::support::*;

fn kept(path: &Path, speed: f64) -> Options {
    Options { state: Some(path.to_owned()), speed, ..options() }
}

async fn time(emulator: &Emulator) -> Timestamp {
    emulator.get("clock").await["now"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn what_was_answered_survives_a_process_that_just_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data").join("emulator.json");
    let emulator = Emulator::start(kept(&path, 1.0)).await;
    emulator.post("clock", json!({ "paused": true })).await.ok();
    let id = emulator.create_synced().await;
    emulator.switch(&id, ORDERS, &id, &[("SwapConnectionString", "true")]).await.ok();
    let before = emulator.get("state").await;
    drop(emulator);

    let again = Emulator::start(kept(&path, 1.0)).await;
    let after = again.get("state").await;
    for part in ["clusters", "instances", "names", "now", "scenario"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    again.advance(120).await;
    assert_eq!(again.migration(&id).await["MigrationStatus"], "POLARDB2RDS_SYNCING");
}

#[tokio::test]
async fn emulated_time_stands_still_between_two_runs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let first = Emulator::start(kept(&path, 0.001)).await;
    first.advance(1_000_000).await;
    let before = time(&first).await;
    first.cloud.shutdown().await;
    let second = Emulator::start(kept(&path, 0.001)).await;
    let passed = time(&second).await.duration_since(before);
    assert!(passed.as_secs_f64() < 1.0 && !passed.is_negative(), "{passed:?}");
}

#[tokio::test]
async fn emulated_time_that_was_told_goes_back_by_less_than_a_second_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let emulator = Emulator::start(kept(&path, 100_000.0)).await;
    for _ in 0..3 {
        let reply = emulator.call("DescribeRegions", &[]).await;
        let told = jiff::fmt::rfc2822::parse(reply.header("date")).unwrap().timestamp();
        // What a process that ends now leaves behind.
        let copy = folder.path().join("copy.json");
        for suffix in ["", ".clock"] {
            let name = |path: &Path| format!("{}{suffix}", path.display());
            std::fs::copy(name(&path), name(&copy)).unwrap();
        }
        let again = Emulator::start(kept(&copy, 0.001)).await;
        let back = told.duration_since(time(&again).await);
        assert!(back.as_secs_f64() < 1.0, "{back:?}");
        again.cloud.shutdown().await;
    }
}

#[tokio::test]
async fn a_file_in_use_is_refused_and_free_again_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let first = Server::start(kept(&path, 1.0)).await.unwrap();
    let error = Server::start(kept(&path, 1.0)).await.err().unwrap();
    assert!(matches!(error, StartError::StateLocked(_)), "{error}");
    first.shutdown().await;
    Server::start(kept(&path, 1.0)).await.unwrap();
}

#[tokio::test]
async fn a_file_from_the_future_and_a_broken_one_are_told_apart_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let future = json!({ "version": 99, "something": "new" }).to_string();
    for (text, sentence) in [
        (future.as_str(), "written by a newer Polarshift (version 99; this one reads up to 3)"),
        ("{\"version\": 1", "not readable"),
        ("", "not readable"),
        ("{\"version\": 1, \"world\": 5}", "not readable"),
        ("{\"version\": 2, \"accounts\": 5}", "not readable"),
        ("{\"version\": 3}\n", "no undamaged line"),
    ] {
        std::fs::write(&path, text).unwrap();
        let error = Server::start(kept(&path, 1.0)).await.err().unwrap().to_string();
        assert!(error.contains(sentence), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

#[tokio::test]
async fn a_change_that_cannot_be_saved_is_not_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data").join("emulator.json");
    let emulator = Emulator::start(kept(&path, 1.0)).await;
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let reply = emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await;
    assert_eq!(reply.error(), (500, "InternalError".into()));
}

#[tokio::test]
async fn options_that_make_no_sense_are_refused() {
    let speed = Server::start(Options { speed: 0.0, ..options() }).await.err().unwrap();
    assert!(matches!(speed, StartError::Speed(_)));
    let keys = Server::start(Options { access_keys: vec![], ..options() }).await.err().unwrap();
    assert!(matches!(keys, StartError::NoAccessKey));
    let first = Server::start(options()).await.unwrap();
    let taken = Server::start(Options { listen: first.addr(), ..options() }).await.err().unwrap();
    assert!(taken.to_string().contains("port 0"), "{taken}");
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_reads_the_state_and_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("deep/data");
    let emulator = Emulator::start(kept(&data.join("emulator.json"), 1.0)).await;
    emulator.call("DescribeRegions", &[]).await.ok();
    emulator.post("reset", json!({})).await.ok();
    assert_eq!(mode(&data), 0o700);
    let files: Vec<_> = data.read_dir().unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}
