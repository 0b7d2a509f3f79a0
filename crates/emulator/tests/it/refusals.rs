//! What the product refuses, with its codes.

use serde_json::json;

use crate::support::*;

const STATUS: &str = "EngineMigrationStatus.NotSurpport";

#[tokio::test]
async fn actions_in_the_wrong_status_are_refused() {
    let emulator = Emulator::demo().await;
    // Switching and closing are held in the demo.
    for id in [CHECKOUT, SHIPPING, LEDGER] {
        for action in
            ["CloseDBClusterMigration", "AbortDBClusterMigration", "ContinueDBClusterMigration"]
        {
            let reply = emulator.call(action, &[("DBClusterId", id)]).await;
            assert_eq!(reply.error(), refused(STATUS), "{action} {id}");
        }
    }
    let again = emulator.switch(CHECKOUT, "rm-bp1checkout000001", CHECKOUT, &[]).await;
    assert_eq!(again.error(), refused(STATUS));
    let back = emulator.switch(BILLING, BILLING_SOURCE, BILLING_SOURCE, &[]).await;
    assert_eq!(back.error(), refused(STATUS), "nothing to roll back");
    let message = "Specified engine migration status does not support.";
    assert_eq!(back.json()["Message"], message);
}

#[tokio::test]
async fn a_cluster_without_a_migration_says_so() {
    let emulator = Emulator::demo().await;
    for id in [LOYALTY, ARCHIVE] {
        for action in
            ["CloseDBClusterMigration", "AbortDBClusterMigration", "ContinueDBClusterMigration"]
        {
            let reply = emulator.call(action, &[("DBClusterId", id)]).await;
            assert_eq!(reply.error(), refused("EngineMigration.NotExist"), "{action} {id}");
        }
        let reply = emulator.switch(id, "rm-bp1archive0000001", id, &[]).await;
        assert_eq!(reply.error(), refused("EngineMigration.NotExist"));
    }
}

#[tokio::test]
async fn a_switch_needs_a_known_delay_below_a_minute() {
    let emulator = Emulator::demo().await;
    for (delay, legal) in [(-1, false), (60, false), (59, true)] {
        emulator.post("set", json!({ "cluster": BILLING, "delay_seconds": delay })).await.ok();
        assert_eq!(emulator.migration(BILLING).await["DelayedSeconds"], delay);
        let reply = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await;
        match legal {
            true => assert_eq!(reply.status, 200, "{delay}"),
            false => assert_eq!(reply.error(), refused(STATUS), "{delay}"),
        }
    }
}

#[tokio::test]
async fn connection_strings_that_cannot_swap_are_malformed() {
    let emulator = Emulator::demo().await;
    let before = emulator.migration(BILLING).await;
    let rds = strings(&before, "RdsEndpointList");
    let polar = strings(&before, "DBClusterEndpointList");
    let maps = [
        "no JSON".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        json!({ rds[0].as_str(): 5 }).to_string(),
        json!({ rds[0].as_str(): "nowhere.rds.aliyuncs.com" }).to_string(),
        json!({ rds[0].as_str(): rds[1] }).to_string(),
        json!({ rds[0].as_str(): polar[0], rds[2].as_str(): polar[0] }).to_string(),
        // A proxy goes with a cluster or custom endpoint only.
        json!({ rds[2].as_str(): polar[0] }).to_string(),
    ];
    for map in maps {
        let more = [("SwapConnectionString", "true"), ("ConnectionStrings", map.as_str())];
        let reply = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await;
        assert_eq!(reply.error(), refused("InvalidConnectionString.Malformed"), "{map}");
    }
    assert_eq!(emulator.migration(BILLING).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
}

#[tokio::test]
async fn a_pair_with_different_ssl_is_refused_and_one_with_different_ports_is_not() {
    let emulator = Emulator::demo().await;
    for (stem, expected) in [("gs5insights000001", 400), ("gs5inventory00001", 200)] {
        let (id, source) = (format!("pc-{stem}"), format!("rm-{stem}"));
        let migration = emulator.migration(&id).await;
        let map = json!({
            strings(&migration, "RdsEndpointList")[0].as_str():
            strings(&migration, "DBClusterEndpointList")[0]
        });
        let map = map.to_string();
        let more = [("SwapConnectionString", "true"), ("ConnectionStrings", map.as_str())];
        let reply = emulator.switch(&id, &source, &id, &more).await;
        assert_eq!(reply.status, expected, "{}", reply.text);
    }
}

#[tokio::test]
async fn unknown_clusters_and_instances_are_not_found() {
    let emulator = Emulator::demo().await;
    let nope = [("DBClusterId", "pc-does-not-exist")];
    for action in [
        "DescribeDBClusterMigration",
        "CloseDBClusterMigration",
        "AbortDBClusterMigration",
        "ContinueDBClusterMigration",
    ] {
        let reply = emulator.call(action, &nope).await;
        assert_eq!(reply.error(), (404, "InvalidDBClusterId.NotFound".into()), "{action}");
        let message = "The DBClusterId provided does not exist in our records.";
        assert_eq!(reply.json()["Message"], message);
    }
    let reply = emulator.call("DescribeDBClusterAttribute", &nope).await;
    assert_eq!(reply.error(), (404, "InvalidDBCluster.NotFound".into()));
    for (id, source) in [("pc-does-not-exist", BILLING_SOURCE), (BILLING, ORDERS)] {
        let reply = emulator.switch(id, source, id, &[]).await;
        assert_eq!(reply.error(), (404, "InvalidDBClusterId.NotFound".into()));
        let message = "The DBInstanceId provided does not exist in our records.";
        assert_eq!(reply.json()["Message"], message);
    }
    let reply = emulator.switch(BILLING, BILLING_SOURCE, ORDERS, &[]).await;
    assert_eq!(reply.error(), refused(STATUS), "a new master that is neither side");
}

#[tokio::test]
async fn missing_and_malformed_parameters_are_named() {
    let emulator = Emulator::demo().await;
    for action in ["DescribeDBClusterMigration", "CloseDBClusterMigration"] {
        for query in [&[][..], &[("DBClusterId", "")][..], &[("dbclusterid", BILLING)][..]] {
            let reply = emulator.call(action, query).await;
            assert_eq!(reply.error(), refused("MissingDBClusterId"));
            assert_eq!(reply.json()["Message"], "DBClusterId is mandatory for this action.");
        }
        let reply = emulator.call(action, &[("DBClusterId", "pc-a/../b")]).await;
        assert_eq!(reply.error(), refused("InvalidDBClusterId.Malformed"));
    }
    let query = [("DBClusterId", BILLING), ("ContinueEnableBinlog", "perhaps")];
    let reply = emulator.call("CloseDBClusterMigration", &query).await;
    assert_eq!(reply.error(), refused("InvalidContinueEnableBinlog"));
    let query = [("DBClusterId", BILLING), ("SourceRDSDBInstanceId", BILLING_SOURCE)];
    let reply = emulator.call("ModifyDBClusterMigration", &query).await;
    assert_eq!(reply.error(), refused("MissingNewMasterInstanceId"));
}

#[tokio::test]
async fn a_stuck_step_can_be_continued() {
    let emulator = Emulator::demo().await;
    let id = CHECKOUT;
    emulator.post("set", json!({ "cluster": id, "comment": "a step is stuck" })).await.ok();
    emulator.call("ContinueDBClusterMigration", &[("DBClusterId", id)]).await.ok();
    let migration = emulator.migration(id).await;
    assert_roles(&migration, "POLARDB2RDS_SYNCING", "ro", "rw", "POLARDB2RDS");
    assert_eq!(migration["Comment"], "");
}
