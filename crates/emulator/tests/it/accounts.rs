//! Several accounts: what each sees, and keys that are added and disabled.

use acs_signature::AccessKey;
use emulator::Options;
use serde_json::json;

use crate::signing::*;
use crate::support::*;

const DEFAULT: &str = "1000000000000001";
const OTHER: &str = "2000000000000002";

fn other_key() -> AccessKey {
    AccessKey::new("other", "other-secret")
}

async fn add_other(emulator: &Emulator) {
    let keys = json!([{ "id": "other", "secret": "other-secret" }]);
    emulator.post("accounts", json!({ "id": OTHER, "keys": keys })).await.ok();
}

/// The same call, signed by the other account.
async fn as_other(emulator: &Emulator, action: &str, query: &[(&str, &str)]) -> Reply {
    emulator.send(Acs3 { key: other_key(), ..Acs3::new(action, query) }).await
}

#[tokio::test]
async fn an_account_sees_and_changes_nothing_of_another_one() {
    let emulator = Emulator::demo().await;
    add_other(&emulator).await;
    let before = emulator.get("state").await;
    let region = [("RegionId", "cn-hangzhou")];
    let list = as_other(&emulator, "DescribeDBClusters", &region).await.ok();
    assert_eq!(list["TotalRecordCount"], 0);
    let list = Acs3 { key: other_key(), version: RDS, ..Acs3::new("DescribeDBInstances", &region) };
    assert_eq!(emulator.send(list).await.ok()["TotalRecordCount"], 0);
    let of_billing = [
        ("DBClusterId", BILLING),
        ("SourceRDSDBInstanceId", BILLING_SOURCE),
        ("NewMasterInstanceId", BILLING),
        ("ContinueEnableBinlog", "true"),
    ];
    for action in [
        "DescribeDBClusterAttribute",
        "DescribeDBClusterMigration",
        "ModifyDBClusterMigration",
        "CloseDBClusterMigration",
        "AbortDBClusterMigration",
        "ContinueDBClusterMigration",
    ] {
        let (status, code) = as_other(&emulator, action, &of_billing).await.error();
        assert!(status == 404 && code.ends_with("NotFound"), "{action}: {status} {code}");
    }
    let create = as_other(&emulator, "CreateDBCluster", &create_query(ORDERS)).await;
    assert_eq!(create.error(), refused("InvalidDBInstanceId.NotFound"));
    let after = emulator.get("state").await;
    assert_eq!(after["clusters"], before["clusters"]);
    assert_eq!(after["instances"][0]["account"], DEFAULT);
}

#[tokio::test]
async fn a_disabled_key_is_refused_by_both_schemes_until_it_is_enabled() {
    let emulator = Emulator::demo().await;
    let set = async |disabled: bool| {
        emulator.post("keys", json!({ "id": "polarshift", "disabled": disabled })).await.ok()
    };
    set(true).await;
    let acs3 = emulator.call("DescribeRegions", &[]).await;
    assert_eq!(acs3.error(), refused("InvalidAccessKeyId.Inactive"));
    let rpc = emulator.rpc(&rpc_call("JSON", BILLING)).await;
    assert_eq!(rpc.error(), refused("InvalidAccessKeyId.Inactive"));
    set(false).await;
    emulator.call("DescribeRegions", &[]).await.ok();
    let unknown = emulator.post("keys", json!({ "id": "nobody", "disabled": true })).await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn accounts_are_listed_without_secrets_and_what_cannot_be_added_changes_nothing() {
    let emulator = Emulator::demo().await;
    add_other(&emulator).await;
    let listed = emulator.get("accounts").await;
    assert_eq!(listed["accounts"][0]["id"], DEFAULT);
    assert_eq!(listed["accounts"][0]["default"], true);
    assert_eq!(listed["accounts"][1]["keys"][0]["id"], "other");
    assert!(!listed.to_string().contains("secret"), "{listed}");
    for wrong in [
        json!({ "id": "12" }),
        json!({ "id": OTHER, "keys": [{ "id": "polarshift", "secret": "mine" }] }),
        json!({ "id": "3000000000000003", "keys": [{ "id": "x", "secret": "" }] }),
        json!({ "id": "3000000000000003", "keys": [{ "id": "x", "secret": "1" }, { "id": "x", "secret": "2" }] }),
    ] {
        let reply = emulator.post("accounts", wrong.clone()).await;
        assert_eq!(reply.status, 400, "{wrong}");
        assert!(reply.json()["error"].is_string());
    }
    assert_eq!(emulator.get("accounts").await, listed);
}

#[tokio::test]
async fn accounts_and_keys_survive_and_the_secrets_given_at_start_are_not_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let kept = || Options { state: Some(path.clone()), ..options() };
    let first = Emulator::start(kept()).await;
    add_other(&first).await;
    first.post("keys", json!({ "id": "polarshift", "disabled": true })).await.ok();
    drop(first);
    assert!(!std::fs::read_to_string(&path).unwrap().contains("polarshift-secret"));

    let again = Emulator::start(kept()).await;
    let refusal = again.call("DescribeRegions", &[]).await;
    assert_eq!(refusal.error(), refused("InvalidAccessKeyId.Inactive"));
    as_other(&again, "DescribeRegions", &[]).await.ok();
}

