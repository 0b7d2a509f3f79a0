"""CloseDBClusterMigration: cancels before the switch, completes after it."""
import pytest

from support.migration import NEVER_MIGRATED, SWITCHED, UNKNOWN, Migration
from support.refusals import NO_CLUSTER_ID, NO_MIGRATION, WRONG_STATUS, missing, refused


def test_a_cancelled_migration_leaves_both_sides_writable(syncing):
    syncing.close()
    assert syncing.describe()["MigrationStatus"] == "CLOSING_MIGRATION"
    seen = syncing.until("NO_MIGRATION")
    assert (seen["DBClusterReadWriteMode"], seen["RdsReadWriteMode"]) == ("rw", "rw")


def test_a_completed_migration_leaves_the_cluster_writable(polardb, emulator):
    migration = Migration(polardb, emulator, SWITCHED)
    migration.close()
    assert migration.until("NO_MIGRATION")["DBClusterReadWriteMode"] == "rw"


# Python writes True and False, the others true and false.
@pytest.mark.parametrize("keep", [True, "true", "TRUE"])
def test_keeping_binary_logging_restarts_nothing(syncing, emulator, keep):
    syncing.close(ContinueEnableBinlog=keep)
    syncing.until("NO_MIGRATION")
    assert emulator.cluster(syncing.cluster)["status"] == "Running"


@pytest.mark.parametrize("keep", [False, "false", "False"])
def test_disabling_binary_logging_restarts_the_cluster(syncing, emulator, keep):
    syncing.close(ContinueEnableBinlog=keep)
    status = lambda: syncing.stack.call("DescribeDBClusters", DBClusterIds=syncing.cluster)["Items"]["DBCluster"][0]["DBClusterStatus"]
    emulator.until(lambda: status() == "Rebooting", "the cluster restarts")
    emulator.until(lambda: status() == "Running", "the cluster is back")


def test_a_boolean_that_is_none_is_refused(syncing):
    expected = ("InvalidContinueEnableBinlog", 400, "Specified parameter ContinueEnableBinlog is not valid.")
    refused(expected, syncing.close, ContinueEnableBinlog="perhaps")


def test_closing_twice_is_refused(syncing):
    syncing.close()
    refused(WRONG_STATUS, syncing.close)
    syncing.until("NO_MIGRATION")
    refused(NO_MIGRATION, syncing.close)


def test_nothing_is_closed_where_there_is_no_migration(polardb):
    close = "CloseDBClusterMigration"
    refused(NO_MIGRATION, polardb.call, close, DBClusterId=NEVER_MIGRATED)
    refused(NO_CLUSTER_ID, polardb.call, close, DBClusterId=UNKNOWN)
    refused(missing("DBClusterId"), polardb.call, close)
