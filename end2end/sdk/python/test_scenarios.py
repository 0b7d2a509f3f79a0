"""The built-in scenarios beside `demo`, as the SDKs see them."""
import pytest

from support.migration import Migration
from support.refusals import WRONG_STATUS, refused


@pytest.fixture
def migration(polardb, emulator):
    """A migration of a scenario: migration(scenario, cluster)."""

    def load(scenario, cluster):
        emulator.start_afresh(scenario)
        return Migration(polardb, emulator, cluster)

    return load


def test_an_empty_account_has_regions_and_nothing_else(polardb, rds, emulator):
    emulator.start_afresh("empty")
    assert polardb.call("DescribeDBClusters")["TotalRecordCount"] == 0
    assert rds.call("DescribeDBInstances")["TotalRecordCount"] == 0
    assert polardb.call("DescribeRegions")["Regions"]["Region"]


def test_a_thousand_clusters_are_on_ten_pages_without_a_gap(polardb, emulator):
    emulator.start_afresh("fleet-1000")
    pages = [polardb.call("DescribeDBClusters", PageSize=100, PageNumber=number) for number in range(1, 12)]
    ids = [row["DBClusterId"] for page in pages for row in page["Items"]["DBCluster"]]
    assert len(ids) == len(set(ids)) == pages[0]["TotalRecordCount"] == 1000
    assert pages[10]["Items"]["DBCluster"] == []


def test_a_migration_without_much_time_left_ends_by_itself(migration, emulator):
    soon = migration("expiring", "pc-bp1hour0000000001")
    later = Migration(soon.stack, emulator, "pc-bp1evening0000001")
    emulator.let_pass(hours=2)
    assert soon.describe()["MigrationStatus"] == "NO_MIGRATION"
    assert later.describe()["MigrationStatus"] == "POLARDB2RDS_SYNCING"
    emulator.let_pass(hours=5)
    assert later.describe()["MigrationStatus"] == "NO_MIGRATION"


@pytest.mark.parametrize("cluster", ["pc-bp1behind00000001", "pc-bp1unknown0000001"])
def test_in_a_storm_of_lag_a_cluster_far_behind_cannot_be_switched(migration, cluster):
    refused(WRONG_STATUS, migration("lag-storm", cluster).switch)


def test_in_a_storm_of_lag_a_calm_cluster_can_be_switched(migration):
    calm = migration("lag-storm", "pc-bp1calm0000000001")
    calm.switch()
    calm.switched()
