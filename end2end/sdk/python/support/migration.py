"""One cluster under migration, through any stack."""
import json

from .stacks import REGION

# The demo scenario's: free to migrate, free with a failing precheck, and migrations that wait for a decision.
FREE = "rm-bp1orders00000001"
FREE_WITH_TRIGGERS = "rm-bp1crm00000000001"
SYNCING = "pc-bp1billing0000001"
SWITCHED = "pc-bp1sessions000001"
PRECHECK_FAILED = "pc-bp1invoices000001"
NEVER_MIGRATED = "pc-bp1loyalty0000001"
UNKNOWN = "pc-doesnotexist000000"


class Migration:
    def __init__(self, stack, emulator, cluster):
        self.stack, self.emulator, self.cluster = stack, emulator, cluster
        self.source = self.describe()["SourceRDSDBInstanceId"]

    @classmethod
    def create(cls, stack, emulator, source=FREE, **more):
        created = stack.call(
            "CreateDBCluster",
            RegionId=REGION,
            DBType="MySQL",
            DBVersion="8.0",
            DBNodeClass="polar.mysql.x4.medium",
            PayType="Postpaid",
            CreationOption="MigrationFromRDS",
            SourceResourceId=source,
            **more,
        )
        return cls(stack, emulator, created["DBClusterId"])

    def describe(self):
        return self.stack.call("DescribeDBClusterMigration", DBClusterId=self.cluster)

    def until(self, status):
        """Waits for a status. On the way the two sides never both accept writes."""

        def reached():
            seen = self.describe()
            writable = [side for side in ("DBClusterReadWriteMode", "RdsReadWriteMode") if seen.get(side) == "rw"]
            assert len(writable) < 2 or seen["MigrationStatus"] == "NO_MIGRATION", seen
            return seen if seen["MigrationStatus"] == status else None

        return self.emulator.until(reached, f"{self.cluster} is in {status}")

    def syncing(self):
        """Until the source writes and the cluster follows, a small delay behind."""
        seen = self.until("RDS2POLARDB_SYNCING")
        assert sides(seen) == ("ro", "rw", "RDS2POLARDB")
        self.emulator.until(lambda: 0 <= self.describe()["DelayedSeconds"] < 60, "the delay is below a minute")
        return self.describe()

    def switched(self):
        """Until the cluster writes and the source follows."""
        seen = self.until("POLARDB2RDS_SYNCING")
        assert sides(seen) == ("rw", "ro", "POLARDB2RDS")
        return seen

    def modify(self, new_master, pairs=None):
        swap = {"SwapConnectionString": "true", "ConnectionStrings": json.dumps(pairs)} if pairs else {}
        return self.stack.call(
            "ModifyDBClusterMigration",
            DBClusterId=self.cluster,
            SourceRDSDBInstanceId=self.source,
            NewMasterInstanceId=new_master,
            **swap,
        )

    def switch(self, pairs=None):
        return self.modify(self.cluster, pairs)

    def roll_back(self, pairs=None):
        return self.modify(self.source, pairs)

    def close(self, **more):
        return self.stack.call("CloseDBClusterMigration", DBClusterId=self.cluster, **more)


def sides(seen):
    return seen["DBClusterReadWriteMode"], seen["RdsReadWriteMode"], seen["Topologies"]


def names(endpoints):
    return {address["ConnectionString"] for endpoint in endpoints for address in endpoint["AddressItems"]}


def names_of_both(seen):
    return names(seen["DBClusterEndpointList"]), names(seen["RdsEndpointList"])


def pair(seen):
    """A private primary name of each side with equal port and encryption: {RDS: PolarDB}."""
    for rds in _private(seen["RdsEndpointList"], ("Normal", "Primary")):
        for polardb in _private(seen["DBClusterEndpointList"], ("Primary", "Cluster")):
            if (rds["Port"], rds["SSLEnabled"]) == (polardb["Port"], polardb["SSLEnabled"]):
                return {rds["ConnectionString"]: polardb["ConnectionString"]}
    raise AssertionError(f"no pair can be swapped: {seen}")


def turned(pairs):
    return {right: left for left, right in pairs.items()}


def _private(endpoints, types):
    return [
        address
        for endpoint in endpoints
        if endpoint["EndpointType"] in types
        for address in endpoint["AddressItems"]
        if address["NetType"] == "Private"
    ]
