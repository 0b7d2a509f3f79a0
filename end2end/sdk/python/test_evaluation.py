"""Before a migration: evaluation of the source, the service-linked role, and what can be bought."""
import json

import pytest

from support.migration import FREE, FREE_WITH_TRIGGERS
from support.refusals import missing, refused


def begin(polardb, source, **changes):
    parameters = dict(
        RegionId="cn-hangzhou",
        SourceDBClusterId=source,
        DBType="MySQL",
        DBVersion="8.0",
        CreationOption="MigrationFromRDS",
        CreationCategory="Normal",
    )
    given = {name: value for name, value in {**parameters, **changes}.items() if value is not None}
    return polardb.call("GenerateUpgradeReportForSyncClone", **given)


def reports(polardb, source):
    return polardb.call("DescribeUpgradeReport", RegionId="cn-hangzhou", SourceDBClusterId=source)


@pytest.mark.parametrize("source, failed", [(FREE, False), (FREE_WITH_TRIGGERS, True)], ids=["clean", "with-triggers"])
def test_an_evaluation_ends_with_a_check_for_each_prerequisite(polardb, emulator, source, failed):
    begun = begin(polardb, source)
    assert begun["SourceDBClusterId"] == source and type(begun["TaskId"]) is int
    report, = reports(polardb, source)["UpgradeReportList"]
    assert (report["TaskId"], report["Result"]) == (str(begun["TaskId"]), "running")

    finished = lambda: reports(polardb, source)["UpgradeReportList"][0]["Result"] == "finished"
    emulator.until(finished, "the evaluation has finished")
    answer = reports(polardb, source)
    assert (answer["SrcDBType"], answer["DstDBType"], answer["TotalSize"]) == ("MySQL", "MySQL", 1)
    reasons = [check["Reason"] for check in json.loads(answer["Details"]) if check["Result"] == "Failed"]
    assert reasons == (["The RDS instance has a trigger."] if failed else [])


def test_a_report_is_gone_after_a_week(polardb, emulator):
    begin(polardb, FREE)
    emulator.let_pass(days=8)
    assert reports(polardb, FREE)["TotalSize"] == 0


@pytest.mark.parametrize("name", ["SourceDBClusterId", "DBVersion", "CreationOption", "CreationCategory"])
def test_every_mandatory_parameter_is_asked_for(polardb, name):
    refused(missing(name), begin, polardb, FREE, **{name: None})


def test_the_account_has_its_service_linked_role(polardb):
    polardb.call("CreateServiceLinkedRole")
    assert polardb.call("CheckServiceLinkedRole")["HasServiceLinkedRole"] is True


def test_classes_that_can_be_bought_are_listed_by_zone_and_engine(polardb):
    zones = polardb.call(
        "DescribeDBClusterAvailableResources", RegionId="cn-hangzhou", PayType="Postpaid", DBType="MySQL", DBVersion="8.0"
    )["AvailableZones"]
    engine, = zones[0]["SupportedEngines"]
    assert engine["Engine"] == "mysql80"
    assert "polar.mysql.x4.medium" in [resource["DBNodeClass"] for resource in engine["AvailableResources"]]
    refused(missing("PayType"), polardb.call, "DescribeDBClusterAvailableResources", RegionId="cn-hangzhou")
