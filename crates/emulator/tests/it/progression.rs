//! What ends each step: time, nothing, or describes.

use serde_json::json;

use crate::support::*;

async fn paced(progression: serde_json::Value) -> Emulator {
    let emulator = Emulator::demo().await;
    emulator.post("progression", progression).await.ok();
    emulator
}

async fn status(emulator: &Emulator, id: &str) -> String {
    emulator.migration(id).await["MigrationStatus"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_step_at_once_has_ended_when_anybody_looks() {
    let emulator = paced(json!({ "copy": "immediate", "switch": "immediate" })).await;
    let id = emulator.create(ORDERS).await;
    assert_eq!(status(&emulator, &id).await, "RDS2POLARDB_SYNCING");
    emulator.switch(&id, ORDERS, &id, &[]).await.ok();
    assert_eq!(status(&emulator, &id).await, "POLARDB2RDS_SYNCING");
}

#[tokio::test]
async fn so_many_describes_see_a_switch_under_way_whatever_time_it_is() {
    let emulator = paced(json!({ "switch": { "after_describes": 2 } })).await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.advance(3600).await;
    emulator.call("DescribeDBClusters", &[]).await.ok();
    assert_eq!(status(&emulator, BILLING).await, "SWITCHING");
    assert_eq!(emulator.cluster_status(BILLING).await, "Running");
    assert_eq!(status(&emulator, BILLING).await, "POLARDB2RDS_SYNCING");
}

#[tokio::test]
async fn a_time_of_ones_own_counts_for_steps_that_begin_from_then_on() {
    let emulator = Emulator::demo().await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    let all = emulator.post("progression", json!({ "switch": { "timed": 30 } })).await.ok();
    assert_eq!(all["switch"], json!({ "timed": 30 }));
    assert_eq!(all["copy"], json!({ "timed": 900 }));
    assert_eq!(emulator.get("progression").await, all);
    emulator.advance(60).await;
    assert_eq!(status(&emulator, BILLING).await, "SWITCHING");
    emulator.advance(60).await;
    assert_eq!(status(&emulator, BILLING).await, "POLARDB2RDS_SYNCING");
}

#[tokio::test]
async fn a_restart_lasts_as_long_as_the_progression_says() {
    let emulator =
        paced(json!({ "close": "immediate", "restart": { "after_describes": 1 } })).await;
    let close = [("DBClusterId", BILLING), ("ContinueEnableBinlog", "false")];
    emulator.call("CloseDBClusterMigration", &close).await.ok();
    assert_eq!(emulator.cluster_status(BILLING).await, "Rebooting");
    assert_eq!(emulator.cluster_status(BILLING).await, "Running");
}

#[tokio::test]
async fn a_plain_cluster_is_made_and_deleted_at_the_pace_the_progression_says() {
    let slow = json!({ "after_describes": 1 });
    let emulator = paced(json!({ "create": slow, "delete": slow })).await;
    let plain = [
        ("RegionId", "cn-hangzhou"),
        ("DBType", "MySQL"),
        ("DBVersion", "8.0"),
        ("PayType", "Postpaid"),
    ];
    let made = emulator.call("CreateDBCluster", &plain).await.ok();
    let id = made["DBClusterId"].as_str().unwrap();
    assert_eq!(emulator.cluster_status(id).await, "Creating");
    assert_eq!(emulator.cluster_status(id).await, "Running");
    emulator.call("DeleteDBCluster", &[("DBClusterId", id)]).await.ok();
    assert_eq!(emulator.cluster_status(id).await, "Deleting");
    let gone = emulator.call("DescribeDBClusterAttribute", &[("DBClusterId", id)]).await;
    assert_eq!(gone.error(), (404, "InvalidDBCluster.NotFound".into()));
}

#[tokio::test]
async fn a_posted_log_counts_the_same_describes_and_needs_the_same_progression() {
    let progression = json!({ "switch": { "after_describes": 2 } });
    let first = paced(progression.clone()).await;
    first.post("clock", json!({ "paused": true })).await.ok();
    let snapshot = first.post("snapshot", json!({})).await.ok();
    first.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    for expected in ["SWITCHING", "SWITCHING", "POLARDB2RDS_SYNCING"] {
        assert_eq!(status(&first, BILLING).await, expected);
    }
    let calls = first.get("calls").await;
    let second = Emulator::demo().await;
    second.post("restore", snapshot.clone()).await.ok();
    let told = second.post("replay", calls.clone()).await.ok();
    assert_eq!(told["replayed"], 4, "the switch and the three describes");
    assert_eq!(second.get("state").await["clusters"], first.get("state").await["clusters"]);

    second.post("restore", snapshot).await.ok();
    second.post("progression", json!({ "switch": "immediate" })).await.ok();
    let refused = second.post("replay", calls).await;
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("it would change nothing"), "{}", refused.text);
}

#[tokio::test]
async fn a_step_or_a_pace_there_is_not_is_refused_and_changes_nothing() {
    let emulator = Emulator::demo().await;
    let before = emulator.get("progression").await;
    for (change, sentence) in [
        (json!({ "swich": "immediate" }), "expected one of `copy`"),
        (json!({ "switch": "soon" }), "expected one of `timed`"),
        (json!({ "copy": "immediate", "switch": { "timed": -1 } }), "expected u32"),
    ] {
        let reply = emulator.post("progression", change).await;
        assert_eq!(reply.status, 400);
        assert!(reply.text.contains(sentence), "{}", reply.text);
    }
    assert_eq!(emulator.get("progression").await, before);
}

#[tokio::test]
async fn a_scenario_says_it_and_a_saved_one_keeps_it() {
    let emulator = Emulator::demo().await;
    let file = "[progression]\nswitch = { after_describes = 3 }\ncopy = \"immediate\"\n";
    emulator.load_scenario(file).await;
    let all = emulator.get("progression").await;
    assert_eq!(all["switch"], json!({ "after_describes": 3 }));
    let saved = emulator.http.get(emulator.control_url("scenario")).send().await.unwrap();
    let saved = saved.text().await.unwrap();
    emulator.post("reset", json!({ "scenario": "demo" })).await.ok();
    assert_eq!(emulator.get("progression").await["copy"], json!({ "timed": 900 }));
    emulator.load_scenario(saved).await;
    assert_eq!(emulator.get("progression").await, all);
}
