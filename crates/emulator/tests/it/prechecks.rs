//! Prechecks by what is true of a source: what fails, what mends it, and what is skipped.

use emulator::Scenario;
use serde_json::{Value, json};

use crate::support::*;

const ACCOUNT: &str = "1000000000000001";
const TRIGGER: &str = "The RDS instance has a trigger.";
const NO_KEY: &str = "The RDS instance has tables without a primary key.";
/// A fact that breaks the source, and the item and reason of its failure, in the order of the list.
const BROKEN: [(&str, &str, &str); 9] = [
    (
        "locked",
        "Source Instance Read/Write Status",
        "The RDS instance is not both running and read/write.",
    ),
    (
        "safe_mode_unprivileged",
        "Source Instance Account Mode",
        "The RDS instance uses the safe-mode proxy and has no privileged account.",
    ),
    ("empty", "Whether Source Instance is Empty", "The RDS instance has no database."),
    (
        "other_engine",
        "Source Instance Table Engine Verification",
        "The RDS instance has tables of an unsupported storage engine.",
    ),
    ("triggers", "Source Instance Trigger Verification", TRIGGER),
    ("no_primary_key", "Verification for Non-primary-key Tables in Source Instance", NO_KEY),
    (
        "binlog_row_image",
        "Source Instance Binary Log Verification",
        "The parameter binlog_row_image of the RDS instance is not full.",
    ),
    (
        "both_roots",
        "Source Instance Root Account Verification",
        "The RDS instance has both the accounts root and aliyun_root.",
    ),
    ("other", "Precheck", "A table is too wide."),
];

async fn set_facts(emulator: &Emulator, facts: Value) {
    emulator.post("set", json!({ "instance": ORDERS, "facts": facts })).await.ok();
}

/// The value of a fact that breaks the source.
fn broken(fact: &str) -> Value {
    match fact {
        "binlog_row_image" => json!("minimal"),
        "other" => json!("A table is too wide."),
        _ => json!(true),
    }
}

async fn go_on(emulator: &Emulator, cluster: &str, force: &str) {
    let query = [("DBClusterId", cluster), ("ForceSwitch", force)];
    emulator.call("ContinueDBClusterMigration", &query).await.ok();
    emulator.advance(3600).await;
}

/// Status and comment.
async fn seen(emulator: &Emulator, cluster: &str) -> (String, String) {
    let migration = emulator.migration(cluster).await;
    let text = |field: &str| migration[field].as_str().unwrap().to_owned();
    (text("MigrationStatus"), text("Comment"))
}

fn failed(reason: &str) -> (String, String) {
    ("PRE_CHECK_FAIL".into(), reason.into())
}

fn synced() -> (String, String) {
    ("RDS2POLARDB_SYNCING".into(), String::new())
}

/// Name, result and reason of the checks of an evaluation that did not pass.
async fn evaluated(emulator: &Emulator, source: &str, version: &str) -> Vec<[String; 3]> {
    let query = [
        ("SourceDBClusterId", source),
        ("DBVersion", version),
        ("CreationOption", "MigrationFromRDS"),
        ("CreationCategory", "Normal"),
    ];
    emulator.call("GenerateUpgradeReportForSyncClone", &query).await.ok();
    emulator.advance(60).await;
    let body = emulator.call("DescribeUpgradeReport", &[]).await.ok();
    let details: Value = serde_json::from_str(body["Details"].as_str().unwrap()).unwrap();
    let not_passed = |check: &&Value| check["Result"] != "Passed";
    let words = |check: &Value| {
        ["Check", "Result", "Reason"].map(|field| check[field].as_str().unwrap().to_owned())
    };
    details.as_array().unwrap().iter().filter(not_passed).map(words).collect()
}

#[tokio::test]
async fn each_fact_fails_the_precheck_and_the_evaluation_for_the_same_reason() {
    for (fact, check, reason) in BROKEN {
        let emulator = Emulator::demo().await;
        set_facts(&emulator, json!({ fact: broken(fact) })).await;
        let expected = [check, "Failed", reason].map(str::to_owned);
        assert_eq!(evaluated(&emulator, ORDERS, "8.0").await, [expected], "{fact}");
        let id = emulator.create(ORDERS).await;
        assert_eq!(seen(&emulator, &id).await.0, "RDS2POLARDB_CLONING");
        emulator.advance(60).await;
        assert_eq!(seen(&emulator, &id).await, failed(reason), "{fact}");
    }
}

