//! Every value that the vendor's documents give for a parameter of a write: it is taken, or said to be lacking here.

use serde_json::{Value, json};

use crate::support::*;

const LACKING: (u16, &str) = (400, "Emulator.NotSupported");

/// A lacking value is named in a sentence of the emulator's own.
#[track_caller]
fn is_lacking(reply: &Reply, value: &str) {
    assert_eq!(reply.error(), (LACKING.0, LACKING.1.to_owned()), "{value}");
    let message = reply.json()["Message"].as_str().unwrap().to_owned();
    assert!(message.starts_with("This emulator does not have "), "{message}");
    assert!(message.contains(value), "{message}");
}

async fn create(emulator: &Emulator, name: &str, value: &str, more: &[(&str, &str)]) -> Reply {
    let mut query = vec![
        ("RegionId", "cn-hangzhou"),
        ("DBType", "MySQL"),
        ("DBVersion", "8.0"),
        ("PayType", "Postpaid"),
    ];
    query.retain(|(given, _)| *given != name && more.iter().all(|(other, _)| other != given));
    query.extend(more);
    query.push((name, value));
    emulator.call("CreateDBCluster", &query).await
}

#[tokio::test]
async fn a_creation_takes_each_documented_value_of_its_parameters() {
    let emulator = Emulator::demo().await;
    let values: [(&str, &[&str], Query); 26] = [
        ("DBVersion", &["5.6", "5.7", "8.0"], &[]),
        ("PayType", &["Postpaid"], &[]),
        ("PayType", &["Prepaid"], &[("Period", "Month"), ("UsedTime", "1")]),
        ("CreationOption", &["Normal"], &[]),
        ("CreationOption", &["CloneFromRDS"], &[("SourceResourceId", ORDERS)]),
        ("CreationOption", &["CloneFromPolarDB"], &[("SourceResourceId", LOYALTY)]),
        ("DBMinorVersion", &["8.0.1", "8.0.2"], &[]),
        ("CreationCategory", &["Normal", "SENormal", ""], &[]),
        ("ClusterNetworkType", &["VPC"], &[]),
        ("CloneDataPoint", &["LATEST", ""], &[]),
        ("LowerCaseTableNames", &["0", "1"], &[]),
        ("DefaultTimeZone", &["SYSTEM", "-12:00", "+13:00"], &[]),
        ("LoosePolarLogBin", &["ON", "OFF", "on", "off"], &[]),
        ("LooseXEngine", &["ON", "OFF", "on", "off"], &[]),
        ("StrictConsistency", &["ON", "OFF", "on", "off"], &[]),
        ("StorageType", &["PSL5", "PSL4"], &[]),
        (
            "StorageType",
            &["ESSDPL0", "ESSDPL1", "ESSDPL2", "ESSDPL3", "ESSDAUTOPL"],
            &[("CreationCategory", "SENormal")],
        ),
        ("StorageAutoScale", &["Enable", "Disable"], &[]),
        ("StoragePayType", &["Postpaid", "Prepaid"], &[]),
        ("BackupRetentionPolicyOnClusterDeletion", &["ALL", "LATEST", "NONE"], &[]),
        ("Architecture", &["X86", "ARM"], &[]),
        ("ProxyType", &["EXCLUSIVE", "GENERAL"], &[]),
        ("HotStandbyCluster", &["ON", "OFF", "STANDBY", "EQUAL", "3AZ"], &[]),
        ("ServerlessType", &["AgileServerless"], &[]),
        ("AllowShutDown", &["true", "false", "True", "False"], &[]),
        ("TDEStatus", &["true", "false", "True", "False"], &[]),
    ];
    for (name, values, more) in values {
        for value in values {
            let reply = create(&emulator, name, value, more).await;
            assert_eq!(reply.status, 200, "{name}={value}: {}", reply.text);
        }
    }
}

#[tokio::test]
async fn a_creation_says_which_documented_values_the_emulator_lacks() {
    let emulator = Emulator::demo().await;
    let before = emulator.call("DescribeDBClusters", &[]).await.ok();
    for (name, values) in [
        ("DBType", &["PostgreSQL", "Oracle"][..]),
        ("CreationCategory", &["Basic", "ArchiveNormal", "NormalMultimaster"]),
        ("CreationOption", &["RecoverFromRecyclebin", "UpgradeFromPolarDB", "CreateGdnStandby"]),
        ("RegionId", &["eu-central-1", "cn-qingdao", "ap-southeast-7"]),
    ] {
        for value in values {
            let reply = create(&emulator, name, value, &[("GDNId", "gdn-1")]).await;
            is_lacking(&reply, value);
        }
    }
    for point in ["11111111", "2026-11-20T08:00:00Z"] {
        is_lacking(&create(&emulator, "CloneDataPoint", point, &[]).await, "CloneDataPoint");
    }
    is_lacking(&create(&emulator, "CloudProvider", "ENS", &[]).await, "ENS");
    let after = emulator.call("DescribeDBClusters", &[]).await.ok();
    assert_eq!(before["TotalRecordCount"], after["TotalRecordCount"]);
    for (name, value) in [
        ("DBType", "Postgres"),
        ("CreationCategory", "Premium"),
        ("CreationOption", "Magic"),
        ("SourceResourceId", "rm/1"),
    ] {
        let more: Query =
            if name == "SourceResourceId" { &[("CreationOption", "CloneFromRDS")] } else { &[] };
        let reply = create(&emulator, name, value, more).await;
        assert_eq!(reply.error(), refused(&format!("Invalid{name}.Malformed")), "{value}");
    }
}

