"""Endpoints and addresses of a cluster: they are made, changed and taken away in the cluster's own time."""
import json

import pytest

from support.migration import NEVER_MIGRATED, SYNCING, UNKNOWN
from support.refusals import NO_CLUSTER, malformed, missing, refused

NO_CLUSTER_TO_EXTEND = ("InvalidDBClusterId.NotFound", 404, "The DBClusterId provided does not exist in our records.")


class Endpoints:
    """The endpoints of one cluster."""

    def __init__(self, polardb, emulator, cluster=NEVER_MIGRATED):
        self.polardb, self.emulator, self.cluster = polardb, emulator, cluster

    def call(self, action, **parameters):
        return self.polardb.call(action, DBClusterId=self.cluster, **parameters)

    def listed(self):
        return self.call("DescribeDBClusterEndpoints")["Items"]

    def of_type(self, endpoint_type):
        return next(endpoint for endpoint in self.listed() if endpoint["EndpointType"] == endpoint_type)

    def address(self, endpoint_type, net_type):
        addresses = self.of_type(endpoint_type)["AddressItems"]
        return next((address for address in addresses if address["NetType"] == net_type), None)

    def write(self, action, **parameters):
        """A write, and the time it takes."""
        self.call(action, **parameters)
        running = lambda: self.polardb.call("DescribeDBClusterAttribute", DBClusterId=self.cluster)["DBClusterStatus"] == "Running"
        self.emulator.until(running, f"{action} has ended")


@pytest.fixture
def endpoints(polardb, emulator):
    return Endpoints(polardb, emulator)


def test_every_cluster_has_a_primary_and_a_cluster_endpoint(endpoints):
    assert {"Primary", "Cluster"} <= {endpoint["EndpointType"] for endpoint in endpoints.listed()}
    primary = endpoints.of_type("Primary")
    assert primary["DBClusterId"] == NEVER_MIGRATED and primary["ReadWriteMode"] == "ReadWrite"
    assert endpoints.address("Primary", "Private")["Port"] == "3306"


def test_a_custom_endpoint_comes_with_a_private_address_and_can_go_again(endpoints):
    before = {endpoint["DBEndpointId"] for endpoint in endpoints.listed()}
    config = json.dumps({"ConsistLevel": "0", "LoadBalancePolicy": "1"})
    endpoints.write("CreateDBClusterEndpoint", EndpointType="Custom", DBEndpointDescription="读 reports", EndpointConfig=config)
    (made,) = {endpoint["DBEndpointId"] for endpoint in endpoints.listed()} - before
    custom = endpoints.of_type("Custom")
    assert (custom["DBEndpointId"], custom["DBEndpointDescription"]) == (made, "读 reports")
    assert [address["NetType"] for address in custom["AddressItems"]] == ["Private"]
    endpoints.write("DeleteDBClusterEndpoint", DBEndpointId=made)
    assert {endpoint["DBEndpointId"] for endpoint in endpoints.listed()} == before


def test_the_same_token_makes_one_endpoint(endpoints):
    before = len(endpoints.listed())
    for _ in range(2):
        endpoints.write("CreateDBClusterEndpoint", EndpointType="Custom", ClientToken="endpoint-token")
    assert len(endpoints.listed()) == before + 1


def test_a_public_address_is_added_renamed_moved_to_another_port_and_taken_away(endpoints):
    primary = endpoints.of_type("Primary")["DBEndpointId"]
    at = {"DBEndpointId": primary, "NetType": "Public"}
    endpoints.write("CreateDBEndpointAddress", ConnectionStringPrefix="loyalty-public", **at)
    assert endpoints.address("Primary", "Public")["ConnectionString"].startswith("loyalty-public.")
    endpoints.write("ModifyDBEndpointAddress", ConnectionStringPrefix="loyalty-renamed", Port="3307", **at)
    address = endpoints.address("Primary", "Public")
    assert address["ConnectionString"].startswith("loyalty-renamed.") and address["Port"] == "3307"
    endpoints.write("DeleteDBEndpointAddress", **at)
    assert endpoints.address("Primary", "Public") is None


def test_a_cluster_that_changes_its_addresses_takes_no_second_change(endpoints):
    primary = endpoints.of_type("Primary")["DBEndpointId"]
    endpoints.call("CreateDBEndpointAddress", DBEndpointId=primary, NetType="Public")
    expected = ("OperationDenied.DBClusterStatus", 403, "The operation is not permitted due to Cluster status.")
    refused(expected, endpoints.call, "DeleteDBEndpointAddress", DBEndpointId=primary, NetType="Public")


def test_a_net_type_there_is_already_is_refused(endpoints):
    cluster = endpoints.of_type("Cluster")["DBEndpointId"]
    expected = ("NetTypeExists", 400, "Specified net type already existed.")
    refused(expected, endpoints.call, "CreateDBEndpointAddress", DBEndpointId=cluster, NetType="Public")


def test_a_name_that_is_taken_is_refused(endpoints):
    taken = endpoints.address("Cluster", "Public")["ConnectionString"]
    prefix, cluster = taken.split(".")[0], endpoints.of_type("Cluster")["DBEndpointId"]
    text = f"ParamsError.DnsConflict(Dns is already used, ConnAddrCust:{taken})."
    at = {"DBEndpointId": cluster, "NetType": "Private"}
    refused(("DnsConflict", 400, text), endpoints.call, "ModifyDBEndpointAddress", ConnectionStringPrefix=prefix, **at)


@pytest.mark.parametrize("port", ["2999", "6000", "many"])
def test_a_port_beyond_3000_to_5999_is_refused(endpoints, port):
    at = {"DBEndpointId": endpoints.of_type("Primary")["DBEndpointId"], "NetType": "Private"}
    refused(malformed("Port"), endpoints.call, "ModifyDBEndpointAddress", Port=port, **at)


def test_encryption_of_an_address_is_turned_on_and_seen_by_the_migration(polardb, emulator):
    endpoints = Endpoints(polardb, emulator, SYNCING)
    primary = endpoints.of_type("Primary")["DBEndpointId"]
    at = {"DBEndpointId": primary, "NetType": "Private"}
    endpoints.write("ModifyDBClusterSSL", SSLEnabled="Enable", **at)
    item = next(each for each in endpoints.call("DescribeDBClusterSSL")["Items"] if each["DBEndpointId"] == primary)
    assert item["SSLEnabled"] == "Enabled" and item["SSLExpireTime"]
    seen = endpoints.call("DescribeDBClusterMigration")["DBClusterEndpointList"]
    address, = next(endpoint["AddressItems"] for endpoint in seen if endpoint["DBEndpointId"] == primary)
    assert address["SSLEnabled"] == "Enabled"
    endpoints.write("ModifyDBClusterSSL", SSLEnabled="Disable", **at)
    assert {each["SSLEnabled"] for each in endpoints.call("DescribeDBClusterSSL")["Items"]} == {"Disabled"}


def test_unknown_clusters_and_missing_parameters_are_refused(endpoints):
    refused(missing("EndpointType"), endpoints.call, "CreateDBClusterEndpoint")
    refused(missing("NetType"), endpoints.call, "CreateDBEndpointAddress")
    endpoints.cluster = UNKNOWN
    refused(NO_CLUSTER, endpoints.call, "DescribeDBClusterEndpoints")
    refused(NO_CLUSTER, endpoints.call, "DescribeDBClusterSSL")
    refused(NO_CLUSTER_TO_EXTEND, endpoints.call, "CreateDBClusterEndpoint", EndpointType="Custom")
