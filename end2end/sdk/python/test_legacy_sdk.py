"""What only the legacy SDK shows: XML, `Format=None`, form bodies, its own errors."""
import json
from xml.etree import ElementTree

import pytest
from aliyunsdkcore.acs_exception.exceptions import ClientException

from support.migration import SYNCING, UNKNOWN
from support.refusals import REQUEST_ID, refused
from support.stacks import Keys, Legacy, Refusal


@pytest.fixture
def legacy(emulator):
    return Legacy()


def xml_of(legacy, request):
    request.set_accept_format("XML")
    status, headers, body = legacy.client.get_response(request)
    assert headers["Content-Type"] == "text/xml;charset=utf-8"
    return status, ElementTree.fromstring(body)


def test_xml_has_the_actions_name_and_repeats_the_elements_of_lists(legacy):
    status, root = xml_of(legacy, legacy.request("DescribeDBClusters"))
    assert (status, root.tag) == (200, "DescribeDBClustersResponse")
    in_json = legacy.call("DescribeDBClusters")
    expected = [row["DBClusterId"] for row in in_json["Items"]["DBCluster"]]
    assert [row.findtext("DBClusterId") for row in root.iterfind("Items/DBCluster")] == expected
    assert root.findtext("TotalRecordCount") == str(len(expected))
    assert REQUEST_ID.fullmatch(root.findtext("RequestId"))


def test_xml_repeats_the_elements_of_plain_arrays_too(legacy):
    _, root = xml_of(legacy, legacy.request("DescribeDBClusterMigration", DBClusterId=SYNCING))
    in_json = legacy.call("DescribeDBClusterMigration", DBClusterId=SYNCING)
    expected = [endpoint["DBEndpointId"] for endpoint in in_json["DBClusterEndpointList"]]
    assert [endpoint.findtext("DBEndpointId") for endpoint in root.iterfind("DBClusterEndpointList")] == expected
    assert root.findtext("DelayedSeconds") is not None


def test_an_error_in_xml_has_the_fields_of_one_in_json(legacy):
    status, root = xml_of(legacy, legacy.request("DescribeDBClusterMigration", DBClusterId=UNKNOWN))
    assert (status, root.tag) == (404, "Error")
    assert root.findtext("Code") == "InvalidDBClusterId.NotFound"
    assert root.findtext("Message") == "The DBClusterId provided does not exist in our records."
    assert root.findtext("HostId") == "polardb.aliyuncs.com"
    assert REQUEST_ID.fullmatch(root.findtext("RequestId"))
    assert root.findtext("Recommend").startswith("https://")


def test_without_a_chosen_format_the_sdk_sends_none_and_gets_xml(legacy):
    request = legacy.request("DescribeRegions")
    assert request.get_accept_format() is None
    body = legacy.client.do_action(request)
    assert ElementTree.fromstring(body).tag == "DescribeRegionsResponse"


def test_a_format_there_is_not_is_refused(legacy):
    request = legacy.request("DescribeRegions")
    request.set_accept_format("YAML")
    status, _, body = legacy.client.get_response(request)
    assert status == 400 and b"InvalidParameter.Format" in body


def test_parameters_may_be_in_a_form_body(legacy):
    request = legacy.request("CreateDBCluster")
    parameters = dict(
        DBType="MySQL",
        DBVersion="8.0",
        PayType="Postpaid",
        CreationOption="MigrationFromRDS",
        SourceResourceId="rm-bp1orders00000001",
        DBClusterDescription="订单 a+b & c=d*",
    )
    for name, value in parameters.items():
        request.add_body_params(name, value)
    created = json.loads(legacy.client.do_action_with_exception(request))
    row, = legacy.call("DescribeDBClusters", DBClusterIds=created["DBClusterId"])["Items"]["DBCluster"]
    assert row["DBClusterDescription"] == parameters["DBClusterDescription"]


def test_get_is_signed_differently_from_post_and_works_too(legacy):
    request = legacy.request("DescribeRegions")
    request.set_method("GET")
    assert json.loads(legacy.client.do_action_with_exception(request))["Regions"]["Region"]


def test_a_wrong_secret_is_recognised_as_one(emulator):
    """The SDK compares the server's string to sign, after the first colon of the message, with its own."""
    with pytest.raises(Refusal) as caught:
        Legacy(Keys(secret="wrong")).call("DescribeRegions")
    assert (caught.value.code, caught.value.status) == ("InvalidAccessKeySecret", 400)


def test_a_cut_connection_is_an_error_of_the_client(legacy, emulator):
    emulator.fault("DescribeRegions", "drop_before")
    with pytest.raises(ClientException) as caught:
        legacy.call("DescribeRegions")
    assert caught.value.get_error_code() == "SDK.HttpError"


def test_throttling_keeps_its_code_and_message(legacy, emulator):
    emulator.fault("DescribeRegions", "throttle", retry_after_ms=100)
    refused(("Throttling.User", 400, "Request was denied due to user flow control."), legacy.call, "DescribeRegions")