#[tokio::test]
async fn a_region_that_is_not_here_is_told_apart_from_one_that_is_nowhere() {
    let emulator = Emulator::demo().await;
    for (action, more) in [
        ("DescribeDBClusters", &[][..]),
        ("DescribeDBClusterAvailableResources", &[("PayType", "Postpaid")]),
    ] {
        let of = async |region: &str| {
            let mut query = more.to_vec();
            query.push(("RegionId", region));
            emulator.call(action, &query).await
        };
        is_lacking(&of("me-east-1").await, "me-east-1");
        for nowhere in ["mars-1", "CN-HANGZHOU", "cn hangzhou"] {
            assert_eq!(of(nowhere).await.error(), (404, "InvalidRegionId.NotFound".into()));
        }
    }
    let instances = emulator.rds("DescribeDBInstances", &[("RegionId", "me-east-1")]).await;
    is_lacking(&instances, "me-east-1");
}

#[tokio::test]
async fn what_is_read_of_a_custom_endpoint_can_be_sent_again() {
    let emulator = Emulator::demo().await;
    let mut query = vec![("DBClusterId", LOYALTY), ("EndpointType", "Custom")];
    let settings = [
        ("ReadWriteMode", "ReadWrite"),
        ("AutoAddNewNodes", "Enable"),
        ("SccMode", "ON"),
        ("PolarSccTimeoutAction", "2"),
        ("PolarSccWaitTimeout", "100"),
    ];
    query.extend(settings);
    let listed = async || {
        emulator.advance(600).await;
        let described =
            emulator.call("DescribeDBClusterEndpoints", &[("DBClusterId", LOYALTY)]).await.ok();
        described["Items"].as_array().unwrap().clone()
    };
    emulator.call("CreateDBClusterEndpoint", &query).await.ok();
    let rows = listed().await;
    let names = [
        "ReadWriteMode",
        "AutoAddNewNodes",
        "SccMode",
        "PolarSccTimeoutAction",
        "PolarSccWaitTimeout",
        "EndpointConfig",
        "Nodes",
    ];
    let first = rows.last().unwrap();
    assert_eq!(first["SccMode"], "on", "as documented");
    let mut again = vec![("DBClusterId", LOYALTY), ("EndpointType", "Custom")];
    again.extend(names.map(|name| (name, first[name].as_str().unwrap())));
    emulator.call("CreateDBClusterEndpoint", &again).await.ok();
    let rows = listed().await;
    let values = |row: &Value| names.map(|name| row[name].clone());
    assert_eq!(values(rows.last().unwrap()), values(first));
    assert_ne!(rows.last().unwrap()["DBEndpointId"], first["DBEndpointId"]);
}

#[tokio::test]
async fn writes_to_endpoints_take_or_name_what_is_documented() {
    let emulator = Emulator::demo().await;
    let endpoint = format!("pe-{}cluster", LOYALTY.trim_start_matches("pc-"));
    let about = async |action: &str, more: &[(&str, &str)]| {
        let mut query = vec![("DBClusterId", LOYALTY)];
        query.extend(more);
        let reply = emulator.call(action, &query).await;
        emulator.advance(600).await;
        reply
    };
    let nlb = [
        ("NetType", "NlbVpc"),
        ("VPCId", "vpc-1"),
        ("SecurityGroupId", "sg-1"),
        ("ZoneInfo.1.ZoneId", "cn-hangzhou-i"),
    ];
    is_lacking(&about("CreateDBEndpointAddress", &nlb).await, "NlbVpc");
    let dynamo = [("EndpointType", "DynamoDB")];
    is_lacking(&about("CreateDBClusterEndpoint", &dynamo).await, "DynamoDB");
    let zone = [("NetType", "Private"), ("PrivateZoneName", "mine.example")];
    is_lacking(&about("ModifyDBEndpointAddress", &zone).await, "private zones");
    for mode in ["ON", "OFF", "on", "off"] {
        about("CreateDBClusterEndpoint", &[("EndpointType", "Custom"), ("SccMode", mode)])
            .await
            .ok();
    }
    for enabled in ["Enable", "Update", "Disable"] {
        let query =
            [("DBEndpointId", endpoint.as_str()), ("NetType", "Private"), ("SSLEnabled", enabled)];
        about("ModifyDBClusterSSL", &query).await.ok();
    }
    for protection in ["true", "False"] {
        about("ModifyDBClusterDeletion", &[("Protection", protection)]).await.ok();
    }
}

#[tokio::test]
async fn an_evaluation_names_what_is_lacking() {
    let emulator = Emulator::demo().await;
    let usual = json!({
        "SourceDBClusterId": ORDERS, "DBVersion": "8.0", "CreationOption": "MigrationFromRDS",
        "CreationCategory": "Normal",
    });
    for (name, value) in [("CreationOption", "UpgradeFromPolarDB"), ("DBType", "Oracle")] {
        let mut query = usual.clone();
        query[name] = value.into();
        let query: Vec<_> = query
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect();
        let reply = emulator.call("GenerateUpgradeReportForSyncClone", &query).await;
        is_lacking(&reply, value);
    }
}
