//! Transitions that end where they began.

use serde_json::{Value, json};

use crate::support::*;

const SWAP: &[(&str, &str)] = &[("SwapConnectionString", "true")];

async fn order(emulator: &Emulator, order: Value) {
    emulator.post("faults", order).await.ok();
}

/// What nobody may see change.
async fn standing(emulator: &Emulator) -> (Value, Value) {
    let mut migration = emulator.migration(BILLING).await;
    for moving in ["RequestId", "DelayedSeconds", "Comment"] {
        migration[moving] = Value::Null;
    }
    (migration, emulator.get("names").await)
}

async fn status(emulator: &Emulator) -> String {
    emulator.migration(BILLING).await["MigrationStatus"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_switch_and_a_roll_back_fall_back_with_a_comment_or_without() {
    for names_move in ["at_the_end", "at_the_start"] {
        let emulator = Emulator::demo().await;
        emulator.choose(json!({ "names_move": names_move })).await;
        let before = standing(&emulator).await;
        let comment = "The endpoint could not be moved.";
        order(&emulator, json!({ "kind": "falls_back", "comment": comment })).await;
        emulator.switch(BILLING, BILLING_SOURCE, BILLING, SWAP).await.ok();
        assert_eq!(status(&emulator).await, "SWITCHING");
        emulator.advance(120).await;
        assert_eq!(standing(&emulator).await, before);
        assert_eq!(emulator.migration(BILLING).await["Comment"], comment);

        // The next one succeeds, and forgets the error at once.
        emulator.switch(BILLING, BILLING_SOURCE, BILLING, SWAP).await.ok();
        assert_eq!(emulator.migration(BILLING).await["Comment"], "");
        emulator.advance(120).await;
        let switched = standing(&emulator).await;
        assert_ne!(switched, before);
        assert_eq!(emulator.migration(BILLING).await["Comment"], "");
        order(&emulator, json!({ "kind": "falls_back", "transition": "rolling_back" })).await;
        emulator.switch(BILLING, BILLING_SOURCE, BILLING_SOURCE, SWAP).await.ok();
        assert_eq!(status(&emulator).await, "ROLLBACK");
        emulator.advance(120).await;
        assert_eq!(standing(&emulator).await, switched);
        assert_eq!(emulator.migration(BILLING).await["Comment"], "");
    }
}

#[tokio::test]
async fn closing_falls_back_to_where_it_was_called() {
    let emulator = Emulator::demo().await;
    let before = standing(&emulator).await;
    for action in ["CloseDBClusterMigration", "AbortDBClusterMigration"] {
        order(&emulator, json!({ "kind": "falls_back", "transition": "closing" })).await;
        emulator.call(action, &[("DBClusterId", BILLING)]).await.ok();
        assert_eq!(status(&emulator).await, "CLOSING_MIGRATION");
        emulator.advance(600).await;
        assert_eq!(standing(&emulator).await, before);
    }
}

#[tokio::test]
async fn a_restored_snapshot_and_a_restart_still_fall_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let kept = || emulator::Options { state: Some(path.clone()), ..options() };
    let first = Emulator::start(kept()).await;
    first.post("clock", json!({ "paused": true })).await.ok();
    order(&first, json!({ "kind": "falls_back", "comment": "No." })).await;
    first.switch(BILLING, BILLING_SOURCE, BILLING, SWAP).await.ok();
    first.post("snapshot", json!({ "name": "moving" })).await.ok();
    first.advance(120).await;
    first.post("restore", json!({ "name": "moving" })).await.ok();
    assert_eq!(status(&first).await, "SWITCHING");
    drop(first);
    let second = Emulator::start(kept()).await;
    assert_eq!(status(&second).await, "SWITCHING");
    second.advance(120).await;
    assert_eq!(status(&second).await, "RDS2POLARDB_SYNCING");
    assert_eq!(second.migration(BILLING).await["Comment"], "No.");
}

#[tokio::test]
async fn the_name_of_a_cluster_lets_its_switches_fall_back() {
    let emulator = Emulator::demo().await;
    let query = create_query(ORDERS);
    let named = query.into_iter().chain([("DBClusterDescription", "fault-falls-back-switching")]);
    let named: Vec<_> = named.collect();
    let made = emulator.call("CreateDBCluster", &named).await.ok();
    let id = made["DBClusterId"].as_str().unwrap();
    emulator.advance(3600).await;
    for _ in 0..2 {
        emulator.switch(id, ORDERS, id, &[]).await.ok();
        emulator.advance(120).await;
        assert_eq!(emulator.migration(id).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    }
}
