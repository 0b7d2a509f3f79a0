"""What happens by itself when emulated time moves."""
import pytest

from support.migration import SWITCHED, SYNCING, Migration
from support.refusals import NO_MIGRATION, refused


@pytest.mark.parametrize("cluster", [SYNCING, SWITCHED], ids=["before-the-switch", "after-the-switch"])
def test_a_migration_ends_by_itself_thirty_days_after_its_creation(polardb, emulator, cluster):
    migration = Migration(polardb, emulator, cluster)
    emulator.let_pass(days=31)
    seen = migration.describe()
    assert seen["MigrationStatus"] == "NO_MIGRATION"
    assert (seen["DBClusterReadWriteMode"], seen["RdsReadWriteMode"]) == ("rw", "rw")
    refused(NO_MIGRATION, migration.close)


def test_a_new_migration_has_thirty_days(polardb, emulator):
    migration = Migration.create(polardb, emulator)
    deadline = migration.describe()["ExpiredTime"]
    migration.syncing()
    emulator.let_pass(days=29, hours=23)
    assert migration.describe()["MigrationStatus"] == "RDS2POLARDB_SYNCING"
    emulator.let_pass(hours=1)
    assert migration.describe()["MigrationStatus"] == "NO_MIGRATION"
    assert emulator.now() >= deadline


def test_a_signature_is_judged_by_real_time_however_far_the_emulated_clock_is(polardb, emulator):
    emulator.let_pass(days=3650)
    assert polardb.call("DescribeRegions")["Regions"]["Region"]


def test_a_paused_clock_stands_still(polardb, emulator):
    emulator.post("clock", paused=True)
    now = emulator.now()
    migration = Migration.create(polardb, emulator)
    assert migration.describe()["MigrationStatus"] == "RDS2POLARDB_CLONING"
    assert emulator.now() == now
