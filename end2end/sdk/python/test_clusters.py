"""DescribeDBClusters, DescribeDBClusterAttribute and DescribeRegions."""
import pytest

from support.migration import NEVER_MIGRATED, SYNCING, UNKNOWN
from support.refusals import NO_CLUSTER, malformed, missing, refused


def ids(answer):
    return [row["DBClusterId"] for row in answer["Items"]["DBCluster"]]


@pytest.fixture
def listed(polardb):
    """Lists clusters: listed(PageSize=…)."""
    return lambda **filters: polardb.call("DescribeDBClusters", **{"RegionId": "cn-hangzhou", **filters})


def test_a_list_counts_what_it_shows(listed):
    answer = listed()
    assert answer["TotalRecordCount"] == answer["PageRecordCount"] == len(ids(answer)) > 5
    assert answer["PageNumber"] == 1


def test_pages_together_are_the_whole_list(listed):
    whole = ids(listed())
    pages = [listed(PageSize=3, PageNumber=number) for number in range(1, len(whole) // 3 + 2)]
    assert [cluster for page in pages for cluster in ids(page)] == whole
    assert {page["TotalRecordCount"] for page in pages} == {len(whole)}


def test_a_page_after_the_last_is_empty(listed):
    assert ids(listed(PageNumber=99)) == []


@pytest.mark.parametrize(
    "filters, expected",
    [
        ({"DBClusterIds": f"{SYNCING},{NEVER_MIGRATED}"}, {SYNCING, NEVER_MIGRATED}),
        ({"DBClusterIds": UNKNOWN}, set()),
        ({"DBClusterDescription": "loyalty"}, {NEVER_MIGRATED}),
        ({"Tag": [{"Key": "team", "Value": "loyalty"}]}, {NEVER_MIGRATED}),
        ({"Tag": [{"Key": "team", "Value": "billing"}, {"Key": "stage"}], "DBClusterDescription": "billing"}, {SYNCING}),
        ({"Tag": [{"Key": "team", "Value": "nobody"}]}, set()),
        ({"DBVersion": "5.6"}, {"pc-bp1sessions000001"}),
        ({"DBType": "PostgreSQL"}, set()),
    ],
    ids=lambda value: None if isinstance(value, dict) else "-".join(sorted(value)) or "none",
)
def test_filters_leave_only_what_they_name(listed, filters, expected):
    assert set(ids(listed(**filters))) == expected


def test_a_row_has_its_nodes_and_tags(listed):
    row, = listed(DBClusterIds=SYNCING)["Items"]["DBCluster"]
    assert {"Key": "team", "Value": "billing"} in row["Tags"]["Tag"]
    assert [node["DBNodeRole"] for node in row["DBNodes"]["DBNode"]] == ["Writer", "Reader"]
    assert (row["Engine"], row["DBType"], row["DBClusterStatus"]) == ("POLARDB", "MySQL", "Running")
    assert row["VpcId"].startswith("vpc-") and row["VswitchId"].startswith("vsw-")


def test_a_region_there_is_not_is_refused(listed):
    expected = ("InvalidRegionId.NotFound", 404, "The RegionId provided does not exist in our records.")
    refused(expected, listed, RegionId="cn-atlantis")


@pytest.mark.parametrize("filters", [{"PageSize": 101}, {"PageNumber": 0}], ids=str)
def test_a_page_there_cannot_be_is_refused(listed, filters):
    (name,) = filters
    refused((f"Invalid{name}", 400, f"Specified parameter {name} is not valid."), listed, **filters)


def test_attributes_are_flat_and_spell_the_network_their_own_way(polardb):
    seen = polardb.call("DescribeDBClusterAttribute", DBClusterId=SYNCING)
    assert seen["DBClusterId"] == SYNCING
    assert seen["VPCId"].startswith("vpc-") and seen["VSwitchId"].startswith("vsw-")
    assert [node["DBNodeRole"] for node in seen["DBNodes"]] == ["Writer", "Reader"]
    assert {"Key": "team", "Value": "billing"} in seen["Tags"]


def test_attributes_of_an_unknown_cluster_are_refused(polardb):
    refused(NO_CLUSTER, polardb.call, "DescribeDBClusterAttribute", DBClusterId=UNKNOWN)
    refused(missing("DBClusterId"), polardb.call, "DescribeDBClusterAttribute")
    refused(malformed("DBClusterId"), polardb.call, "DescribeDBClusterAttribute", DBClusterId="pc 1")


def test_regions_have_zones(polardb):
    regions = polardb.call("DescribeRegions")["Regions"]["Region"]
    hangzhou = next(region for region in regions if region["RegionId"] == "cn-hangzhou")
    assert {"ZoneId": "cn-hangzhou-i", "VpcEnabled": True} in hangzhou["Zones"]["Zone"]
