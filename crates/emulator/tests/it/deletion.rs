//! Releasing a cluster.

use crate::support::*;

async fn delete(emulator: &Emulator, cluster: &str) -> Reply {
    emulator.call("DeleteDBCluster", &[("DBClusterId", cluster)]).await
}

#[tokio::test]
async fn a_released_cluster_is_deleting_for_a_while_and_then_gone_with_its_names() {
    let emulator = Emulator::demo().await;
    let ids = async || {
        let list = emulator.call("DescribeDBClusters", &[("RegionId", "cn-hangzhou")]).await.ok();
        let rows = list["Items"]["DBCluster"].as_array().unwrap().clone();
        rows.iter().map(|row| row["DBClusterId"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = ids().await;
    delete(&emulator, LOYALTY).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "Deleting");
    let again = delete(&emulator, LOYALTY).await;
    assert_eq!(again.error(), (403, "OperationDenied.OperateStatus".into()));
    emulator.advance(120).await;
    let mut left = before.clone();
    left.retain(|id| id != LOYALTY);
    assert_eq!(ids().await, left, "the others keep their order");
    assert_eq!(delete(&emulator, LOYALTY).await.error(), (404, "InvalidDBCluster.NotFound".into()));
    let names = emulator.get("names").await.to_string();
    assert!(!names.contains(LOYALTY));
    // Its neighbours are still found by id.
    assert_eq!(emulator.cluster_status(BILLING).await, "Running");
}

#[tokio::test]
async fn a_migration_keeps_its_cluster_from_being_released() {
    let emulator = Emulator::demo().await;
    for id in [BILLING, INVOICES, CATALOG, SHIPPING] {
        let reply = delete(&emulator, id).await;
        assert_eq!(reply.error(), refused("EngineMigration.ActionDisabled"), "{id}");
    }
    // The source of a major version upgrade is a cluster, and needed as well.
    let upgraded = delete(&emulator, UPGRADE_SOURCE).await;
    assert_eq!(upgraded.error(), refused("EngineMigration.ActionDisabled"));
    emulator.call("CloseDBClusterMigration", &[("DBClusterId", BILLING)]).await.ok();
    emulator.advance(120).await;
    delete(&emulator, BILLING).await.ok();
}

#[tokio::test]
async fn the_deletion_lock_is_told_set_and_cleared() {
    let emulator = Emulator::demo().await;
    let protect = async |word: &str| {
        let query = [("DBClusterId", LOYALTY), ("Protection", word)];
        emulator.call("ModifyDBClusterDeletion", &query).await
    };
    let told = async || {
        let query = [("DBClusterId", LOYALTY)];
        emulator.call("DescribeDBClusterAttribute", &query).await.ok()["DeletionLock"].clone()
    };
    protect("true").await.ok();
    assert_eq!(told().await, 1);
    let reply = delete(&emulator, LOYALTY).await;
    assert_eq!(reply.error(), (403, "OperationDenied.DBClusterDeletionLock".into()));
    let message = "The operation is not permitted due to the deletion lock of cluster.";
    assert_eq!(reply.json()["Message"], message);
    protect("False").await.ok();
    assert_eq!(told().await, 0);
    assert_eq!(protect("maybe").await.error(), refused("InvalidProtection"));
    delete(&emulator, LOYALTY).await.ok();
}

#[tokio::test]
async fn a_wrong_request_is_refused_with_the_documented_codes() {
    let emulator = Emulator::demo().await;
    assert_eq!(
        delete(&emulator, "pc/1").await.error(),
        (404, "InvalidDBClusterId.Malformed".into())
    );
    let query = [("DBClusterId", LOYALTY), ("BackupRetentionPolicyOnClusterDeletion", "SOME")];
    let reply = emulator.call("DeleteDBCluster", &query).await;
    assert_eq!(reply.error(), refused("InvalidBackupRetentionPolicyOnClusterDeletion.Malformed"));
    let cloning = emulator.create(ORDERS).await;
    assert_eq!(
        delete(&emulator, &cloning).await.error(),
        refused("EngineMigration.ActionDisabled")
    );
}
