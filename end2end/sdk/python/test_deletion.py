"""DeleteDBCluster and the lock before it."""
from support.migration import NEVER_MIGRATED, SYNCING, UNKNOWN
from support.refusals import NO_CLUSTER, refused

IN_MIGRATION = ("EngineMigration.ActionDisabled", 400, "Specified action is disabled while custins is in engine migration.")
LOCKED = ("OperationDenied.DBClusterDeletionLock", 403, "The operation is not permitted due to the deletion lock of cluster.")


def delete(polardb, cluster, **more):
    return polardb.call("DeleteDBCluster", DBClusterId=cluster, **more)


def test_a_deleted_cluster_is_gone_after_a_while(polardb, emulator):
    delete(polardb, NEVER_MIGRATED)
    listed = lambda: polardb.call("DescribeDBClusters", DBClusterIds=NEVER_MIGRATED)["Items"]["DBCluster"]
    assert [row["DBClusterStatus"] for row in listed()] == ["Deleting"]
    emulator.until(lambda: not listed(), "the cluster is gone")
    refused(NO_CLUSTER, delete, polardb, NEVER_MIGRATED)


def test_a_cluster_under_migration_is_not_deleted(polardb):
    refused(IN_MIGRATION, delete, polardb, SYNCING)


def test_a_locked_cluster_is_not_deleted_until_it_is_unlocked(polardb):
    polardb.call("ModifyDBClusterDeletion", DBClusterId=NEVER_MIGRATED, Protection=True)
    row, = polardb.call("DescribeDBClusters", DBClusterIds=NEVER_MIGRATED)["Items"]["DBCluster"]
    assert row["DeletionLock"] == 1
    refused(LOCKED, delete, polardb, NEVER_MIGRATED)
    polardb.call("ModifyDBClusterDeletion", DBClusterId=NEVER_MIGRATED, Protection=False)
    delete(polardb, NEVER_MIGRATED)


def test_an_unknown_cluster_and_an_unknown_policy_are_refused(polardb):
    refused(NO_CLUSTER, delete, polardb, UNKNOWN)
    expected = (
        "InvalidBackupRetentionPolicyOnClusterDeletion.Malformed",
        400,
        "The specified BackupRetentionPolicyOnClusterDeletion is invalid.",
    )
    refused(expected, delete, polardb, NEVER_MIGRATED, BackupRetentionPolicyOnClusterDeletion="SOME")
