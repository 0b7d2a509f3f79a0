//! Trouble on demand.

use serde_json::{Value, json};

use crate::signing::*;
use crate::support::*;

const CLOSE: &str = "CloseDBClusterMigration";

async fn order(emulator: &Emulator, order: Value) {
    emulator.post("faults", order).await.ok();
}

async fn try_close(emulator: &Emulator) -> reqwest::Result<reqwest::Response> {
    emulator.build(Acs3::new(CLOSE, &[("DBClusterId", BILLING)])).send().await
}

#[tokio::test]
async fn a_throttled_call_says_when_to_come_back_and_does_nothing() {
    let emulator = Emulator::demo().await;
    let fault = json!({ "action": CLOSE, "kind": "throttle", "times": 2, "retry_after_ms": 700 });
    order(&emulator, fault).await;
    for _ in 0..2 {
        let reply = emulator.call(CLOSE, &[("DBClusterId", BILLING)]).await;
        assert_eq!(reply.error(), (400, "Throttling.User".into()));
        assert_eq!(reply.header("x-acs-retry-after"), "700");
    }
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    emulator.call(CLOSE, &[("DBClusterId", BILLING)]).await.ok();
}

#[tokio::test]
async fn an_ordered_error_is_answered_as_ordered() {
    let emulator = Emulator::demo().await;
    let fault = json!({ "kind": "error", "status": 503, "code": "ServiceUnavailable", "message": "Later." });
    order(&emulator, fault).await;
    let reply = emulator.call("DescribeRegions", &[]).await;
    assert_eq!(reply.error(), (503, "ServiceUnavailable".into()));
    assert_eq!(reply.json()["Message"], "Later.");
    emulator.call("DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn a_connection_dropped_before_the_work_leaves_everything_as_it_was() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": CLOSE, "kind": "drop_before" })).await;
    assert!(try_close(&emulator).await.is_err(), "there is no answer");
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    let call = last_call(&emulator).await;
    assert_eq!((&call["status"], &call["changed"]), (&Value::Null, &Value::Null));
    assert_eq!(call["fault"], "drop_before");
}

#[tokio::test]
async fn a_connection_dropped_after_the_work_leaves_the_work_done() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": CLOSE, "kind": "drop_after", "cluster": BILLING })).await;
    assert!(try_close(&emulator).await.is_err(), "there is no answer");
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "CLOSING_MIGRATION");
    let call = last_call(&emulator).await;
    assert_eq!(call["status"], Value::Null);
    assert_eq!(call["changed"], "cancel, binary logging kept: CLOSING_MIGRATION");
}

/// The last call of the operation these tests disturb.
async fn last_call(emulator: &Emulator) -> Value {
    let calls = emulator.get(&format!("calls?action={CLOSE}")).await;
    calls["calls"].as_array().unwrap().last().unwrap().clone()
}

#[tokio::test]
async fn a_slow_call_holds_up_nobody_else_and_works_although_its_client_has_gone() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": CLOSE, "kind": "slow", "ms": 1500 })).await;
    let request = emulator.build(Acs3::new(CLOSE, &[("DBClusterId", BILLING)]));
    let impatient = request.timeout(std::time::Duration::from_millis(500)).send().await;
    assert!(impatient.unwrap_err().is_timeout());
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    eventually("the work is done", async || {
        let status = &emulator.migration(BILLING).await["MigrationStatus"];
        (status == "CLOSING_MIGRATION").then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_held_transition_ends_when_it_is_released() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": "ModifyDBClusterMigration", "kind": "hold" })).await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.advance(3600).await;
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "SWITCHING");
    let released = emulator.post("release", json!({ "cluster": BILLING })).await.ok();
    assert_eq!(released["migration"]["status"], "POLARDB2RDS_SYNCING");
    let again = emulator.post("release", json!({ "cluster": BILLING })).await;
    assert_eq!(again.status, 409);
}

#[tokio::test]
async fn a_running_transition_can_be_held() {
    let emulator = Emulator::demo().await;
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.post("hold", json!({ "cluster": BILLING })).await.ok();
    emulator.advance(3600).await;
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "SWITCHING");
    let nothing = emulator.post("hold", json!({ "cluster": SESSIONS })).await;
    assert_eq!(nothing.status, 409);
}

#[tokio::test]
async fn faults_are_listed_counted_and_cleared() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": "DescribeRegions", "kind": "throttle", "times": 3 })).await;
    emulator.call("DescribeRegions", &[]).await;
    let list = emulator.get("faults").await;
    assert_eq!(list["faults"][0]["left"], 2);
    assert_eq!(list["faults"][0]["kind"], "throttle");
    let cleared = emulator.http.delete(emulator.control_url("faults")).send().await.unwrap();
    assert_eq!(Reply::of(cleared).await.ok(), json!({ "faults": [] }));
    emulator.call("DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn a_call_that_is_not_believed_meets_no_fault() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "kind": "throttle" })).await;
    let stranger = acs_signature::AccessKey::new("stranger", "x");
    emulator.send(Acs3 { key: stranger, ..Acs3::new("DescribeRegions", &[]) }).await;
    assert_eq!(emulator.get("faults").await["faults"][0]["left"], 1);
}
