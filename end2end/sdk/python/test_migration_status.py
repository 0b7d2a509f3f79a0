"""DescribeDBClusterMigration: what a migration looks like in each status."""
import re

import pytest

from support.migration import NEVER_MIGRATED, PRECHECK_FAILED, SYNCING, UNKNOWN, Migration, names, sides
from support.refusals import NO_CLUSTER_ID, malformed, missing, refused

MODES = {
    "pc-bp1catalog0000001": ("RDS2POLARDB_CLONING", "ro", "rw", "RDS2POLARDB"),
    "pc-bp1invoices000001": ("PRE_CHECK_FAIL", "ro", "rw", "RDS2POLARDB"),
    "pc-bp1billing0000001": ("RDS2POLARDB_SYNCING", "ro", "rw", "RDS2POLARDB"),
    "pc-bp1payments000001": ("POLARDB2RDS_SYNCING", "rw", "ro", "POLARDB2RDS"),
}


@pytest.mark.parametrize("cluster", MODES)
def test_status_modes_and_direction_fit_together(polardb, emulator, cluster):
    seen = Migration(polardb, emulator, cluster).describe()
    assert (seen["MigrationStatus"], *sides(seen)) == MODES[cluster]
    assert seen["SrcDbType"] == "RDS"


def test_numbers_and_texts_have_the_types_the_sdks_expect(syncing):
    seen = syncing.describe()
    assert type(seen["DelayedSeconds"]) is int
    for endpoint in seen["DBClusterEndpointList"] + seen["RdsEndpointList"]:
        for address in endpoint["AddressItems"]:
            assert address["Port"] == "3306"
            assert address["SSLEnabled"] in ("Enabled", "Disabled")
            assert address["NetType"] in ("Public", "Private")
            assert address["IPAddress"]


def test_both_sides_list_their_own_names(syncing):
    seen = syncing.describe()
    assert all(name.startswith("rm-") or name.startswith("rr-") for name in names(seen["RdsEndpointList"]))
    assert all(name.startswith("pc-") for name in names(seen["DBClusterEndpointList"]))
    assert {endpoint["EndpointType"] for endpoint in seen["DBClusterEndpointList"]} == {"Primary", "Cluster", "Custom"}


def test_the_deadline_is_an_utc_time_in_whole_seconds(syncing):
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", syncing.describe()["ExpiredTime"])


def test_a_failed_precheck_says_why(polardb, emulator):
    assert "trigger" in Migration(polardb, emulator, PRECHECK_FAILED).describe()["Comment"]


def test_a_cluster_that_never_migrated_has_no_migration(polardb):
    seen = polardb.call("DescribeDBClusterMigration", DBClusterId=NEVER_MIGRATED)
    assert seen["MigrationStatus"] == "NO_MIGRATION"
    assert seen["DBClusterReadWriteMode"] == "rw"


def test_the_delay_is_what_the_control_plane_says(syncing, emulator):
    for seconds in (95, -1, 0):
        emulator.post("set", cluster=SYNCING, delay_seconds=seconds)
        assert syncing.describe()["DelayedSeconds"] == seconds


def test_unknown_missing_and_malformed_ids_are_refused(polardb):
    describe = "DescribeDBClusterMigration"
    refused(NO_CLUSTER_ID, polardb.call, describe, DBClusterId=UNKNOWN)
    refused(missing("DBClusterId"), polardb.call, describe)
    refused(malformed("DBClusterId"), polardb.call, describe, DBClusterId="pc-'; --")