#[tokio::test]
async fn with_everything_wrong_the_precheck_names_what_the_evaluation_lists_one_after_the_other() {
    let emulator = Emulator::demo().await;
    let all: serde_json::Map<_, _> =
        BROKEN.iter().map(|(fact, ..)| ((*fact).to_owned(), broken(fact))).collect();
    set_facts(&emulator, all.into()).await;
    let listed = evaluated(&emulator, ORDERS, "8.0").await;
    assert_eq!(listed.len(), BROKEN.len());
    let id = emulator.create(ORDERS).await;
    emulator.advance(3600).await;
    for [_, _, reason] in listed {
        assert_eq!(seen(&emulator, &id).await, failed(&reason));
        go_on(&emulator, &id, "true").await;
    }
    assert_eq!(seen(&emulator, &id).await, synced());
}

#[tokio::test]
async fn the_roles_of_the_account_are_checked_and_mended() {
    for (role, reason) in [
        ("dts_role", "The role AliyunDTSDefaultRole does not exist."),
        (
            "service_linked_role",
            "The service-linked role AliyunServiceRoleForPolarDB does not exist.",
        ),
    ] {
        let emulator = Emulator::demo().await;
        emulator.post("set", json!({ "account": ACCOUNT, role: false })).await.ok();
        assert_eq!(evaluated(&emulator, ORDERS, "8.0").await[0][2], reason);
        let id = emulator.create(ORDERS).await;
        emulator.advance(3600).await;
        assert_eq!(seen(&emulator, &id).await, failed(reason));
        if role == "service_linked_role" {
            emulator.call("CreateServiceLinkedRole", &[]).await.ok();
        } else {
            emulator.post("set", json!({ "account": ACCOUNT, role: true })).await.ok();
        }
        go_on(&emulator, &id, "false").await;
        assert_eq!(seen(&emulator, &id).await, synced());
    }
}

#[tokio::test]
async fn a_source_that_stops_running_fails_the_next_precheck() {
    let emulator = Emulator::demo().await;
    set_facts(&emulator, json!({ "triggers": true })).await;
    let id = emulator.create(ORDERS).await;
    emulator.advance(60).await;
    let stopped =
        json!({ "instance": ORDERS, "status": "Rebooting", "facts": { "triggers": false } });
    emulator.post("set", stopped).await.ok();
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, failed("The RDS instance is not running."));
    emulator.post("set", json!({ "instance": ORDERS, "status": "Running" })).await.ok();
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, synced());
}

#[tokio::test]
async fn continuing_checks_again_and_goes_on_when_the_cause_was_mended() {
    let emulator = Emulator::demo().await;
    set_facts(&emulator, json!({ "triggers": true })).await;
    let id = emulator.create(ORDERS).await;
    emulator.advance(60).await;
    assert_eq!(seen(&emulator, &id).await, failed(TRIGGER));
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, failed(TRIGGER), "it is still there");
    set_facts(&emulator, json!({ "triggers": false })).await;
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, synced());
}

#[tokio::test]
async fn force_skips_one_item_for_good_and_the_others_are_still_checked() {
    let emulator = Emulator::demo().await;
    set_facts(&emulator, json!({ "triggers": true, "no_primary_key": true })).await;
    let id = emulator.create(ORDERS).await;
    emulator.advance(60).await;
    assert_eq!(seen(&emulator, &id).await, failed(TRIGGER));
    go_on(&emulator, &id, "true").await;
    assert_eq!(seen(&emulator, &id).await, failed(NO_KEY));
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, failed(NO_KEY), "the trigger stays skipped");
    let clusters = emulator.get("state").await["clusters"].clone();
    let told = clusters.as_array().unwrap().iter().find(|cluster| cluster["id"] == id).unwrap();
    assert_eq!(told["migration"]["failed"], "primary_key");
    assert_eq!(told["migration"]["skipped"], json!(["trigger"]));
    set_facts(&emulator, json!({ "no_primary_key": false })).await;
    go_on(&emulator, &id, "false").await;
    assert_eq!(seen(&emulator, &id).await, synced());
}

#[tokio::test]
async fn events_are_a_warning_and_stop_nothing() {
    let emulator = Emulator::demo().await;
    set_facts(&emulator, json!({ "events": true })).await;
    let told = evaluated(&emulator, ORDERS, "8.0").await;
    assert_eq!((told.len(), &*told[0][0], &*told[0][1]), (1, "Event Check", "Existing"));
    let id = emulator.create(ORDERS).await;
    emulator.advance(3600).await;
    assert_eq!(seen(&emulator, &id).await, synced());
}

