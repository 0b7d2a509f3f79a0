//! Snapshots.

use serde_json::json;

use crate::support::*;

#[tokio::test]
async fn a_restore_puts_resources_time_and_faults_back() {
    let emulator = Emulator::demo().await;
    let throttle = json!({ "kind": "throttle", "action": "DescribeRegions", "times": 2 });
    emulator.post("faults", throttle).await.ok();
    emulator.call("DescribeRegions", &[]).await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.post("snapshot", json!({ "name": "before" })).await.ok();
    let (state, clock) = (emulator.get("state").await, emulator.get("clock").await);
    let whole = emulator.post("snapshot", json!({})).await.ok();

    let names = [json!({ "name": "before" }), whole];
    for how in names {
        emulator.advance(86_400).await;
        emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
        let id = emulator.create(ORDERS).await;
        emulator.call("DescribeRegions", &[]).await;
        emulator.post("reset", json!({ "scenario": "empty" })).await.ok();
        let told = emulator.post("restore", how).await.ok();
        assert_eq!(told, clock);
        let now = emulator.get("state").await;
        for part in ["clusters", "instances", "names", "scenario", "now"] {
            assert_eq!(now[part], state[part], "{part}");
        }
        assert_eq!(emulator.get("faults").await["faults"][0]["left"], 1);
        assert_eq!(emulator.create(ORDERS).await, id, "ids go on from where they were");
        let again = emulator.post("restore", json!({ "name": "before" })).await;
        again.ok();
        emulator.advance(120).await;
        assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "POLARDB2RDS_SYNCING");
        emulator.post("restore", json!({ "name": "before" })).await.ok();
    }
}

#[tokio::test]
async fn a_snapshot_there_is_not_and_one_that_is_none_change_nothing() {
    let emulator = Emulator::demo().await;
    emulator.post("snapshot", json!({ "name": "one" })).await.ok();
    let before = emulator.get("state").await;
    for (wrong, status, sentence) in [
        (json!({ "name": "two" }), 404, "there is no snapshot two; there are: one"),
        (json!({}), 400, "either the name of a snapshot or a snapshot"),
        (json!({ "snapshot": {} }), 400, "it has no version"),
        (json!({ "snapshot": { "version": 99 } }), 400, "has version 99; this build has 1"),
        (json!({ "snapshot": { "version": 1, "clock": 5 } }), 400, "this is no snapshot"),
    ] {
        let reply = emulator.post("restore", wrong).await;
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        assert!(reply.status == status && error.contains(sentence), "{error}");
    }
    assert_eq!(emulator.get("state").await, before);
}
