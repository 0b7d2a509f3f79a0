//! Closing and expiry.

use super::*;

async fn close(emulator: &Emulator, id: &str, keep_binlog: &str) {
    let query = [("DBClusterId", id), ("ContinueEnableBinlog", keep_binlog)];
    emulator.call("CloseDBClusterMigration", &query).await.ok();
}

#[tokio::test]
async fn the_deadline_is_30_or_7_days_away() {
    for days in [30, 7] {
        let emulator = with(json!({ "deadline_days": days })).await;
        let now = emulator.get("clock").await["now"].as_str().unwrap().parse().unwrap();
        let id = emulator.create(FREE).await;
        let expires = emulator.migration(&id).await["ExpiredTime"].as_str().unwrap().to_owned();
        let left = expires.parse::<jiff::Timestamp>().unwrap().duration_since(now);
        assert_eq!((left.as_secs_f64() / 86_400.0).round() as i64, days);
    }
}

#[tokio::test]
async fn a_migration_expires_at_once_or_through_closing() {
    for (word, statuses) in [
        ("at_once", ["NO_MIGRATION", "NO_MIGRATION"]),
        ("through_closing", ["CLOSING_MIGRATION", "NO_MIGRATION"]),
    ] {
        let emulator = with(json!({ "expiry": word, "deadline_days": 1 })).await;
        let id = emulator.create(FREE).await;
        emulator.advance(86_400).await;
        assert_eq!(emulator.migration(&id).await["MigrationStatus"], statuses[0]);
        emulator.advance(120).await;
        assert_eq!(emulator.migration(&id).await["MigrationStatus"], statuses[1]);
    }
}

#[tokio::test]
async fn a_failed_precheck_expires_or_waits_for_ever() {
    for (expires, status) in [(true, "NO_MIGRATION"), (false, "PRE_CHECK_FAIL")] {
        let emulator = with(json!({ "failed_precheck_expires": expires })).await;
        emulator.advance(40 * 86_400).await;
        assert_eq!(emulator.migration(FAILED).await["MigrationStatus"], status);
    }
}

#[tokio::test]
async fn the_cluster_restarts_after_or_while_closing() {
    for (word, statuses) in
        [("after_closing", ["Running", "Rebooting"]), ("while_closing", ["Rebooting", "Running"])]
    {
        let emulator = with(json!({ "binlog_restart": word })).await;
        close(&emulator, BILLING, "false").await;
        assert_eq!(emulator.cluster_status(BILLING).await, statuses[0]);
        emulator.advance(120).await;
        assert_eq!(emulator.cluster_status(BILLING).await, statuses[1]);
        emulator.advance(60).await;
        assert_eq!(emulator.cluster_status(BILLING).await, "Running");
    }
}

#[tokio::test]
async fn modes_and_direction_while_closing_are_choices() {
    let emulator = with(json!({})).await;
    close(&emulator, BILLING, "true").await;
    let migration = emulator.migration(BILLING).await;
    assert_roles(&migration, "CLOSING_MIGRATION", "rw", "ro", "RDS2POLARDB");
    let other = json!({
        "modes_while_closing": "both_read_write",
        "direction_while_closing": "absent",
    });
    emulator.choose(other).await;
    assert_roles(&emulator.migration(BILLING).await, "CLOSING_MIGRATION", "rw", "rw", "");
}

#[tokio::test]
async fn after_the_end_the_source_is_kept_or_forgotten() {
    let id = "pc-bp1archive0000001";
    let emulator = with(json!({})).await;
    let kept = emulator.migration(id).await;
    assert_roles(&kept, "NO_MIGRATION", "rw", "rw", "");
    assert_eq!(kept["SourceRDSDBInstanceId"], "rm-bp1archive0000001");
    emulator.choose(json!({ "after_the_end": "never_migrated" })).await;
    let forgotten = emulator.migration(id).await;
    assert_roles(&forgotten, "NO_MIGRATION", "", "rw", "");
    assert_eq!(forgotten["SourceRDSDBInstanceId"], "");
    assert_eq!(forgotten["RdsEndpointList"], json!([]));
}

#[tokio::test]
async fn a_cluster_that_never_migrated_says_so_or_has_none() {
    let id = "pc-bp1loyalty0000001";
    let emulator = with(json!({})).await;
    assert_eq!(emulator.migration(id).await["MigrationStatus"], "NO_MIGRATION");
    emulator.choose(json!({ "never_migrated": "not_exist" })).await;
    let code = code(&emulator, "DescribeDBClusterMigration", id).await;
    assert_eq!(code, refused("EngineMigration.NotExist"));
}
