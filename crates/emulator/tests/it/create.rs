//! Creating a cluster by migration from RDS.

use crate::support::*;

#[tokio::test]
async fn the_same_client_token_creates_once() {
    let emulator = Emulator::demo().await;
    let mut query = create_query(ORDERS).to_vec();
    query.push(("ClientToken", "token-1"));
    let first = emulator.call("CreateDBCluster", &query).await.ok();
    let again = emulator.call("CreateDBCluster", &query).await.ok();
    assert_eq!(first["DBClusterId"], again["DBClusterId"]);
    assert_ne!(first["RequestId"], again["RequestId"]);
    query.push(("DBClusterDescription", "another one"));
    let other = emulator.call("CreateDBCluster", &query).await;
    assert_eq!(other.error(), (400, "IdempotentParameterMismatch".into()));
}

#[tokio::test]
async fn one_source_has_one_migration_at_a_time() {
    let emulator = Emulator::demo().await;
    let id = emulator.create_synced().await;
    let second = emulator.call("CreateDBCluster", &create_query(ORDERS)).await;
    assert_eq!(second.error(), (403, "IncorrectDBClusterState".into()));
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", &id)]).await.ok();
    emulator.advance(120).await;
    let third = emulator.create(ORDERS).await;
    assert_ne!(third, id);
}

#[tokio::test]
async fn a_source_that_cannot_be_migrated_is_refused() {
    let emulator = Emulator::demo().await;
    let cases = [
        ("SourceResourceId", "rm-nowhere", "InvalidDBInstanceId.NotFound"),
        ("SourceResourceId", "rm-wz9fulfil00000001", "InvalidDBInstanceId.NotFound"),
        ("SourceResourceId", "rr-bp1billing0000001", "EngineNotSupported"),
        ("DBVersion", "5.7", "EngineVersionNotSupported"),
        ("DBVersion", "9.1", "InvalidDBVersion.Malformed"),
        ("CreationOption", "RecoverFromRecycleBin", "InvalidCreationOption.Malformed"),
        ("DBType", "", "MissingDBType"),
        ("RegionId", "mars-1", "InvalidRegionId.NotFound"),
        ("DBClusterDescription", "https://example.org", "InvalidDBClusterDescription.Malformed"),
        ("VPCId", "vpc-1", "MissingVSwitchId"),
        ("DBNodeNum", "0", "InvalidDBNodeNum"),
    ];
    for (name, value, code) in cases {
        let mut query = create_query(ORDERS).to_vec();
        query.retain(|(given, _)| *given != name);
        query.push((name, value));
        let reply = emulator.call("CreateDBCluster", &query).await;
        assert_eq!(reply.error().1, code, "{name}={value}");
    }
    assert_eq!(
        emulator.get("calls?action=CreateDBCluster").await["calls"][0]["changed"],
        serde_json::Value::Null
    );
}

#[tokio::test]
async fn the_region_may_be_left_out_and_description_and_tags_come_back_unchanged() {
    let emulator = Emulator::demo().await;
    let description = "烟雾测试 +*~%/&=";
    let mut query = create_query(ORDERS)[1..].to_vec();
    query.push(("DBClusterDescription", description));
    query.push(("Tag.1.Key", "stage"));
    query.push(("Tag.1.Value", "值 1"));
    let id = emulator.call("CreateDBCluster", &query).await.ok()["DBClusterId"].clone();
    let filter = [("RegionId", "cn-hangzhou"), ("Tag.1.Key", "stage"), ("Tag.1.Value", "值 1")];
    let list = emulator.call("DescribeDBClusters", &filter).await.ok();
    let rows = list["Items"]["DBCluster"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["DBClusterId"], id);
    assert_eq!(rows[0]["DBClusterDescription"], description);
    assert_eq!(rows[0]["Tags"]["Tag"][0]["Value"], "值 1");
}

#[tokio::test]
async fn a_physical_migration_has_no_dts_task_and_a_logical_one_has() {
    let emulator = Emulator::demo().await;
    let mut query = create_query("rm-wz9fulfil00000001").to_vec();
    query[0] = ("RegionId", "cn-shenzhen");
    query[2] = ("DBVersion", "5.7");
    let id = emulator.call("CreateDBCluster", &query).await.ok()["DBClusterId"].clone();
    assert_eq!(emulator.migration(id.as_str().unwrap()).await["DtsInstanceId"], "");
    let id = emulator.create(ORDERS).await;
    let dts = emulator.migration(&id).await["DtsInstanceId"].as_str().unwrap().to_owned();
    assert!(dts.starts_with("dts"), "{dts}");
}

#[tokio::test]
async fn an_older_target_is_refused_and_a_newer_one_is_copied_by_dts() {
    let emulator = Emulator::demo().await;
    let mut query = create_query("rm-wz9fulfil00000001").to_vec();
    query[0] = ("RegionId", "cn-shenzhen");
    query[2] = ("DBVersion", "5.6");
    let reply = emulator.call("CreateDBCluster", &query).await;
    assert_eq!(reply.error(), refused("EngineVersionNotSupported"));
    query[2] = ("DBVersion", "8.0");
    let id = emulator.call("CreateDBCluster", &query).await.ok()["DBClusterId"].clone();
    assert_ne!(emulator.migration(id.as_str().unwrap()).await["DtsInstanceId"], "");
}

#[tokio::test]
async fn a_source_on_ephemeral_ssds_migrates_like_one_on_local_ssds() {
    let emulator = Emulator::demo().await;
    let network = r#"
[[network]]
region = "cn-hangzhou"
zone = "cn-hangzhou-i"
vpc = "vpc-bp1mine"
vswitch = "vsw-bp1mine"
"#;
    let instance = |id: &str, storage: &str| {
        format!(
            r#"
[[instance]]
id = "{id}"
description = "{id}"
region = "cn-hangzhou"
version = "5.7"
minor_version = "rds_20200331"
age_days = 400
storage = "{storage}"
endpoints = ["primary private"]
"#
        )
    };
    let text = format!(
        "{network}{}{}",
        instance("rm-bp1local", "local_ssd"),
        instance("rm-bp1ephemeral", "ephemeral_ssd")
    );
    let posted = emulator.http.post(emulator.control_url("scenario")).body(text).send().await;
    Reply::of(posted.unwrap()).await.ok();
    for (version, logical) in [("5.7", false), ("8.0", true)] {
        for source in ["rm-bp1local", "rm-bp1ephemeral"] {
            let mut query = create_query(source);
            query[2].1 = version;
            let made = emulator.call("CreateDBCluster", &query).await.ok();
            let id = made["DBClusterId"].as_str().unwrap();
            let migration = emulator.migration(id).await;
            assert_eq!(migration["DtsInstanceId"] != "", logical, "{source} to {version}");
            emulator.call("CloseDBClusterMigration", &[("DBClusterId", id)]).await.ok();
            emulator.advance(600).await;
        }
    }
}
