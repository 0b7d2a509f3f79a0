"""Signatures per second of processor time of the official Python SDK, for the call of `examples/signing.rs`."""

import json
import time
from types import SimpleNamespace

from alibabacloud_tea_openapi.utils import Utils

SCHEME = "ACS3-HMAC-SHA256"
COUNT = 10_000
QUERY = {
    "DBClusterId": "pc-bp1s826a1up8v1q3k",
    "SourceRDSDBInstanceId": "rm-bp1p1mh2i2x1s9f3q",
    "NewMasterInstanceId": "pc-bp1s826a1up8v1q3k",
    "SwapConnectionString": "true",
    "ConnectionStrings": '{"rm-bp1p1mh2i2x1s9f3q.mysql.rds.aliyuncs.com": '
    '"pc-bp1s826a1up8v1q3k.mysql.polardb.rds.aliyuncs.com"}',
}


def sign(number: int) -> str:
    payload = Utils.hash(b"", SCHEME).hex()
    headers = {
        "host": "polardb.aliyuncs.com",
        "x-acs-version": "2017-08-01",
        "x-acs-action": "ModifyDBClusterMigration",
        "x-acs-date": "2026-01-01T00:00:00Z",
        "x-acs-signature-nonce": f"{number:032x}",
        "x-acs-content-sha256": payload,
    }
    request = SimpleNamespace(method="POST", pathname="/", query=QUERY, headers=headers)
    return Utils.get_authorization(request, SCHEME, payload, "LTAItestAccessKeyId0000", "testAccessKeySecret00000000000")


for number in range(COUNT // 10):
    sign(number)
before = time.process_time()
for number in range(COUNT):
    sign(number)
print(json.dumps({"signatures": round(COUNT / (time.process_time() - before))}))
