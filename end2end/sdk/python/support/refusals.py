"""Claims about errors: code, status and text, and a request id that leads to the call."""
import re

import pytest

from .stacks import Refusal

REQUEST_ID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")

NO_CLUSTER_ID = ("InvalidDBClusterId.NotFound", 404, "The DBClusterId provided does not exist in our records.")
NO_CLUSTER = ("InvalidDBCluster.NotFound", 404, "The DBClusterId provided does not exist in our records.")
NO_MIGRATION = ("EngineMigration.NotExist", 400, "Specified engine migration does not exist.")
# Spelled like this by the vendor.
WRONG_STATUS = ("EngineMigrationStatus.NotSurpport", 400, "Specified engine migration status does not support.")
WRONG_NAMES = ("InvalidConnectionString.Malformed", 400, "The specified parameter ConnectionString is not valid.")


def missing(name):
    return f"Missing{name}", 400, f"{name} is mandatory for this action."


def malformed(name):
    return f"Invalid{name}.Malformed", 400, f"The specified parameter {name} is not valid."


def refused(expected, call, *args, **parameters):
    """The call ends in exactly this error: (code, status, message)."""
    with pytest.raises(Refusal) as caught:
        call(*args, **parameters)
    refusal = caught.value
    assert (refusal.code, refusal.status, refusal.message) == expected
    assert REQUEST_ID.fullmatch(refusal.request_id), refusal.request_id
    return refusal
