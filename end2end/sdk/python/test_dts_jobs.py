"""ModifyDBClusterMigrationEndpoint: DTS jobs of the business follow the database."""
import json

from support.migration import SYNCING
from support.refusals import WRONG_STATUS, malformed, refused

# The demo scenario's job that reads from the source.
JOB = "di4billing0search01"


def point(migration, to, job=JOB):
    change = {"dtsJobId": job, "endpoint": "src", "endpointInstanceId": to}
    return migration.stack.call(
        "ModifyDBClusterMigrationEndpoint", DBClusterId=migration.cluster, MigrationConfig=json.dumps([change])
    )


def test_a_job_is_pointed_at_the_cluster_after_the_switch(syncing):
    refused(WRONG_STATUS, point, syncing, SYNCING)
    syncing.switch()
    syncing.switched()
    answer = point(syncing, SYNCING)
    assert answer["DBClusterId"] == SYNCING and answer["TaskId"].isdigit()


def test_a_job_there_is_not_is_refused(syncing):
    refused(malformed("MigrationConfig"), point, syncing, SYNCING, job="di4nobody0000000000")
