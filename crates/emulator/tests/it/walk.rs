//! The life of a migration.

use serde_json::json;

use crate::support::*;

const R2P: &str = "RDS2POLARDB";
const P2R: &str = "POLARDB2RDS";

#[tokio::test]
async fn a_created_cluster_clones_then_synchronizes() {
    let emulator = Emulator::demo().await;
    let id = emulator.create(ORDERS).await;
    let migration = emulator.migration(&id).await;
    assert_roles(&migration, "RDS2POLARDB_CLONING", "rw", "ro", R2P);
    assert_eq!(migration["SourceRDSDBInstanceId"], ORDERS);
    assert_eq!(migration["SrcDbType"], "RDS");
    assert_eq!(migration["DelayedSeconds"], -1);
    assert_eq!(emulator.cluster_status(&id).await, "Creating");

    emulator.advance(899).await;
    assert_eq!(emulator.migration(&id).await["MigrationStatus"], "RDS2POLARDB_CLONING");
    emulator.advance(1).await;
    let migration = emulator.migration(&id).await;
    assert_roles(&migration, "RDS2POLARDB_SYNCING", "rw", "ro", R2P);
    assert!((0..60).contains(&migration["DelayedSeconds"].as_i64().unwrap()));
    assert_eq!(emulator.cluster_status(&id).await, "Running");
}

#[tokio::test]
async fn a_switch_with_endpoints_moves_the_names_when_it_ends_and_a_roll_back_moves_them_back() {
    let emulator = Emulator::demo().await;
    let id = emulator.create_synced().await;
    let before = emulator.migration(&id).await;
    let (rds, polar) =
        (strings(&before, "RdsEndpointList"), strings(&before, "DBClusterEndpointList"));
    let map = json!({ rds[0].as_str(): polar[1] }).to_string();
    let swap = [("SwapConnectionString", "True"), ("ConnectionStrings", map.as_str())];

    emulator.switch(&id, ORDERS, &id, &swap).await.ok();
    let during = emulator.migration(&id).await;
    assert_roles(&during, "SWITCHING", "ro", "ro", R2P);
    assert_eq!(strings(&during, "RdsEndpointList"), rds);

    emulator.advance(120).await;
    let after = emulator.migration(&id).await;
    assert_roles(&after, "POLARDB2RDS_SYNCING", "ro", "rw", P2R);
    assert_eq!(strings(&after, "RdsEndpointList")[0], polar[1]);
    assert_eq!(strings(&after, "DBClusterEndpointList"), [polar[0].clone(), rds[0].clone()]);
    // Only the name moved.
    let stays = |migration: &serde_json::Value| {
        let mut item = migration["RdsEndpointList"][0]["AddressItems"][0].clone();
        item["ConnectionString"].take();
        (migration["RdsEndpointList"][0]["DBEndpointId"].clone(), item)
    };
    assert_eq!(stays(&after), stays(&before));
    let answers = answered_by(&emulator, &rds[0]).await;
    assert_eq!(answers, id, "the old RDS name leads to the cluster");

    // Cluster-side string first this time: both orders are accepted.
    let map = json!({ rds[0].as_str(): polar[1] }).to_string();
    let swap = [("SwapConnectionString", "true"), ("ConnectionStrings", map.as_str())];
    emulator.switch(&id, ORDERS, ORDERS, &swap).await.ok();
    assert_roles(&emulator.migration(&id).await, "ROLLBACK", "ro", "ro", P2R);
    emulator.advance(120).await;
    let back = emulator.migration(&id).await;
    assert_roles(&back, "RDS2POLARDB_SYNCING", "rw", "ro", R2P);
    assert_eq!(strings(&back, "RdsEndpointList"), rds);
    assert_eq!(strings(&back, "DBClusterEndpointList"), polar);
    assert_eq!(answered_by(&emulator, &rds[0]).await, ORDERS);
}

async fn answered_by(emulator: &Emulator, name: &str) -> String {
    let names = emulator.get("names").await;
    let names = names["names"].as_array().unwrap();
    let row = names.iter().find(|row| row["connection_string"] == name).unwrap();
    row["answered_by"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_swap_without_named_pairs_takes_the_default_ones_and_the_roll_back_undoes_them() {
    let emulator = Emulator::demo().await;
    let before = emulator.migration(BILLING).await;
    let (rds, polar) =
        (strings(&before, "RdsEndpointList"), strings(&before, "DBClusterEndpointList"));
    let swap = [("SwapConnectionString", "true")];
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &swap).await.ok();
    emulator.advance(300).await;
    let after = emulator.migration(BILLING).await;
    assert_eq!(strings(&after, "RdsEndpointList")[0], polar[0], "primary goes with primary");
    assert_ne!(strings(&after, "DBClusterEndpointList"), polar);
    emulator.switch(BILLING, BILLING_SOURCE, BILLING_SOURCE, &swap).await.ok();
    emulator.advance(300).await;
    let back = emulator.migration(BILLING).await;
    assert_eq!(strings(&back, "RdsEndpointList"), rds);
    assert_eq!(strings(&back, "DBClusterEndpointList"), polar);
}

#[tokio::test]
async fn a_switch_without_endpoints_moves_no_name() {
    let emulator = Emulator::demo().await;
    let before = emulator.migration(BILLING).await;
    // Pairs count only when endpoints swap.
    let more = [("SwapConnectionString", "false"), ("ConnectionStrings", "not JSON")];
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &more).await.ok();
    emulator.advance(120).await;
    let after = emulator.migration(BILLING).await;
    assert_roles(&after, "POLARDB2RDS_SYNCING", "ro", "rw", P2R);
    for list in ["RdsEndpointList", "DBClusterEndpointList"] {
        assert_eq!(after[list], before[list]);
    }
}

