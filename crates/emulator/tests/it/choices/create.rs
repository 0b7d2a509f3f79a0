//! Creating a cluster, and what follows from its precheck.

use super::*;

const TRIGGERS: &str = "rm-bp1crm00000000001";

async fn create(emulator: &Emulator, more: &[(&str, &str)]) -> Reply {
    let mut query = create_query(FREE).to_vec();
    query.retain(|(name, _)| more.iter().all(|(other, _)| name != other));
    query.extend(more);
    emulator.call("CreateDBCluster", &query).await
}

#[tokio::test]
async fn a_source_may_have_more_than_one_migration() {
    for (count, status) in [(1, 403), (2, 200)] {
        let emulator = with(json!({ "migrations_per_source": count })).await;
        emulator.create(FREE).await;
        assert_eq!(create(&emulator, &[]).await.status, status);
    }
}

#[tokio::test]
async fn the_code_for_a_busy_source_is_a_choice() {
    for (word, expected) in [
        ("incorrect_state", answer(403, "IncorrectDBClusterState")),
        ("action_disabled", refused("EngineMigration.ActionDisabled")),
    ] {
        let emulator = with(json!({ "busy_source": word })).await;
        emulator.create(FREE).await;
        assert_eq!(create(&emulator, &[]).await.error(), expected);
    }
}

#[tokio::test]
async fn the_code_for_a_source_that_cannot_be_migrated_is_a_choice() {
    for (word, expected) in [
        ("engine", refused("EngineVersionNotSupported")),
        ("incorrect_state", answer(403, "IncorrectDBClusterState")),
    ] {
        let emulator = with(json!({ "ineligible_source": word })).await;
        assert_eq!(create(&emulator, &[("DBVersion", "5.7")]).await.error(), expected);
    }
}

#[tokio::test]
async fn a_used_token_with_other_parameters_may_give_the_first_answer() {
    for (word, status) in [("mismatch", 400), ("first_answer", 200)] {
        let emulator = with(json!({ "token_reuse": word })).await;
        let first = create(&emulator, &[("ClientToken", "t")]).await.ok();
        let again = create(&emulator, &[("ClientToken", "t"), ("DBNodeNum", "3")]).await;
        assert_eq!(again.status, status);
        if status == 200 {
            assert_eq!(again.ok()["DBClusterId"], first["DBClusterId"]);
        }
    }
}

#[tokio::test]
async fn continue_without_force_looks_again_or_believes() {
    for (word, status) in
        [("checks_again", "PRE_CHECK_FAIL"), ("counts_as_mended", "RDS2POLARDB_CLONING")]
    {
        let emulator = with(json!({ "continue_unforced": word })).await;
        let id = emulator.create(TRIGGERS).await;
        emulator.advance(60).await;
        assert_eq!(emulator.migration(&id).await["MigrationStatus"], "PRE_CHECK_FAIL");
        emulator.call("ContinueDBClusterMigration", &[("DBClusterId", &id)]).await.ok();
        emulator.advance(60).await;
        assert_eq!(emulator.migration(&id).await["MigrationStatus"], status);
    }
}

#[tokio::test]
async fn the_status_of_a_cluster_whose_precheck_failed_is_a_choice() {
    for (word, status) in [("creating", "Creating"), ("running", "Running")] {
        let emulator = with(json!({ "cluster_after_failed_precheck": word })).await;
        assert_eq!(emulator.cluster_status(FAILED).await, status);
        let list = emulator.call("DescribeDBClusters", &[("DBClusterIds", FAILED)]).await.ok();
        assert_eq!(list["Items"]["DBCluster"][0]["DBClusterStatus"], status);
    }
}

#[tokio::test]
async fn the_delay_of_a_copy_is_unknown_or_zero() {
    for (word, delay) in [("unknown", -1), ("zero", 0)] {
        let emulator = with(json!({ "delay_while_copying": word })).await;
        assert_eq!(emulator.migration(FAILED).await["DelayedSeconds"], delay);
        let copying = emulator.create(FREE).await;
        assert_eq!(emulator.migration(&copying).await["DelayedSeconds"], delay);
    }
}
