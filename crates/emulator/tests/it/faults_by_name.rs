//! Trouble ordered by the names of resources.

use std::time::{Duration, Instant};

use emulator::Scenario;
use serde_json::{Value, json};

use crate::signing::*;
use crate::support::*;

const MODIFY: &str = "ModifyDBClusterMigration";

/// An instance and a cluster that migrates from it, by these descriptions.
fn scenario(source: &str, cluster: &str) -> String {
    format!(
        r#"
[[network]]
region = "cn-hangzhou"
zone = "cn-hangzhou-i"
vpc = "vpc-bp1mine"
vswitch = "vsw-bp1mine"

[[instance]]
id = "rm-bp1mine"
description = "{source}"
region = "cn-hangzhou"
version = "8.0"
age_days = 400
endpoints = ["primary private"]

[[cluster]]
id = "pc-bp1mine"
description = "{cluster}"
region = "cn-hangzhou"
version = "8.0"
age_days = 2
endpoints = ["primary private"]

[cluster.migration]
source = "rm-bp1mine"
status = "RDS2POLARDB_SYNCING"
"#
    )
}

async fn load(emulator: &Emulator, text: String) -> Reply {
    let request = emulator.http.post(emulator.control_url("scenario")).body(text);
    Reply::of(request.send().await.unwrap()).await
}

async fn named(source: &str, cluster: &str) -> Emulator {
    let emulator = Emulator::paused(Scenario::Empty).await;
    load(&emulator, scenario(source, cluster)).await.ok();
    emulator.post("clock", json!({ "paused": true })).await.ok();
    emulator
}

async fn last_call(emulator: &Emulator) -> Value {
    emulator.get("calls").await["calls"].as_array().unwrap().last().unwrap().clone()
}

#[tokio::test]
async fn a_cluster_named_for_it_throttles_as_many_calls_and_no_other_resource() {
    let emulator = named("mine", "mine (fault-throttle-2)").await;
    let ask = || emulator.call("DescribeDBClusterMigration", &[("DBClusterId", "pc-bp1mine")]);
    emulator.call("DescribeRegions", &[]).await.ok();
    emulator.rds("DescribeDBInstanceAttribute", &[("DBInstanceId", "rm-bp1mine")]).await.ok();
    for _ in 0..2 {
        assert_eq!(ask().await.error(), (400, "Throttling.User".into()));
    }
    assert_eq!(last_call(&emulator).await["fault_word"], "fault-throttle-2");
    ask().await.ok();
    emulator.post("snapshot", json!({ "name": "met" })).await.ok();
    emulator.post("reset", json!({})).await.ok();
    assert_eq!(ask().await.error(), (400, "Throttling.User".into()), "counted anew");
    emulator.post("restore", json!({ "name": "met" })).await.ok();
    ask().await.ok();
}

#[tokio::test]
async fn a_switch_is_done_although_the_connection_is_cut_and_later_ones_are_answered() {
    let emulator = named("fault-drop-after-ModifyDBClusterMigration", "mine").await;
    assert_eq!(emulator.migration("pc-bp1mine").await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    let query = [
        ("DBClusterId", "pc-bp1mine"),
        ("SourceRDSDBInstanceId", "rm-bp1mine"),
        ("NewMasterInstanceId", "pc-bp1mine"),
    ];
    assert!(emulator.build(Acs3::new(MODIFY, &query)).send().await.is_err(), "there is no answer");
    assert_eq!(emulator.migration("pc-bp1mine").await["MigrationStatus"], "SWITCHING");
    emulator.advance(120).await;
    emulator.switch("pc-bp1mine", "rm-bp1mine", "rm-bp1mine", &[]).await.ok();
}

#[tokio::test]
async fn a_switch_is_stuck_and_a_roll_back_is_not() {
    let emulator = named("mine", "fault-stuck-switching").await;
    emulator.switch("pc-bp1mine", "rm-bp1mine", "pc-bp1mine", &[]).await.ok();
    emulator.advance(86_400).await;
    let migration = emulator.migration("pc-bp1mine").await;
    assert_eq!(migration["MigrationStatus"], "SWITCHING");
    assert_eq!(migration["Comment"], "A step of the migration is stuck.");
    emulator.post("release", json!({ "cluster": "pc-bp1mine" })).await.ok();
    emulator.switch("pc-bp1mine", "rm-bp1mine", "rm-bp1mine", &[]).await.ok();
    emulator.advance(120).await;
    assert_eq!(emulator.migration("pc-bp1mine").await["MigrationStatus"], "RDS2POLARDB_SYNCING");
}

#[tokio::test]
async fn the_delay_follows_the_name_of_the_source() {
    for (word, delay) in [("fault-lag-77", 77), ("fault-lag-unknown", -1)] {
        let emulator = named(word, "mine").await;
        assert_eq!(emulator.migration("pc-bp1mine").await["DelayedSeconds"], delay);
    }
    let emulator = named("fault-lag-storm", "mine").await;
    for (seconds, expected) in [(0, 0..=9), (900, 890..=900), (900, 0..=9), (1800, 890..=900)] {
        emulator.advance(seconds).await;
        let delay = emulator.migration("pc-bp1mine").await["DelayedSeconds"].as_i64().unwrap();
        assert!(expected.contains(&delay), "{delay} is not in {expected:?}");
    }
}

#[tokio::test]
async fn the_description_of_a_new_cluster_lets_its_precheck_fail_and_its_calls_be_slow() {
    let emulator = Emulator::demo().await;
    let mut query = create_query(ORDERS).to_vec();
    query.push(("DBClusterDescription", "orders fault-precheck-primary-key fault-slow-300"));
    let body = emulator.call("CreateDBCluster", &query).await.ok();
    let id = body["DBClusterId"].as_str().unwrap();
    emulator.advance(3600).await;
    let begun = Instant::now();
    let migration = emulator.migration(id).await;
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert_eq!(migration["MigrationStatus"], "PRE_CHECK_FAIL");
    assert!(migration["Comment"].as_str().unwrap().contains("without a primary key"));
}

#[tokio::test]
async fn a_word_that_orders_nothing_is_refused_with_those_there_are_and_nothing_is_made() {
    let emulator = Emulator::demo().await;
    let before = emulator.get("state").await["clusters"].clone();
    let mut query = create_query(ORDERS).to_vec();
    query.push(("DBClusterDescription", "orders fault-thottle-3"));
    let reply = emulator.call("CreateDBCluster", &query).await;
    assert_eq!(reply.error(), refused("InvalidDBClusterDescription.Malformed"));
    let message = reply.json()["Message"].as_str().unwrap().to_owned();
    assert!(message.contains("fault-thottle-3 orders no fault; there are fault-throttle[-TIMES]"));

    let reply = load(&emulator, scenario("mine", "fault-slow-600001")).await;
    let problem = reply.json()["problems"][0].clone();
    assert_eq!((reply.status, &problem["line"]), (400, &json!(16)));
    let message = problem["message"].as_str().unwrap();
    assert!(message.starts_with("fault-slow-600001: a slow fault needs ms"), "{message}");
    let reply = load(&emulator, scenario("fault-tolerant", "mine")).await;
    assert_eq!(reply.json()["problems"][0]["line"], 8);
    assert_eq!(emulator.get("state").await["clusters"], before);
}
