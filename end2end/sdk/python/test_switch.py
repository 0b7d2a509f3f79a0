"""ModifyDBClusterMigration: switch and roll back, told apart by NewMasterInstanceId."""
import json

import pytest

from support.migration import (
    FREE,
    NEVER_MIGRATED,
    PRECHECK_FAILED,
    SWITCHED,
    UNKNOWN,
    Migration,
    names_of_both,
    pair,
    turned,
)
from support.refusals import NO_MIGRATION, WRONG_NAMES, WRONG_STATUS, missing, refused

UNKNOWN_TO_MODIFY = ("InvalidDBClusterId.NotFound", 404, "The DBInstanceId provided does not exist in our records.")


@pytest.fixture
def switched(polardb, emulator):
    """A migration that waits for a roll back."""
    return Migration(polardb, emulator, SWITCHED)


def test_a_switch_without_endpoints_moves_no_name(syncing):
    before = names_of_both(syncing.describe())
    syncing.switch()
    assert syncing.describe()["MigrationStatus"] == "SWITCHING"
    assert names_of_both(syncing.switched()) == before


@pytest.mark.parametrize("order", [dict, turned], ids=["rds-first", "polardb-first"])
def test_a_switch_with_endpoints_exchanges_the_names_of_a_pair_in_either_order(syncing, order):
    pairs = pair(syncing.describe())
    (rds_name, polardb_name), = pairs.items()
    syncing.switch(order(pairs))
    cluster_names, source_names = names_of_both(syncing.switched())
    assert rds_name in cluster_names and polardb_name in source_names
    assert rds_name not in source_names and polardb_name not in cluster_names


def test_a_switch_with_endpoints_but_without_pairs_takes_the_default_ones(syncing):
    (rds_name, polardb_name), = pair(syncing.describe()).items()
    syncing.stack.call(
        "ModifyDBClusterMigration",
        DBClusterId=syncing.cluster,
        SourceRDSDBInstanceId=syncing.source,
        NewMasterInstanceId=syncing.cluster,
        SwapConnectionString="True",
    )
    cluster_names, source_names = names_of_both(syncing.switched())
    assert rds_name in cluster_names and polardb_name in source_names


def test_a_roll_back_gives_the_source_its_writes_back(switched):
    switched.roll_back()
    assert switched.describe()["MigrationStatus"] == "ROLLBACK"
    switched.syncing()


def test_after_a_switch_with_endpoints_the_other_side_answers_each_name(syncing, emulator):
    (rds_name, polardb_name), = pairs = pair(syncing.describe()).items()
    answering = lambda: {name["connection_string"]: name["answered_by"] for name in emulator.get("names")["names"]}
    assert answering()[rds_name] == syncing.source
    syncing.switch(dict(pairs))
    syncing.switched()
    assert (answering()[rds_name], answering()[polardb_name]) == (syncing.cluster, syncing.source)


@pytest.mark.parametrize("delay", [60, 95, -1])
def test_a_switch_is_refused_while_the_delay_is_a_minute_or_unknown(syncing, emulator, delay):
    emulator.post("set", cluster=syncing.cluster, delay_seconds=delay)
    refused(WRONG_STATUS, syncing.switch)


def test_a_second_switch_is_refused_while_the_first_is_under_way_and_after_it(syncing):
    syncing.switch()
    refused(WRONG_STATUS, syncing.switch)
    syncing.switched()
    refused(WRONG_STATUS, syncing.switch)


def test_a_roll_back_before_the_switch_is_refused(syncing):
    refused(WRONG_STATUS, syncing.roll_back)


def test_a_failed_precheck_cannot_be_switched(polardb, emulator):
    refused(WRONG_STATUS, Migration(polardb, emulator, PRECHECK_FAILED).switch)


def test_a_new_master_that_is_neither_side_is_refused(syncing):
    refused(WRONG_STATUS, syncing.modify, "rm-somebodyelse00000")


def test_the_source_of_another_migration_is_not_found(syncing):
    syncing.source = FREE
    refused(UNKNOWN_TO_MODIFY, syncing.switch)


def test_an_unknown_cluster_is_not_found(syncing):
    syncing.cluster = UNKNOWN
    refused(UNKNOWN_TO_MODIFY, syncing.switch)


def test_a_cluster_without_a_migration_cannot_be_switched(syncing):
    syncing.cluster = NEVER_MIGRATED
    refused(NO_MIGRATION, syncing.switch)


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '"text"', '{"rm-a": 1}', json.dumps({"rm-nobody.mysql.rds.aliyuncs.com": "pc-nobody.rwlb.rds.aliyuncs.com"})],
)
def test_names_that_cannot_be_swapped_are_refused(syncing, text):
    refused(
        WRONG_NAMES,
        syncing.stack.call,
        "ModifyDBClusterMigration",
        DBClusterId=syncing.cluster,
        SourceRDSDBInstanceId=syncing.source,
        NewMasterInstanceId=syncing.cluster,
        SwapConnectionString="true",
        ConnectionStrings=text,
    )
    assert syncing.describe()["MigrationStatus"] == "RDS2POLARDB_SYNCING"


@pytest.mark.parametrize("name", ["DBClusterId", "SourceRDSDBInstanceId", "NewMasterInstanceId"])
def test_every_mandatory_parameter_is_asked_for(syncing, name):
    given = {
        "DBClusterId": syncing.cluster,
        "SourceRDSDBInstanceId": syncing.source,
        "NewMasterInstanceId": syncing.cluster,
    }
    del given[name]
    refused(missing(name), syncing.stack.call, "ModifyDBClusterMigration", **given)
