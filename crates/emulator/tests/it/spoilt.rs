//! Answers that are spoilt on their way, and trouble with what a call is about.

use serde_json::{Value, json};

use crate::signing::*;
use crate::support::*;

const CLOSE: &str = "CloseDBClusterMigration";
const DESCRIBE: &str = "DescribeDBClusterMigration";

async fn order(emulator: &Emulator, order: Value) -> u64 {
    emulator.post("faults", order).await.ok()["id"].as_u64().unwrap()
}

#[tokio::test]
async fn a_truncated_answer_promises_more_than_it_sends_and_the_work_is_done() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "action": CLOSE, "kind": "truncate" })).await;
    let request = emulator.build(Acs3::new(CLOSE, &[("DBClusterId", BILLING)]));
    let mut response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    let promised: usize = response.headers()["content-length"].to_str().unwrap().parse().unwrap();
    let mut sent = Vec::new();
    let error = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => sent.extend_from_slice(&chunk),
            Ok(None) => panic!("the answer was whole"),
            Err(error) => break error,
        }
    };
    assert!(!sent.is_empty() && sent.len() < promised, "{} of {promised}: {error}", sent.len());
    assert!(sent.starts_with(b"{\"RequestId\":"));
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "CLOSING_MIGRATION");
}

#[tokio::test]
async fn a_proxys_page_takes_the_place_of_the_answer_before_or_after_the_work() {
    let emulator = Emulator::demo().await;
    for (done, status) in [(false, "RDS2POLARDB_SYNCING"), (true, "CLOSING_MIGRATION")] {
        order(&emulator, json!({ "action": CLOSE, "kind": "html", "done": done })).await;
        let reply = emulator.call(CLOSE, &[("DBClusterId", BILLING)]).await;
        assert_eq!((reply.status, reply.header("content-type")), (502, "text/html"));
        assert!(reply.text.contains("502 Bad Gateway"));
        assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], status);
    }
    let log = emulator.get(&format!("calls?action={CLOSE}")).await;
    assert_eq!(
        (&log["calls"][0]["status"], &log["calls"][0]["changed"]),
        (&json!(502), &Value::Null)
    );
    assert!(log["calls"][1]["changed"].is_string());
}

#[tokio::test]
async fn an_error_can_be_answered_although_the_work_was_done() {
    let emulator = Emulator::demo().await;
    let fault = json!({ "action": CLOSE, "kind": "error", "status": 504, "done": true });
    order(&emulator, fault).await;
    let reply = emulator.call(CLOSE, &[("DBClusterId", BILLING)]).await;
    assert_eq!(reply.error(), (504, "InternalError".into()));
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "CLOSING_MIGRATION");
}

#[tokio::test]
async fn answers_of_a_wrong_shape_are_valid_json_that_is_not_the_documented_object() {
    let emulator = Emulator::demo().await;
    let wrong = async |shape: &str| {
        order(&emulator, json!({ "action": DESCRIBE, "kind": "wrong_shape", "shape": shape }))
            .await;
        emulator.call(DESCRIBE, &[("DBClusterId", BILLING)]).await.json()
    };
    assert_eq!(wrong("array_for_object").await[0]["DBClusterId"], BILLING);
    assert!(wrong("text_for_number").await["DelayedSeconds"].is_string());
    assert!(wrong("number_for_text").await["MigrationStatus"].is_u64());
    assert_eq!(wrong("missing_lists").await.get("RdsEndpointList"), None);
    assert!(wrong("object_for_array").await["RdsEndpointList"]["0"].is_object());
    assert!(emulator.migration(BILLING).await["RdsEndpointList"].is_array());
}

