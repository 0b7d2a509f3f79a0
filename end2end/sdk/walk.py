#!/usr/bin/env python3
"""One migration through the official Python SDKs: create, sync, switch with endpoints, roll back,
switch without endpoints, complete; then the errors a client has to recognise.

Environment: ENDPOINT (host:port), ACCESS_KEY_ID, ACCESS_KEY_SECRET.
Prints one line and exits with 1 when a claim does not hold.
"""
import json
import os
import time

from alibabacloud_polardb20170801 import models as polar_models
from alibabacloud_polardb20170801.client import Client as PolarClient
from alibabacloud_rds20140815 import models as rds_models
from alibabacloud_rds20140815.client import Client as RdsClient
from alibabacloud_tea_openapi.utils_models import Config

REGION = "cn-hangzhou"
DEADLINE_SECONDS = 60
POLL_SECONDS = 0.2

for proxy in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
    os.environ.pop(proxy, None)  # the SDKs would send loopback calls through it

claims = 0


def claim(holds, sentence, seen=""):
    global claims
    if not holds:
        raise SystemExit(f"does not hold: {sentence} {seen}")
    claims += 1


def config(**changes):
    values = dict(
        access_key_id=os.environ["ACCESS_KEY_ID"],
        access_key_secret=os.environ["ACCESS_KEY_SECRET"],
        endpoint=os.environ["ENDPOINT"],
        protocol="http",
        region_id=REGION,
    )
    return Config(**{**values, **changes})


def error_of(call):
    """Code and status of the error a call ends with."""
    try:
        call()
    except Exception as error:  # the SDKs have one class per layer
        status = getattr(error, "statusCode", None) or getattr(error, "status_code", None)
        return error.code, status
    return None, 200


class Migration:
    """One cluster under migration, and what is expected of it."""

    def __init__(self, polar, cluster, source):
        self.polar, self.cluster, self.source = polar, cluster, source

    def describe(self):
        request = polar_models.DescribeDBClusterMigrationRequest(dbcluster_id=self.cluster)
        return self.polar.describe_dbcluster_migration(request).body

    def until(self, status):
        deadline = time.monotonic() + DEADLINE_SECONDS
        while (seen := self.describe()).migration_status != status:
            both = seen.dbcluster_read_write_mode, seen.rds_read_write_mode
            claim(both != ("rw", "rw"), "two sides never accept writes during a migration", seen)
            claim(time.monotonic() < deadline, f"{status} is reached", seen.migration_status)
            time.sleep(POLL_SECONDS)
        return seen

    def expect(self, status, cluster_mode, rds_mode, direction):
        seen = self.until(status)
        claim(seen.dbcluster_read_write_mode == cluster_mode, f"the cluster is {cluster_mode} in {status}")
        claim(seen.rds_read_write_mode == rds_mode, f"the source is {rds_mode} in {status}")
        claim(seen.topologies == direction, f"the direction is {direction} in {status}", seen.topologies)
        return seen

    def switched(self):
        return self.expect("POLARDB2RDS_SYNCING", "rw", "ro", "POLARDB2RDS")

    def syncing(self):
        return self.expect("RDS2POLARDB_SYNCING", "ro", "rw", "RDS2POLARDB")

    def small_delay(self):
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not 0 <= (delay := self.describe().delayed_seconds) < 60:
            claim(time.monotonic() < deadline, "the replication delay falls below a minute", delay)
            time.sleep(POLL_SECONDS)

    def modify(self, master, pairs=None):
        return self.polar.modify_dbcluster_migration(
            polar_models.ModifyDBClusterMigrationRequest(
                dbcluster_id=self.cluster,
                source_rdsdbinstance_id=self.source,
                new_master_instance_id=master,
                swap_connection_string="true" if pairs else "false",
                connection_strings=json.dumps(pairs) if pairs else None,
            )
        )

    def close(self):
        return self.polar.close_dbcluster_migration(
            polar_models.CloseDBClusterMigrationRequest(dbcluster_id=self.cluster, continue_enable_binlog=True)
        )


