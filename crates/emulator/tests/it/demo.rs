//! What the demo promises.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use migration::{Endpoint, MigrationStatus, PairFault, check_pairs, default_pairs};
use serde_json::Value;

use crate::support::*;

const REGIONS: [&str; 3] = ["cn-hangzhou", "cn-shenzhen", "ap-southeast-1"];

/// Instances, then the migrations of all clusters by id.
async fn everything(emulator: &Emulator) -> (Vec<Value>, BTreeMap<String, Value>) {
    let (mut instances, mut migrations) = (Vec::new(), BTreeMap::new());
    for region in REGIONS {
        let query = [("RegionId", region), ("PageSize", "100")];
        let list = emulator.rds("DescribeDBInstances", &query).await.ok();
        instances.extend(list["Items"]["DBInstance"].as_array().unwrap().clone());
        let list = emulator.call("DescribeDBClusters", &query).await.ok();
        assert!(!list["Items"]["DBCluster"].as_array().unwrap().is_empty(), "{region}");
        for row in list["Items"]["DBCluster"].as_array().unwrap() {
            let id = row["DBClusterId"].as_str().unwrap().to_owned();
            migrations.insert(id.clone(), emulator.migration(&id).await);
        }
    }
    (instances, migrations)
}

#[tokio::test]
async fn the_demo_covers_every_status_and_both_directions() {
    let emulator = Emulator::demo().await;
    let (instances, migrations) = everything(&emulator).await;
    assert!(instances.len() >= 14, "{} instances", instances.len());
    assert!(migrations.len() >= 12, "{} clusters", migrations.len());
    let values = |field: &str| -> BTreeSet<String> {
        migrations.values().map(|m| m[field].as_str().unwrap().to_owned()).collect()
    };
    for status in MigrationStatus::KNOWN {
        assert!(values("MigrationStatus").contains(status.as_str()), "{status}");
    }
    assert!(values("Topologies").is_superset(&["RDS2POLARDB".into(), "POLARDB2RDS".into()].into()));
    assert!(values("Comment").contains("The RDS instance has a trigger."));
    assert!(values("SrcDbType").contains("PolarDBMySQL"));
}

#[tokio::test]
async fn the_demo_has_the_awkward_cases() {
    let emulator = Emulator::demo().await;
    let (_, migrations) = everything(&emulator).await;
    let now: Timestamp = emulator.get("clock").await["now"].as_str().unwrap().parse().unwrap();
    let any = |test: &dyn Fn(&Value) -> bool| migrations.values().any(test);
    assert!(any(&|m| m["DelayedSeconds"].as_i64() > Some(60)), "a delay above a minute");
    assert!(any(&|m| m["DelayedSeconds"] == -1 && m["MigrationStatus"] == "RDS2POLARDB_SYNCING"));
    assert!(any(&|m| m["MigrationStatus"] == "NO_MIGRATION" && m["RdsReadWriteMode"] == ""));
    assert!(any(&|m| {
        let deadline = m["ExpiredTime"].as_str().unwrap().parse::<Timestamp>();
        deadline.is_ok_and(|d| (now..now + SignedDuration::from_hours(24)).contains(&d))
    }));
    // A switch made by somebody else, with endpoints and without.
    let switched = |prefix: &'static str| {
        move |m: &Value| {
            m["MigrationStatus"] == "POLARDB2RDS_SYNCING"
                && strings(m, "RdsEndpointList")[0].starts_with(prefix)
        }
    };
    assert!(any(&switched("pc-")) && any(&switched("rm-")));
    assert!(migrations.values().all(|m| strings(m, "DBClusterEndpointList").len() >= 2));
}

#[tokio::test]
async fn the_demo_has_a_port_mismatch_and_an_ssl_mismatch() {
    let emulator = Emulator::demo().await;
    let mut faults = Vec::new();
    for id in [INVENTORY, INSIGHTS] {
        let (rds, polar) = sides(&emulator, id).await;
        let pair = migration::Pair {
            rds: rds[0].addresses[0].connection_string.clone(),
            polardb: polar[0].addresses[0].connection_string.clone(),
        };
        faults.extend(check_pairs(&rds, &polar, &[pair]));
    }
    assert!(matches!(faults[0], PairFault::PortsDiffer(..)), "{faults:?}");
    assert!(matches!(faults[1], PairFault::SslDiffers(..)), "{faults:?}");
}

/// Endpoints of both sides, from the dump.
async fn sides(emulator: &Emulator, id: &str) -> (Vec<Endpoint>, Vec<Endpoint>) {
    let state = emulator.get("state").await;
    let find = |list: &str, id: &Value| {
        let rows = state[list].as_array().unwrap().clone();
        rows.into_iter().find(|row| &row["id"] == id).unwrap()
    };
    let cluster = find("clusters", &id.into());
    let source = find("instances", &cluster["migration"]["source"]);
    let endpoints = |row: &Value| serde_json::from_value(row["endpoints"].clone()).unwrap();
    (endpoints(&source), endpoints(&cluster))
}

#[tokio::test]
async fn the_first_hangzhou_instance_is_free_and_its_cluster_can_swap() {
    let emulator = Emulator::demo().await;
    let query = [("RegionId", "cn-hangzhou"), ("Engine", "MySQL"), ("PageSize", "30")];
    let list = emulator.rds("DescribeDBInstances", &query).await.ok();
    let first = &list["Items"]["DBInstance"][0];
    assert_eq!(first["DBInstanceId"], ORDERS);
    assert_eq!(first["Category"], "HighAvailability");
    assert_eq!(first["EngineVersion"], "8.0");
    let id = emulator.create(ORDERS).await;
    let (rds, polar) = sides(&emulator, &id).await;
    let pairs = default_pairs(&rds, &polar);
    assert!(!pairs.is_empty() && check_pairs(&rds, &polar, &pairs).is_empty());
}

#[tokio::test]
async fn transitions_of_the_demo_wait_until_they_are_released() {
    let emulator = Emulator::demo().await;
    emulator.advance(5 * 86_400).await;
    for (id, status, then) in [
        (CATALOG, "RDS2POLARDB_CLONING", "RDS2POLARDB_SYNCING"),
        (CHECKOUT, "SWITCHING", "POLARDB2RDS_SYNCING"),
        (LEDGER, "ROLLBACK", "RDS2POLARDB_SYNCING"),
        (SHIPPING, "CLOSING_MIGRATION", "NO_MIGRATION"),
    ] {
        assert_eq!(emulator.migration(id).await["MigrationStatus"], status);
        emulator.post("release", serde_json::json!({ "cluster": id })).await.ok();
        assert_eq!(emulator.migration(id).await["MigrationStatus"], then, "{id}");
    }
}
