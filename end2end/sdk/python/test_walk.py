"""The whole way of a migration, as somebody at a console would go it."""
import pytest

from support.migration import Migration, names_of_both, pair, turned


@pytest.mark.every_pace
def test_a_migration_is_created_switched_rolled_back_switched_again_and_completed(polardb, emulator):
    migration = Migration.create(polardb, emulator)
    assert migration.describe()["MigrationStatus"] == "RDS2POLARDB_CLONING"
    before = migration.syncing()
    pairs = pair(before)
    (rds_name, polardb_name), = pairs.items()

    migration.switch(pairs)
    cluster_names, source_names = names_of_both(migration.switched())
    assert rds_name in cluster_names and polardb_name in source_names

    migration.roll_back(turned(pairs))
    assert names_of_both(migration.syncing()) == names_of_both(before)

    migration.switch()
    assert names_of_both(migration.switched()) == names_of_both(before)

    migration.close(ContinueEnableBinlog=True)
    assert migration.until("NO_MIGRATION")["DBClusterReadWriteMode"] == "rw"
