#!/usr/bin/env python3
"""One migration from beginning to end through the current Python SDKs, signed with V3: create, synchronize, switch with
endpoints, roll back, switch without endpoints, close.

It needs no control plane, so it can drive any endpoint that speaks the protocol. It closes every migration that it opens, so
it can be run again.

Environment
  ENDPOINT            host:port or http(s)://host:port (required)
  RDS_ENDPOINT        the same for the RDS API; default: ENDPOINT
  ACCESS_KEY_ID, ACCESS_KEY_SECRET (required)
  SECURITY_TOKEN      of an STS credential
  REGION_ID           default: cn-hangzhou
  SOURCE_RDS_ID       an instance that is not being migrated; default: the first MySQL instance of DescribeDBInstances
  POLL_INTERVAL       seconds between two readings; default: 0.3
  POLL_TIMEOUT        seconds that one wait may take; default: 60
  MAX_DELAY           the largest DelayedSeconds at which it switches; default: 60
  VERBOSE=1           prints every check on standard error, not only those that fail

Prints `N passed, M failed`. The exit status is 1 if a check fails.
"""
import json
import os
import re
import sys
import time

from alibabacloud_polardb20170801.client import Client as PolarClient
from alibabacloud_polardb20170801 import models as pm
from alibabacloud_rds20140815.client import Client as RdsClient
from alibabacloud_rds20140815 import models as rm
from alibabacloud_tea_openapi import utils_models as um

REGION = os.environ.get("REGION_ID", "cn-hangzhou")
INTERVAL = float(os.environ.get("POLL_INTERVAL", "0.3"))
TIMEOUT = float(os.environ.get("POLL_TIMEOUT", "60"))
MAX_DELAY = int(os.environ.get("MAX_DELAY", "60"))
VERBOSE = os.environ.get("VERBOSE") == "1"

for _v in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
    os.environ.pop(_v, None)  # the SDKs would use a proxy for 127.0.0.1 too, whatever NO_PROXY says
for _v in ("ENDPOINT", "ACCESS_KEY_ID", "ACCESS_KEY_SECRET"):
    if not os.environ.get(_v):
        sys.exit(f"{_v} is not set; see the comment at the top of this file")

passed = failed = 0


class Stop(Exception):
    pass


def check(ok, what, detail=""):
    global passed, failed
    if ok:
        passed += 1
        if VERBOSE:
            print("ok    ", what, file=sys.stderr)
    else:
        failed += 1
        print("FAILED", what, detail, file=sys.stderr)
    return ok


def must(ok, what, detail=""):
    if not check(ok, what, detail):
        raise Stop(what)


def split_endpoint(e):
    m = re.match(r"^(https?)://(.*?)/*$", e)
    return (m.group(1), m.group(2)) if m else ("http", e.rstrip("/"))


def config(endpoint):
    protocol, host = split_endpoint(endpoint)
    c = um.Config(access_key_id=os.environ["ACCESS_KEY_ID"], access_key_secret=os.environ["ACCESS_KEY_SECRET"],
                  endpoint=host, protocol=protocol, region_id=REGION)
    if os.environ.get("SECURITY_TOKEN"):
        c.security_token = os.environ["SECURITY_TOKEN"]
    return c


def strings(endpoint_list):
    """The private connection strings of an endpoint list, in order."""
    res = []
    for e in endpoint_list or []:
        for a in e.address_items or []:
            if a.connection_string and a.net_type in (None, "Private"):
                res.append(a.connection_string)
    return res


def pick_pair(b):
    """A pair (RDS string, PolarDB string) that may swap: private, equal port and SSL, primary endpoints first."""
    rank = {"Normal": 0, "Primary": 0, "Cluster": 1}

    def flat(lst):
        rows = [(rank.get(e.endpoint_type, 2), i, a) for i, e in enumerate(lst or []) for a in e.address_items or []
                if a.connection_string and a.net_type in (None, "Private")]
        return [a for _, _, a in sorted(rows, key=lambda r: r[:2])]
    for r in flat(b.rds_endpoint_list):
        for p in flat(b.dbcluster_endpoint_list):
            if (r.port, r.sslenabled) == (p.port, p.sslenabled):
                return r.connection_string, p.connection_string
    return None


