"""ContinueDBClusterMigration and AbortDBClusterMigration."""
import pytest

from support.migration import FREE_WITH_TRIGGERS, NEVER_MIGRATED, PRECHECK_FAILED, SWITCHED, UNKNOWN, Migration
from support.refusals import NO_CLUSTER_ID, NO_MIGRATION, WRONG_STATUS, refused


def test_a_precheck_fails_with_the_reason_and_continuing_by_force_skips_it(polardb, emulator):
    migration = Migration.create(polardb, emulator, source=FREE_WITH_TRIGGERS)
    seen = migration.until("PRE_CHECK_FAIL")
    assert "trigger" in seen["Comment"]
    polardb.call("ContinueDBClusterMigration", DBClusterId=migration.cluster, ForceSwitch="true")
    migration.syncing()


def test_a_migration_with_a_failed_precheck_can_be_abandoned(polardb, emulator):
    migration = Migration(polardb, emulator, PRECHECK_FAILED)
    polardb.call("AbortDBClusterMigration", DBClusterId=PRECHECK_FAILED)
    assert migration.until("NO_MIGRATION")["RdsReadWriteMode"] == "rw"


def test_continuing_while_synchronizing_is_refused_and_changes_nothing(syncing):
    refused(WRONG_STATUS, syncing.stack.call, "ContinueDBClusterMigration", DBClusterId=syncing.cluster)
    assert syncing.describe()["MigrationStatus"] == "RDS2POLARDB_SYNCING"


def test_abandoning_after_the_switch_is_refused(polardb):
    refused(WRONG_STATUS, polardb.call, "AbortDBClusterMigration", DBClusterId=SWITCHED)


@pytest.mark.parametrize("action", ["ContinueDBClusterMigration", "AbortDBClusterMigration"])
def test_there_has_to_be_a_migration(polardb, action):
    refused(NO_MIGRATION, polardb.call, action, DBClusterId=NEVER_MIGRATED)
    refused(NO_CLUSTER_ID, polardb.call, action, DBClusterId=UNKNOWN)