/// Two accounts that have the same things under other ids.
const TWO: &str = r#"
without_service_linked_role = true

[[account]]
id = "1000000000000001"

[[account]]
id = "2000000000000002"
key = [{ id = "other", secret = "other-secret" }]

[[network]]
region = "cn-hangzhou"
zone = "cn-hangzhou-i"
vpc = "vpc-bp1two"
vswitch = "vsw-bp1two"
"#;

fn rows(side: &str, account: &str) -> String {
    format!(
        r#"
[[instance]]
account = "{account}"
id = "rm-{side}"
description = "{side}"
region = "cn-hangzhou"
version = "8.0"
age_days = 400
endpoints = ["primary private"]

[[cluster]]
account = "{account}"
id = "pc-{side}"
description = "{side}"
region = "cn-hangzhou"
version = "8.0"
age_days = 2
endpoints = ["primary private"]

[cluster.migration]
source = "rm-{side}"
status = "RDS2POLARDB_SYNCING"
lag = {{ fixed = {{ seconds = 3 }} }}

[[cluster]]
account = "{account}"
id = "pc-{side}-locked"
description = "{side}, locked"
region = "cn-hangzhou"
version = "8.0"
age_days = 2
endpoints = ["primary private"]
deletion_lock = true

[[dts_job]]
account = "{account}"
id = "job-{side}"
source = "rm-{side}"
destination = "es-{side}"
"#
    )
}

async fn two_accounts() -> Emulator {
    let emulator = Emulator::demo().await;
    let text = format!("{TWO}{}{}", rows("one", DEFAULT), rows("two", OTHER));
    emulator.load_scenario(text).await;
    emulator.post("clock", json!({ "paused": true })).await.ok();
    emulator
}

#[tokio::test]
async fn two_accounts_with_resources_see_and_change_their_own_only() {
    let emulator = two_accounts().await;
    let region = [("RegionId", "cn-hangzhou")];
    let mine = emulator.call("DescribeDBClusters", &region).await.ok();
    let theirs = as_other(&emulator, "DescribeDBClusters", &region).await.ok();
    for (list, side) in [(mine, "one"), (theirs, "two")] {
        assert_eq!(list["TotalRecordCount"], 2);
        let items = list["Items"]["DBCluster"].as_array().unwrap();
        let is_own = |item: &serde_json::Value| {
            item["DBClusterId"].as_str().unwrap().starts_with(&format!("pc-{side}"))
        };
        assert!(items.iter().all(is_own), "{items:?}");
    }
    let side = async |account: &str| {
        let state = emulator.get("state").await;
        ["clusters", "instances", "dts_jobs"].map(|part| {
            let rows = state[part].as_array().unwrap().iter();
            rows.filter(|row| row["account"] == account).cloned().collect::<Vec<_>>()
        })
    };
    let before = side(DEFAULT).await;
    let switch = |cluster, source| {
        [
            ("DBClusterId", cluster),
            ("SourceRDSDBInstanceId", source),
            ("NewMasterInstanceId", cluster),
        ]
    };
    let modify = "ModifyDBClusterMigration";
    assert_eq!(as_other(&emulator, modify, &switch("pc-one", "rm-one")).await.status, 404);
    as_other(&emulator, modify, &switch("pc-two", "rm-two")).await.ok();
    assert_eq!(emulator.call(modify, &switch("pc-two", "rm-two")).await.status, 404);
    emulator.advance(120).await;
    let config = r#"[{"dtsJobId":"job-JOB","endpoint":"src","endpointInstanceId":"pc-two"}]"#;
    let point = |job| {
        let config = config.replace("JOB", job);
        let emulator = &emulator;
        async move {
            let query = [("DBClusterId", "pc-two"), ("MigrationConfig", &*config)];
            as_other(emulator, "ModifyDBClusterMigrationEndpoint", &query).await
        }
    };
    assert_eq!(point("one").await.status, 400, "a job of the first account");
    point("two").await.ok();
    assert_eq!(side(OTHER).await[2][0]["source"], "pc-two");
    assert_eq!(side(DEFAULT).await, before);
}

#[tokio::test]
async fn a_scenario_locks_clusters_and_takes_the_service_linked_role_away() {
    let emulator = two_accounts().await;
    let locked = [("DBClusterId", "pc-two-locked")];
    let reply = as_other(&emulator, "DeleteDBCluster", &locked).await;
    assert_eq!(reply.error(), (403, "OperationDenied.DBClusterDeletionLock".into()));
    let has = async || {
        let mine = emulator.call("CheckServiceLinkedRole", &[]).await.ok();
        let theirs = as_other(&emulator, "CheckServiceLinkedRole", &[]).await.ok();
        [mine, theirs].map(|body| body["HasServiceLinkedRole"].as_bool().unwrap())
    };
    assert_eq!(has().await, [false, false]);
    as_other(&emulator, "CreateServiceLinkedRole", &[]).await.ok();
    assert_eq!(has().await, [false, true], "each account has its own");
}