def main():
    polar = PolarClient(config(os.environ["ENDPOINT"]))
    rds = RdsClient(config(os.environ.get("RDS_ENDPOINT") or os.environ["ENDPOINT"]))

    # --- the source instance ------------------------------------------------
    src = os.environ.get("SOURCE_RDS_ID")
    r = rds.describe_dbinstances(rm.DescribeDBInstancesRequest(region_id=REGION, engine="MySQL", dbinstance_id=src, page_size=30))
    must(r.status_code == 200 and bool(r.body.request_id), "DescribeDBInstances answers 200 with a RequestId")
    items = (r.body.items.dbinstance if r.body.items else None) or []
    must(len(items) > 0, "DescribeDBInstances lists at least one MySQL instance")
    check(all(isinstance(i.dbinstance_id, str) and i.dbinstance_id for i in items), "every instance has a DBInstanceId")
    check(isinstance(r.body.total_record_count, int) or isinstance(r.body.page_record_count, int), "record counts are JSON numbers")
    src = src or items[0].dbinstance_id

    # --- create -------------------------------------------------------------
    desc = "烟雾测试 smoke +*~%/&="
    tag_value = "值 %d" % int(time.time() * 1000)
    r = polar.create_dbcluster(pm.CreateDBClusterRequest(
        region_id=REGION, dbtype="MySQL", dbversion="8.0", dbnode_class="polar.mysql.x4.medium", pay_type="Postpaid",
        creation_option="MigrationFromRDS", source_resource_id=src, clone_data_point="LATEST", dbcluster_description=desc,
        tag=[pm.CreateDBClusterRequestTag(key="smoke", value=tag_value)]))
    cid = r.body.dbcluster_id
    must(r.status_code == 200 and isinstance(cid, str) and cid.startswith("pc-"), "CreateDBCluster(MigrationFromRDS) returns a pc- id", repr(cid))
    check(bool(r.body.request_id), "CreateDBCluster returns a RequestId")

    end = time.time() + TIMEOUT
    while True:
        r = polar.describe_dbclusters(pm.DescribeDBClustersRequest(region_id=REGION, dbcluster_ids=cid))
        rows = (r.body.items.dbcluster if r.body.items else None) or []
        if rows or time.time() > end:
            break
        time.sleep(INTERVAL)
    if check([x.dbcluster_id for x in rows] == [cid], "DescribeDBClusters(DBClusterIds) lists exactly the new cluster", [x.dbcluster_id for x in rows]):
        check(rows[0].dbcluster_description == desc, "the description comes back unchanged", repr(rows[0].dbcluster_description))
        check(rows[0].dbtype in (None, "MySQL"), "DBType is MySQL")
    check(isinstance(r.body.total_record_count, int), "TotalRecordCount is a JSON number", repr(r.body.total_record_count))
    r = polar.describe_dbclusters(pm.DescribeDBClustersRequest(region_id=REGION, tag=[pm.DescribeDBClustersRequestTag(key="smoke", value=tag_value)]))
    rows = (r.body.items.dbcluster if r.body.items else None) or []
    check([x.dbcluster_id for x in rows] == [cid], "DescribeDBClusters(Tag) finds the new cluster by its tag", [x.dbcluster_id for x in rows])

    # --- what needs the id of the cluster -----------------------------------
    def migration():
        b = polar.describe_dbcluster_migration(pm.DescribeDBClusterMigrationRequest(dbcluster_id=cid)).body
        return b

    def wait_for(target, allowed, what):
        """Reads until the status is `target`. Every status before must be allowed, and never may both sides accept writes."""
        end, seen, split = time.time() + TIMEOUT, [], False
        while True:
            b = migration()
            if not seen or seen[-1] != b.migration_status:
                seen.append(b.migration_status)
            if b.migration_status != "NO_MIGRATION" and b.dbcluster_read_write_mode == "rw" and b.rds_read_write_mode == "rw":
                split = True
            if b.migration_status == target:
                break
            if b.migration_status not in allowed:
                raise Stop_check(what, seen)
            if time.time() > end:
                raise Stop_check(what + " (timeout)", seen)
            time.sleep(INTERVAL)
        check(True, what)
        check(not split, what + ": the two sides were never both writable", seen)
        return b

    def Stop_check(what, seen):
        check(False, what, seen)
        return Stop(what)

    def expect(b, cluster, rds_mode, topology, step):
        check(b.dbcluster_read_write_mode == cluster, f"{step}: DBClusterReadWriteMode={cluster}", repr(b.dbcluster_read_write_mode))
        check(b.rds_read_write_mode == rds_mode, f"{step}: RdsReadWriteMode={rds_mode}", repr(b.rds_read_write_mode))
        check(b.topologies == topology, f"{step}: Topologies={topology}", repr(b.topologies))

    def wait_delay(step):
        end = time.time() + TIMEOUT
        while True:
            b = migration()
            if isinstance(b.delayed_seconds, int) and 0 <= b.delayed_seconds < MAX_DELAY:
                check(True, f"{step}: DelayedSeconds is a number below {MAX_DELAY}")
                return b
            if time.time() > end:
                check(False, f"{step}: DelayedSeconds is a number below {MAX_DELAY}", repr(b.delayed_seconds))
                return b
            time.sleep(INTERVAL)

    def modify(new_master, swap, mapping=None):
        r = polar.modify_dbcluster_migration(pm.ModifyDBClusterMigrationRequest(
            dbcluster_id=cid, source_rdsdbinstance_id=src, new_master_instance_id=new_master,
            swap_connection_string="true" if swap else "false",
            connection_strings=json.dumps(mapping) if mapping else None))
        check(r.status_code == 200 and bool(r.body.request_id), "ModifyDBClusterMigration answers 200 with a RequestId")

    # --- cloning, then syncing ----------------------------------------------
    b = migration()
    check(b.migration_status in ("RDS2POLARDB_CLONING", "RDS2POLARDB_SYNCING"), "right after creation the status is CLONING or SYNCING", b.migration_status)
    check(b.dbcluster_read_write_mode != "rw", "the new cluster is not writable while it is cloned", repr(b.dbcluster_read_write_mode))
    b = wait_for("RDS2POLARDB_SYNCING", {"RDS2POLARDB_CLONING"}, "cloning ends in RDS2POLARDB_SYNCING")
    expect(b, "ro", "rw", "RDS2POLARDB", "syncing")
    check(b.source_rdsdbinstance_id == src, "SourceRDSDBInstanceId is the source", repr(b.source_rdsdbinstance_id))
    check(b.dbcluster_id == cid, "DBClusterId is echoed", repr(b.dbcluster_id))
    check(b.src_db_type in (None, "RDS"), "SrcDbType is RDS", repr(b.src_db_type))
    check(bool(b.expired_time) and re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", b.expired_time) is not None, "ExpiredTime is an ISO 8601 UTC time", repr(b.expired_time))
    b = wait_delay("syncing")
    pol0, rds0 = strings(b.dbcluster_endpoint_list), strings(b.rds_endpoint_list)
    must(pol0 and rds0, "both endpoint lists carry a private connection string", (pol0, rds0))
    pair = pick_pair(b)
    must(pair is not None, "there is a private pair with equal port and SSL state", b.to_map())
    rds_name, pol_name = pair
    for side, lst in (("cluster", b.dbcluster_endpoint_list), ("RDS", b.rds_endpoint_list)):
        check(all(isinstance(a.port, str) and a.port for e in lst for a in e.address_items), f"{side} endpoints: Port is a string")
        check(all(e.dbendpoint_id or side == "RDS" for e in lst), f"{side} endpoints have a DBEndpointId")

    # --- switch with endpoints ------------------------------------------------
    modify(cid, True, {rds_name: pol_name})
    b = wait_for("POLARDB2RDS_SYNCING", {"RDS2POLARDB_SYNCING", "SWITCHING"}, "switch with endpoints ends in POLARDB2RDS_SYNCING")
    expect(b, "rw", "ro", "POLARDB2RDS", "switched with endpoints")
    pol1, rds1 = strings(b.dbcluster_endpoint_list), strings(b.rds_endpoint_list)
    check(rds_name in pol1 and rds_name not in rds1, "the old RDS connection string now belongs to the cluster", (pol1, rds1))
    check(pol_name in rds1 and pol_name not in pol1, "the old cluster connection string now belongs to the RDS side", (pol1, rds1))

    # --- roll back (endpoints swapped back) -----------------------------------
    wait_delay("before the rollback")
    modify(src, True, {pol_name: rds_name})  # the string that the RDS has now comes first
    b = wait_for("RDS2POLARDB_SYNCING", {"POLARDB2RDS_SYNCING", "ROLLBACK", "SWITCHING"}, "rollback ends in RDS2POLARDB_SYNCING")
    expect(b, "ro", "rw", "RDS2POLARDB", "rolled back")
    pol2, rds2 = strings(b.dbcluster_endpoint_list), strings(b.rds_endpoint_list)
    check((pol2, rds2) == (pol0, rds0), "after the rollback every connection string is back where it was", (pol2, rds2))

    # --- switch without endpoints ---------------------------------------------
    wait_delay("before the second switch")
    modify(cid, False)
    b = wait_for("POLARDB2RDS_SYNCING", {"RDS2POLARDB_SYNCING", "SWITCHING"}, "switch without endpoints ends in POLARDB2RDS_SYNCING")
    expect(b, "rw", "ro", "POLARDB2RDS", "switched without endpoints")
    check((strings(b.dbcluster_endpoint_list), strings(b.rds_endpoint_list)) == (pol0, rds0), "no connection string moved")

    # --- close ------------------------------------------------------------------
    r = polar.close_dbcluster_migration(pm.CloseDBClusterMigrationRequest(dbcluster_id=cid, continue_enable_binlog=False))
    check(r.status_code == 200 and bool(r.body.request_id), "CloseDBClusterMigration(ContinueEnableBinlog=false) answers 200 with a RequestId")
    b = wait_for("NO_MIGRATION", {"POLARDB2RDS_SYNCING", "CLOSING_MIGRATION"}, "closing ends in NO_MIGRATION")
    check(b.dbcluster_read_write_mode in (None, "", "rw"), "after closing the cluster is writable", repr(b.dbcluster_read_write_mode))
    r = polar.describe_dbclusters(pm.DescribeDBClustersRequest(region_id=REGION, dbcluster_ids=cid))
    rows = (r.body.items.dbcluster if r.body.items else None) or []
    check([x.dbcluster_id for x in rows] == [cid], "the cluster is still listed after closing")


if __name__ == "__main__":
    try:
        main()
    except Stop:
        pass
    except Exception as e:  # an exception of an SDK is a failed step
        failed += 1
        print("FAILED", type(e).__name__, getattr(e, "code", ""), str(e)[:500], file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