#[tokio::test]
async fn a_cancel_ends_with_both_sides_writable() {
    let emulator = Emulator::demo().await;
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    assert_roles(&emulator.migration(BILLING).await, "CLOSING_MIGRATION", "rw", "ro", R2P);
    emulator.advance(120).await;
    let ended = emulator.migration(BILLING).await;
    assert_roles(&ended, "NO_MIGRATION", "rw", "rw", "");
    assert_eq!(ended["ExpiredTime"], "");
    assert_eq!(emulator.cluster_status(BILLING).await, "Running");
}

#[tokio::test]
async fn a_complete_with_binary_logging_disabled_restarts_the_cluster() {
    let emulator = Emulator::demo().await;
    let id = SESSIONS;
    let query = [("DBClusterId", id), ("ContinueEnableBinlog", "False")];
    emulator.call("CloseDBClusterMigration", &query).await.ok();
    assert_roles(&emulator.migration(id).await, "CLOSING_MIGRATION", "ro", "rw", P2R);
    assert_eq!(emulator.cluster_status(id).await, "Running");
    emulator.advance(121).await;
    assert_roles(&emulator.migration(id).await, "NO_MIGRATION", "rw", "rw", "");
    assert_eq!(emulator.cluster_status(id).await, "Rebooting");
    emulator.advance(60).await;
    assert_eq!(emulator.cluster_status(id).await, "Running");
}

#[tokio::test]
async fn names_that_were_swapped_stay_swapped_after_completing() {
    let emulator = Emulator::demo().await;
    let id = PAYMENTS;
    let before = emulator.migration(id).await;
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", id)]).await.ok();
    emulator.advance(120).await;
    let after = emulator.migration(id).await;
    assert_eq!(after["MigrationStatus"], "NO_MIGRATION");
    assert_eq!(after["DBClusterEndpointList"], before["DBClusterEndpointList"]);
}

#[tokio::test]
async fn a_failed_precheck_can_be_continued_with_and_without_force() {
    for force in ["true", "false"] {
        let emulator = Emulator::demo().await;
        let id = INVOICES;
        let failed = emulator.migration(id).await;
        assert_roles(&failed, "PRE_CHECK_FAIL", "rw", "ro", R2P);
        assert_eq!(failed["Comment"], "The RDS instance has a trigger.");
        let query = [("DBClusterId", id), ("ForceSwitch", force)];
        emulator.call("ContinueDBClusterMigration", &query).await.ok();
        let cloning = emulator.migration(id).await;
        assert_eq!(cloning["MigrationStatus"], "RDS2POLARDB_CLONING");
        assert_eq!(cloning["Comment"], "");
        emulator.advance(900).await;
        assert_eq!(emulator.migration(id).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    }
}

#[tokio::test]
async fn a_failed_precheck_can_be_abandoned() {
    let emulator = Emulator::demo().await;
    let id = INVOICES;
    emulator.call("AbortDBClusterMigration", &[("DBClusterId", id)]).await.ok();
    assert_roles(&emulator.migration(id).await, "CLOSING_MIGRATION", "rw", "ro", R2P);
    assert_eq!(emulator.cluster_status(id).await, "Creating");
    emulator.advance(120).await;
    assert_roles(&emulator.migration(id).await, "NO_MIGRATION", "rw", "rw", "");
    assert_eq!(emulator.cluster_status(id).await, "Running");
}

#[tokio::test]
async fn a_source_with_triggers_fails_the_precheck_of_its_migration() {
    let emulator = Emulator::demo().await;
    let id = emulator.create(CRM).await;
    assert_eq!(emulator.migration(&id).await["MigrationStatus"], "RDS2POLARDB_CLONING");
    emulator.advance(60).await;
    let failed = emulator.migration(&id).await;
    assert_eq!(failed["MigrationStatus"], "PRE_CHECK_FAIL");
    assert_eq!(failed["Comment"], "The RDS instance has a trigger.");
}

#[tokio::test]
async fn replication_ends_by_itself_at_the_deadline() {
    let emulator = Emulator::demo().await;
    let id = emulator.create_synced().await;
    let expires = emulator.migration(&id).await["ExpiredTime"].as_str().unwrap().to_owned();
    let expires: jiff::Timestamp = expires.parse().unwrap();
    let now = || async { emulator.get("clock").await["now"].as_str().unwrap().to_owned() };
    let left = expires.duration_since(now().await.parse().unwrap()).as_secs();
    emulator.advance(u32::try_from(left).unwrap() - 5).await;
    assert_eq!(emulator.migration(&id).await["MigrationStatus"], "RDS2POLARDB_SYNCING");
    emulator.advance(10).await;
    assert_roles(&emulator.migration(&id).await, "NO_MIGRATION", "rw", "rw", "");
    // A switched migration expires too; its names stay where they are.
    emulator.advance(30 * 86_400).await;
    assert_roles(&emulator.migration(PAYMENTS).await, "NO_MIGRATION", "rw", "rw", "");
}

#[tokio::test]
async fn settling_late_gives_the_same_as_settling_often() {
    let (often, late) = (Emulator::demo().await, Emulator::demo().await);
    for emulator in [&often, &late] {
        let swap = [("SwapConnectionString", "true")];
        emulator.switch(BILLING, BILLING_SOURCE, BILLING, &swap).await.ok();
    }
    for _ in 0..31 {
        often.advance(86_400).await;
        often.get("names").await;
    }
    late.advance(31 * 86_400).await;
    assert_eq!(often.get("names").await, late.get("names").await);
    let roles = |migration: serde_json::Value| {
        ["MigrationStatus", "RdsReadWriteMode", "Topologies"].map(|field| migration[field].clone())
    };
    assert_eq!(roles(often.migration(BILLING).await), roles(late.migration(BILLING).await));
}