#[tokio::test]
async fn a_stuck_switch_says_why_and_goes_on_when_it_is_continued() {
    let emulator = Emulator::demo().await;
    order(&emulator, json!({ "kind": "stuck", "reason": "The endpoint rm-x is locked." })).await;
    emulator.call(DESCRIBE, &[("DBClusterId", BILLING)]).await.ok();
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await.ok();
    emulator.advance(86_400).await;
    let stuck = emulator.migration(BILLING).await;
    assert_eq!(stuck["MigrationStatus"], "SWITCHING");
    assert_eq!(stuck["Comment"], "The endpoint rm-x is locked.");
    emulator.call("ContinueDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    let gone_on = emulator.migration(BILLING).await;
    assert_eq!(
        (&gone_on["MigrationStatus"], &gone_on["Comment"]),
        (&json!("POLARDB2RDS_SYNCING"), &json!(""))
    );
}

#[tokio::test]
async fn the_precheck_of_a_chosen_item_fails_as_often_as_ordered() {
    let emulator = Emulator::demo().await;
    let fault = json!({ "kind": "precheck_failure", "item": "primary_key", "times": 2 });
    order(&emulator, fault).await;
    let id = emulator.create(ORDERS).await;
    for _ in 0..2 {
        emulator.advance(3600).await;
        let failed = emulator.migration(&id).await;
        assert_eq!(failed["MigrationStatus"], "PRE_CHECK_FAIL");
        assert_eq!(failed["Comment"], "The RDS instance has tables without a primary key.");
        emulator.call("ContinueDBClusterMigration", &[("DBClusterId", &id)]).await.ok();
    }
    emulator.advance(3600).await;
    assert_eq!(emulator.migration(&id).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
}

#[tokio::test]
async fn a_lag_of_a_chosen_shape_is_seen_by_the_call_that_meets_it_and_stays() {
    let emulator = Emulator::demo().await;
    let fault =
        json!({ "kind": "lag", "cluster": BILLING, "delay": { "fixed": { "seconds": 900 } } });
    order(&emulator, fault).await;
    for _ in 0..2 {
        assert_eq!(emulator.migration(BILLING).await["DelayedSeconds"], 900);
    }
    let refused = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await;
    assert_eq!(refused.error(), (400, "EngineMigrationStatus.NotSurpport".into()));
}

#[tokio::test]
async fn a_stall_grows_until_it_is_released_and_is_worked_off_then() {
    let emulator = Emulator::demo().await;
    let set = json!({ "cluster": BILLING, "delay": { "stalled": { "base": 10, "rate": 5 } } });
    emulator.post("set", set).await.ok();
    let delay = async || emulator.migration(BILLING).await["DelayedSeconds"].as_i64().unwrap();
    emulator.advance(3600).await;
    assert_eq!(delay().await, 3610);
    emulator.post("release", json!({ "cluster": BILLING })).await.ok();
    emulator.advance(700).await;
    assert_eq!(delay().await, 110);
    emulator.advance(30).await;
    assert!((0..5).contains(&delay().await));
    let again = emulator.post("release", json!({ "cluster": BILLING })).await;
    assert_eq!(again.status, 409);
}

#[tokio::test]
async fn a_stall_that_every_call_orders_is_not_begun_again_after_its_release() {
    let emulator = Emulator::demo().await;
    let delay = json!({ "stalled": { "base": 1000, "rate": 5 } });
    let lag = json!({ "kind": "lag", "delay": delay, "cluster": BILLING, "times": 100 });
    emulator.post("faults", lag).await.ok();
    emulator.migration(BILLING).await;
    emulator.post("release", json!({ "cluster": BILLING })).await.ok();
    emulator.advance(100).await;
    for protection in ["true", "false"] {
        let lock = [("DBClusterId", BILLING), ("Protection", protection)];
        emulator.call("ModifyDBClusterDeletion", &lock).await.ok();
        let delay = emulator.migration(BILLING).await["DelayedSeconds"].as_i64().unwrap();
        assert!((450..=500).contains(&delay), "{delay}");
    }
}

#[tokio::test]
async fn a_delay_follows_a_shape_or_a_number_and_not_both() {
    let emulator = Emulator::demo().await;
    for delay in
        [json!("calm"), json!({ "storm": { "peak": 5 } }), json!({ "stalled": { "rate": 0 } })]
    {
        let reply = emulator.post("set", json!({ "cluster": BILLING, "delay": delay })).await;
        assert_eq!(reply.status, 400, "{delay}");
    }
    let both = json!({ "cluster": BILLING, "delay": "idle", "delay_seconds": 5 });
    assert_eq!(emulator.post("set", both).await.status, 400);
}

#[tokio::test]
async fn faults_pass_over_calls_take_chances_look_at_the_key_and_are_taken_back_by_id() {
    let emulator = Emulator::demo().await;
    let regions = async || emulator.call("DescribeRegions", &[]).await.status;
    order(&emulator, json!({ "kind": "error", "skip": 2 })).await;
    assert_eq!([regions().await, regions().await, regions().await], [200, 200, 500]);
    let mine = order(&emulator, json!({ "kind": "error", "access_key": "polarshift" })).await;
    order(&emulator, json!({ "kind": "error", "access_key": "somebody" })).await;
    let path = format!("faults/{mine}");
    let removed = emulator.http.delete(emulator.control_url(&path)).send().await.unwrap();
    assert_eq!(Reply::of(removed).await.ok()["faults"].as_array().unwrap().len(), 1);
    let again = emulator.http.delete(emulator.control_url(&path)).send().await.unwrap();
    assert_eq!(again.status(), 404);
    assert_eq!(regions().await, 200);
    order(&emulator, json!({ "kind": "error", "probability": 0.5 })).await;
    let mut met = 0;
    for _ in 0..60 {
        met += u32::from(regions().await == 500);
    }
    assert!((10..50).contains(&met), "{met} of 60");
    let log = emulator.get("calls?action=DescribeRegions").await;
    let by_id = |call: &&Value| !call["fault_id"].is_null();
    assert_eq!(log["calls"].as_array().unwrap().iter().filter(by_id).count(), met as usize + 1);
}