def addresses(endpoints, types):
    return [
        address
        for endpoint in endpoints
        if endpoint.endpoint_type in types
        for address in endpoint.address_items
        if address.net_type == "Private"
    ]


def names(endpoints):
    return {a.connection_string for e in endpoints for a in e.address_items}


def first_pair(seen):
    """A primary name of each side with equal port and encryption."""
    for rds in addresses(seen.rds_endpoint_list, ("Normal", "Primary")):
        for polar in addresses(seen.dbcluster_endpoint_list, ("Primary", "Cluster")):
            if (rds.port, rds.sslenabled) == (polar.port, polar.sslenabled):
                return rds.connection_string, polar.connection_string
    raise SystemExit("does not hold: a pair of private endpoints can be swapped")


def create(polar, rds):
    request = rds_models.DescribeDBInstancesRequest(region_id=REGION, engine="MySQL")
    source = rds.describe_dbinstances(request).body.items.dbinstance[0].dbinstance_id
    created = polar.create_dbcluster(
        polar_models.CreateDBClusterRequest(
            region_id=REGION,
            dbtype="MySQL",
            dbversion="8.0",
            dbnode_class="polar.mysql.x4.medium",
            pay_type="Postpaid",
            creation_option="MigrationFromRDS",
            source_resource_id=source,
        )
    ).body
    claim(created.dbcluster_id.startswith("pc-"), "a created cluster has an id", created.dbcluster_id)
    return Migration(polar, created.dbcluster_id, source)


def walk(migration):
    before = migration.syncing()
    migration.small_delay()
    rds_name, polar_name = first_pair(before)

    migration.modify(migration.cluster, {rds_name: polar_name})
    after = migration.switched()
    claim(rds_name in names(after.dbcluster_endpoint_list), "the source's name belongs to the cluster")
    claim(polar_name in names(after.rds_endpoint_list), "the cluster's name belongs to the source")

    migration.modify(migration.source, {polar_name: rds_name})
    back = migration.syncing()
    claim(names(back.rds_endpoint_list) == names(before.rds_endpoint_list), "a roll back restores every name")

    migration.small_delay()
    migration.modify(migration.cluster)
    after = migration.switched()
    claim(names(after.rds_endpoint_list) == names(before.rds_endpoint_list), "no name moves without endpoints")

    claim(
        error_of(lambda: migration.modify(migration.cluster))[0] == "EngineMigrationStatus.NotSurpport",
        "a second switch is refused",
    )
    migration.close()
    migration.until("NO_MIGRATION")
    claim(error_of(migration.close) == ("EngineMigration.NotExist", 400), "nothing is left to complete")


def errors(polar):
    missing = polar_models.DescribeDBClusterMigrationRequest(dbcluster_id="pc-doesnotexist000000")
    code, status = error_of(lambda: polar.describe_dbcluster_migration(missing))
    claim((code, status) == ("InvalidDBClusterId.NotFound", 404), "an unknown cluster is not found", (code, status))

    request = polar_models.DescribeRegionsRequest()
    wrong_secret = PolarClient(config(access_key_secret="wrong"))
    code, status = error_of(lambda: wrong_secret.describe_regions(request))
    claim((code, status) == ("SignatureDoesNotMatch", 400), "a wrong secret is refused", (code, status))
    wrong_key = PolarClient(config(access_key_id="nobody"))
    code, status = error_of(lambda: wrong_key.describe_regions(request))
    claim((code, status) == ("InvalidAccessKeyId.NotFound", 404), "an unknown key is refused", (code, status))


if __name__ == "__main__":
    polar_client = PolarClient(config())
    walk(create(polar_client, RdsClient(config())))
    errors(polar_client)
    print(f"{claims} claims hold")
