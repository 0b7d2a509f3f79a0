"""Trouble ordered by hand, as the SDKs tell it."""
import pytest
from alibabacloud_polardb20170801 import models
from alibabacloud_polardb20170801.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

from support.migration import SYNCING, Migration
from support.refusals import refused
from support.stacks import Refusal, config

CLOSE = "CloseDBClusterMigration"
DESCRIBE = "DescribeDBClusterMigration"
UNAVAILABLE = ("ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.")


def lost(call, *args, **parameters):
    """The call ends without an answer of the API: its SDK raises something else than an error of the API."""
    with pytest.raises(Exception) as caught:
        call(*args, **parameters)
    assert not isinstance(caught.value, (Refusal, AlibabaCloudException, AssertionError)), caught.value


def status(emulator):
    return emulator.cluster(SYNCING)["migration"]["status"]


@pytest.mark.parametrize(
    "kind, expected", [("drop_before", "RDS2POLARDB_SYNCING"), ("drop_after", "CLOSING_MIGRATION"), ("truncate", "CLOSING_MIGRATION")]
)
def test_an_answer_is_lost_before_or_after_the_work(syncing, emulator, kind, expected):
    emulator.fault(CLOSE, kind)
    lost(syncing.close)
    assert status(emulator) == expected
    assert len(emulator.calls(CLOSE)) == 1, "no SDK sends a write again"


def test_an_error_is_met_as_often_as_it_was_ordered(syncing, emulator):
    code, status, message = UNAVAILABLE
    emulator.fault(DESCRIBE, "error", status=status, code=code, message=message, times=2)
    for _ in range(2):
        refused(UNAVAILABLE, syncing.describe)
    syncing.describe()


def test_an_error_of_the_server_may_come_after_the_work(syncing, emulator):
    emulator.fault(CLOSE, "error", status=500, done=True)
    text = "The request processing has failed due to some unknown error, exception or failure."
    refused(("InternalError", 500, text), syncing.close)
    assert status(emulator) == "CLOSING_MIGRATION"


def test_a_fault_meets_only_the_cluster_it_names(syncing, polardb, emulator):
    emulator.fault(DESCRIBE, "throttle", cluster="pc-bp1payments000001")
    syncing.describe()
    throttled = ("Throttling.User", 400, "Request was denied due to user flow control.")
    refused(throttled, polardb.call, DESCRIBE, DBClusterId="pc-bp1payments000001")


def test_the_page_of_a_proxy_is_no_answer_of_the_api(emulator):
    emulator.fault("DescribeRegions", "html")
    with pytest.raises(Exception) as caught:
        Client(config()).describe_regions(models.DescribeRegionsRequest())
    assert not isinstance(caught.value, AlibabaCloudException)


def test_an_answer_of_a_wrong_shape_has_no_body_in_the_current_sdk(emulator):
    emulator.fault("DescribeRegions", "wrong_shape", shape="array_for_object")
    answer = Client(config()).describe_regions(models.DescribeRegionsRequest())
    assert (answer.status_code, answer.body) == (200, None)


def test_a_stuck_switch_says_why_and_goes_on_when_it_is_continued(syncing, emulator):
    emulator.fault("ModifyDBClusterMigration", "stuck", reason="The endpoint is locked.")
    syncing.switch()
    emulator.let_pass(hours=2)
    seen = syncing.describe()
    assert (seen["MigrationStatus"], seen["Comment"]) == ("SWITCHING", "The endpoint is locked.")
    syncing.stack.call("ContinueDBClusterMigration", DBClusterId=SYNCING)
    syncing.switched()


def test_the_precheck_of_a_new_migration_fails_when_it_is_ordered_to(polardb, emulator):
    emulator.fault("CreateDBCluster", "precheck_failure", item="primary_key")
    migration = Migration.create(polardb, emulator)
    assert migration.until("PRE_CHECK_FAIL")["Comment"]


def test_a_delay_follows_the_ordered_one(syncing, emulator):
    emulator.fault(DESCRIBE, "lag", cluster=SYNCING, delay={"fixed": {"seconds": 900}})
    syncing.describe()
    assert syncing.describe()["DelayedSeconds"] == 900


def test_a_slow_call_runs_into_the_time_limit_of_the_sdk_and_is_done_all_the_same(emulator):
    emulator.fault(CLOSE, "slow", ms=400)
    client = Client(config(read_timeout=100))
    lost(client.close_dbcluster_migration, models.CloseDBClusterMigrationRequest(dbcluster_id=SYNCING))
    emulator.until(lambda: emulator.calls(CLOSE)[0].get("ended"), "the call has ended")
    assert status(emulator) == "CLOSING_MIGRATION"
