"""What only the current SDK shows: its exceptions, its headers, its retries."""
from email.utils import parsedate_to_datetime

import pytest
from alibabacloud_polardb20170801 import models
from alibabacloud_polardb20170801.client import Client
from alibabacloud_tea_openapi.exceptions import ClientException, ServerException, ThrottlingException
from darabonba.policy.retry import RetryCondition, RetryOptions

from support.migration import PRECHECK_FAILED, UNKNOWN
from support.stacks import Keys, config

SCHEMES = {"v3": {}, "v1": {"signature_algorithm": "v2"}}


@pytest.fixture(params=SCHEMES)
def scheme(request):
    return SCHEMES[request.param]


@pytest.fixture
def client(emulator, scheme):
    return Client(config(**scheme))


def regions(client):
    return client.describe_regions(models.DescribeRegionsRequest())


def test_a_wrong_secret_is_told_the_servers_string_to_sign(emulator, scheme):
    with pytest.raises(ClientException) as caught:
        regions(Client(config(Keys(secret="wrong"), **scheme)))
    error = caught.value
    assert (error.code, error.status_code) == ("SignatureDoesNotMatch", 400)
    expected = "server string to sign is:POST&%2F&" if scheme else "server StringToSign is [ACS3-HMAC-SHA256\n"
    assert expected in error.message


def test_an_error_of_the_client_has_everything_that_support_asks_for(client):
    with pytest.raises(ClientException) as caught:
        client.describe_dbcluster_migration(models.DescribeDBClusterMigrationRequest(dbcluster_id=UNKNOWN))
    error = caught.value
    assert error.message.endswith(f" request id: {error.request_id}")
    assert error.data["HostId"] == "polardb.aliyuncs.com"
    assert error.data["Recommend"].endswith(f"q=InvalidDBClusterId.NotFound&product=polardb&requestId={error.request_id}")


def test_the_request_id_of_an_answer_leads_to_the_call(client, emulator):
    request_id = regions(client).body.request_id
    assert request_id in [call["request_id"] for call in emulator.calls("DescribeRegions")]


def test_an_answer_tells_emulated_time_in_its_date(client, emulator):
    before = parsedate_to_datetime(regions(client).headers["date"])
    emulator.let_pass(days=1)
    after = parsedate_to_datetime(regions(client).headers["date"])
    assert (after - before).total_seconds() >= 86400


def test_an_error_of_the_server_is_a_server_exception(client, emulator):
    emulator.fault("DescribeRegions", "error", status=503, code="ServiceUnavailable")
    with pytest.raises(ServerException) as caught:
        regions(client)
    assert (caught.value.code, caught.value.status_code) == ("ServiceUnavailable", 503)


def test_throttling_with_a_time_to_wait_is_a_throttling_exception(client, emulator):
    emulator.fault("DescribeRegions", "throttle", retry_after_ms=1500)
    with pytest.raises(ThrottlingException) as caught:
        regions(client)
    assert (caught.value.code, caught.value.retry_after) == ("Throttling.User", 1500)
    assert regions(client).status_code == 200


def test_throttling_without_a_time_to_wait_is_an_error_of_the_client(client, emulator):
    emulator.fault("DescribeRegions", "throttle")
    with pytest.raises(ClientException) as caught:
        regions(client)
    assert caught.value.code == "Throttling.User"
    assert "Request was denied due to user flow control." in caught.value.message


def test_a_retry_is_signed_anew_and_comes_after_the_time_the_answer_named(emulator, scheme):
    condition = RetryCondition({"maxAttempts": 3, "exception": ["ThrottlingException"], "errorCode": ["Throttling.User"]})
    client = Client(config(retry_options=RetryOptions({"retryable": True, "retryCondition": [condition]}), **scheme))
    emulator.fault("DescribeRegions", "throttle", retry_after_ms=20)
    assert regions(client).status_code == 200
    codes = [call.get("code") for call in emulator.calls("DescribeRegions")]
    assert codes == ["Throttling.User", None]


def test_a_parameter_that_happens_to_be_called_security_token_is_no_credential(client, emulator):
    request = models.AbortDBClusterMigrationRequest(dbcluster_id=PRECHECK_FAILED, security_token="of-the-operation")
    assert client.abort_dbcluster_migration(request).status_code == 200
    assert emulator.cluster(PRECHECK_FAILED)["migration"]["status"] == "CLOSING_MIGRATION"


def test_an_operation_there_is_not_says_so(client):
    with pytest.raises(ClientException) as caught:
        client.describe_dbcluster_performance(
            models.DescribeDBClusterPerformanceRequest(dbcluster_id="pc-1", key="k", start_time="s", end_time="e")
        )
    error = caught.value
    assert (error.code, error.status_code) == ("InvalidAction.NotFound", 404)
    assert "Specified api is not found, please check your url and method." in error.message
