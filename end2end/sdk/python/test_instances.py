"""The sources: RDS DescribeDBInstances and what tells more about one."""
import pytest

from support.migration import FREE, SYNCING, names
from support.refusals import missing, refused


def listed(rds, **filters):
    return rds.call("DescribeDBInstances", **{"RegionId": "cn-hangzhou", **filters})


def ids(answer):
    return [row["DBInstanceId"] for row in answer["Items"]["DBInstance"]]


def test_a_list_counts_what_it_shows(rds):
    answer = listed(rds)
    assert answer["TotalRecordCount"] == answer["PageRecordCount"] == len(ids(answer)) > 5


def test_the_first_instance_of_the_demo_is_free(rds):
    assert ids(listed(rds))[0] == FREE


@pytest.mark.parametrize(
    "filters, expected",
    [
        ({"DBInstanceId": FREE}, {FREE}),
        ({"EngineVersion": "5.6"}, {"rm-bp1sessions000001"}),
        ({"DBInstanceType": "Readonly"}, {"rr-bp1billing0000001"}),
        ({"SearchKey": "orders"}, {FREE}),
        ({"Engine": "PostgreSQL"}, set()),
    ],
    ids=["id", "version", "read-only", "search", "engine"],
)
def test_filters_leave_only_what_they_name(rds, filters, expected):
    assert set(ids(listed(rds, **filters))) == expected


def test_a_row_has_the_words_and_types_of_the_documents(rds):
    row, = listed(rds, DBInstanceId=FREE)["Items"]["DBInstance"]
    assert (row["Engine"], row["EngineVersion"], row["DBInstanceType"]) == ("MySQL", "8.0", "Primary")
    assert type(row["DBInstanceMemory"]) is int
    # Spelled like this by the vendor.
    assert row["MutriORsignle"] is False
    assert row["DeletionProtection"] is False


def test_a_primary_names_its_read_only_instances(rds):
    row, = listed(rds, DBInstanceId="rm-bp1billing0000001")["Items"]["DBInstance"]
    read_only = row["ReadOnlyDBInstanceIds"]["ReadOnlyDBInstanceId"]
    assert [each["DBInstanceId"] for each in read_only] == ["rr-bp1billing0000001"]


def test_a_region_there_is_not_is_refused(rds):
    expected = ("InvalidRegionId.NotFound", 404, "The RegionId provided does not exist in our records.")
    refused(expected, listed, rds, RegionId="cn-atlantis")


def test_attributes_of_an_instance_are_wrapped_in_a_list_of_one(rds):
    row, = rds.call("DescribeDBInstanceAttribute", DBInstanceId=FREE)["Items"]["DBInstanceAttribute"]
    assert (row["DBInstanceId"], row["Engine"], row["EngineVersion"]) == (FREE, "MySQL", "8.0")
    assert type(row["DBInstanceStorage"]) is int and row["DBInstanceDiskUsed"].isdigit()
    assert row["CurrentKernelVersion"].startswith("rds_")


def test_the_names_of_an_instance_are_those_of_its_migration(rds, polardb):
    answer = rds.call("DescribeDBInstanceNetInfo", DBInstanceId="rm-bp1billing0000001")
    rows = answer["DBInstanceNetInfos"]["DBInstanceNetInfo"]
    assert answer["InstanceNetworkType"] == "VPC"
    assert {(row["ConnectionStringType"], row["IPType"]) for row in rows} >= {
        ("Normal", "Private"),
        ("Normal", "Public"),
        ("ReadWriteSplitting", "Private"),
    }
    of_migration = names(polardb.call("DescribeDBClusterMigration", DBClusterId=SYNCING)["RdsEndpointList"])
    assert {row["ConnectionString"] for row in rows} <= of_migration


def test_an_instance_tells_whether_it_encrypts(rds):
    assert rds.call("DescribeDBInstanceSSL", DBInstanceId=FREE)["SSLEnabled"] == "No"


def test_parameters_tell_what_a_migration_asks_of_the_binary_log(rds):
    answer = rds.call("DescribeParameters", DBInstanceId=FREE)
    values = {row["ParameterName"]: row["ParameterValue"] for row in answer["RunningParameters"]["DBInstanceParameter"]}
    assert (values["binlog_row_image"].lower(), values["binlog_format"].lower()) == ("full", "row")


def test_regions_of_rds_are_a_row_per_zone_with_a_host(rds):
    rows = rds.call("DescribeRegions")["Regions"]["RDSRegion"]
    assert {row["RegionEndpoint"] for row in rows if row["RegionId"] == "cn-hangzhou"} == {"rds.aliyuncs.com"}
    assert "cn-hangzhou-i" in [row["ZoneId"] for row in rows]


@pytest.mark.parametrize(
    "action", ["DescribeDBInstanceAttribute", "DescribeDBInstanceNetInfo", "DescribeDBInstanceSSL", "DescribeParameters"]
)
def test_an_unknown_instance_is_refused(rds, action):
    expected = ("InvalidDBInstanceId.NotFound", 400, "The DBInstanceId provided does not exist in records.")
    refused(expected, rds.call, action, DBInstanceId="rm-doesnotexist00000")
    refused(missing("DBInstanceId"), rds.call, action)