#[tokio::test]
async fn a_physical_migration_has_no_precheck() {
    let emulator = Emulator::demo().await;
    let source = "rm-wz9fulfil00000001";
    let facts = json!({ "triggers": true, "both_roots": true });
    emulator.post("set", json!({ "instance": source, "facts": facts })).await.ok();
    let told = evaluated(&emulator, source, "5.7").await;
    assert_eq!(told.len(), 1, "it depends on nothing of DTS: {told:?}");
    assert_eq!(told[0][0], "Source Instance Root Account Verification");
    let mut query = create_query(source).to_vec();
    query.retain(|(name, _)| !["RegionId", "DBVersion"].contains(name));
    query.extend([("RegionId", "cn-shenzhen"), ("DBVersion", "5.7")]);
    let body = emulator.call("CreateDBCluster", &query).await.ok();
    let id = body["DBClusterId"].as_str().unwrap();
    emulator.advance(3600).await;
    assert_eq!(seen(&emulator, id).await, synced());
}

#[tokio::test]
async fn the_api_tells_the_facts_that_it_has_words_for() {
    let emulator = Emulator::demo().await;
    let facts = json!({
        "binlog_row_image": "noblob", "locked": true, "safe_mode_unprivileged": true,
    });
    set_facts(&emulator, facts).await;
    let query = [("DBInstanceId", ORDERS), ("RegionId", "cn-hangzhou")];
    let parameters = emulator.rds("DescribeParameters", &query).await.ok();
    let rows = parameters["RunningParameters"]["DBInstanceParameter"].as_array().unwrap();
    let row = rows.iter().find(|row| row["ParameterName"] == "binlog_row_image").unwrap();
    assert_eq!(row["ParameterValue"], "NOBLOB");
    let one = emulator.rds("DescribeDBInstanceAttribute", &query).await.ok();
    let one = &one["Items"]["DBInstanceAttribute"][0];
    assert_eq!((&one["LockMode"], &one["ConnectionMode"]), (&json!("ManualLock"), &json!("Safe")));
    let safe = [("RegionId", "cn-hangzhou"), ("ConnectionMode", "Safe")];
    let list = emulator.rds("DescribeDBInstances", &safe).await.ok();
    let found = list["Items"]["DBInstance"].as_array().unwrap();
    assert_eq!((found.len(), &found[0]["DBInstanceId"]), (1, &json!(ORDERS)));
    assert_eq!(found[0]["LockMode"], "ManualLock");
}

#[tokio::test]
async fn what_is_wrong_with_a_change_is_said_and_nothing_changes() {
    let emulator = Emulator::demo().await;
    for (body, status, sentence) in [
        (json!({ "instance": "rm-nowhere" }), 404, "there is no instance rm-nowhere"),
        (
            json!({ "instance": ORDERS, "facts": { "trigger": true } }),
            400,
            "unknown field `trigger`",
        ),
        (json!({ "instance": ORDERS, "facts": { "triggers": 1 } }), 400, "expected a boolean"),
        (json!({ "instance": ORDERS, "status": "Sleeping" }), 400, "there are Running"),
        (json!({ "account": "7", "dts_role": true }), 404, "there is no account 7"),
        (json!({ "account": ACCOUNT, "role": true }), 400, "unknown field `role`"),
    ] {
        let reply = emulator.post("set", body.clone()).await;
        let error = reply.json()["error"].as_str().unwrap().to_owned();
        assert_eq!(reply.status, status, "{error}");
        assert!(error.contains(sentence), "{body}: {error}");
    }
    assert_eq!(evaluated(&emulator, ORDERS, "8.0").await, Vec::<[String; 3]>::new());
}

#[tokio::test]
async fn the_scenario_of_failed_prechecks_is_mended_forced_and_read_in_older_words() {
    let emulator = Emulator::paused(Scenario::PrecheckFailure).await;
    let id = "pc-bp1failed00000001";
    assert_eq!(seen(&emulator, id).await, failed(TRIGGER));
    go_on(&emulator, id, "true").await;
    assert_eq!(seen(&emulator, id).await, failed(NO_KEY));
    let mended = json!({ "instance": "rm-bp1failed00000001", "facts": { "no_primary_key": false }});
    emulator.post("set", mended).await.ok();
    go_on(&emulator, id, "false").await;
    assert_eq!(seen(&emulator, id).await, synced());

    let saved =
        Reply::of(emulator.http.get(emulator.control_url("scenario")).send().await.unwrap());
    let now = saved.await.text;
    let older = include_str!("../../src/scenario/precheck-failure.toml")
        .replace("facts = { no_primary_key = true }", &format!("precheck_failure = \"{NO_KEY}\""));
    for text in [now, older] {
        emulator.load_scenario(text).await;
        emulator.post("clock", json!({ "paused": true })).await.ok();
        let told = evaluated(&emulator, "rm-bp1nokeys00000001", "8.0").await;
        assert_eq!((told.len(), &*told[0][2]), (1, NO_KEY));
    }
}
