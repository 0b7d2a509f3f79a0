"""CreateDBCluster by migration from RDS, and its ClientToken."""
import pytest

from support.migration import FREE, Migration
from support.refusals import missing, refused
from support.together import at_once

AWKWARD_TEXT = "订单 «orders» +*~%/&=!'()"
BUSY = "rm-bp1billing0000001"
MISMATCH = (
    "IdempotentParameterMismatch",
    400,
    "The request uses the same client token as a previous, but non-identical request.",
)


def created(polardb, **changes):
    parameters = dict(
        RegionId="cn-hangzhou",
        DBType="MySQL",
        DBVersion="8.0",
        DBNodeClass="polar.mysql.x4.medium",
        PayType="Postpaid",
        CreationOption="MigrationFromRDS",
        SourceResourceId=FREE,
    )
    given = {name: value for name, value in {**parameters, **changes}.items() if value is not None}
    return polardb.call("CreateDBCluster", **given)


def rows(polardb, **filters):
    return polardb.call("DescribeDBClusters", **filters)["Items"]["DBCluster"]


def test_a_created_cluster_is_listed_with_its_text_and_tags_unchanged(polardb):
    tags = [{"Key": "team", "Value": AWKWARD_TEXT}]
    answer = created(polardb, DBClusterDescription=AWKWARD_TEXT, Tag=tags)
    assert answer["DBClusterId"].startswith("pc-") and answer["OrderId"]
    row, = rows(polardb, Tag=tags)
    assert (row["DBClusterId"], row["DBClusterDescription"]) == (answer["DBClusterId"], AWKWARD_TEXT)
    assert row["Tags"]["Tag"] == tags


def test_a_new_cluster_is_creating_and_read_only_until_the_copy_is_done(polardb, emulator):
    migration = Migration.create(polardb, emulator)
    row, = rows(polardb, DBClusterIds=migration.cluster)
    seen = migration.describe()
    assert (row["DBClusterStatus"], seen["MigrationStatus"]) == ("Creating", "RDS2POLARDB_CLONING")
    assert (seen["DBClusterReadWriteMode"], seen["DelayedSeconds"]) == ("ro", -1)
    migration.syncing()
    row, = rows(polardb, DBClusterIds=migration.cluster)
    assert row["DBClusterStatus"] == "Running"


def test_the_same_token_creates_once_and_answers_the_same(polardb):
    first, again = (created(polardb, ClientToken="token-1") for _ in range(2))
    assert (first["DBClusterId"], first["OrderId"]) == (again["DBClusterId"], again["OrderId"])
    assert first["RequestId"] != again["RequestId"]


def test_the_same_token_sent_at_once_by_many_creates_once(emulator, connect):
    clients = [connect() for _ in range(8)]
    answers = at_once(clients, lambda client: created(client, ClientToken="token-2"))
    assert len({answer["DBClusterId"] for answer in answers}) == 1
    assert len([call for call in emulator.calls("CreateDBCluster") if call.get("changed")]) == 1


def test_without_a_token_only_one_of_many_gets_the_source(emulator, connect):
    answers = at_once([connect() for _ in range(8)], created)
    assert len([answer for answer in answers if isinstance(answer, dict)]) == 1
    assert {answer.code for answer in answers if not isinstance(answer, dict)} == {"IncorrectDBClusterState"}


def test_a_token_with_other_parameters_is_refused(polardb):
    created(polardb, ClientToken="token-3")
    refused(MISMATCH, created, polardb, ClientToken="token-3", DBClusterDescription="another")


@pytest.mark.parametrize("name", ["DBType", "DBVersion", "PayType", "SourceResourceId"])
def test_every_mandatory_parameter_is_asked_for(polardb, name):
    refused(missing(name), created, polardb, **{name: None})


@pytest.mark.parametrize(
    "changes, expected",
    [
        (
            {"SourceResourceId": "rm-doesnotexist00000"},
            ("InvalidDBInstanceId.NotFound", 400, "The DBInstanceId provided does not exist in records."),
        ),
        (
            {"SourceResourceId": BUSY},
            ("IncorrectDBClusterState", 403, "CurrentDB Cluster state does not support this operation."),
        ),
        (
            {"DBVersion": "5.7"},
            ("EngineVersionNotSupported", 400, "The specified engine version does not support this operation."),
        ),
        (
            {"RegionId": "cn-atlantis"},
            ("InvalidRegionId.NotFound", 404, "The RegionId provided does not exist in our records."),
        ),
    ],
    ids=["unknown-source", "busy-source", "older-version", "unknown-region"],
)
def test_what_cannot_be_created_is_refused(polardb, changes, expected):
    refused(expected, created, polardb, **changes)


def test_a_description_that_is_a_link_is_refused(polardb):
    expected = (
        "InvalidDBClusterDescription.Malformed",
        400,
        "The specified parameter DBClusterDescription is not valid.",
    )
    refused(expected, created, polardb, DBClusterDescription="https://example.com")
