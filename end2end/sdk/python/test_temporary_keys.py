"""STS: AssumeRole, calls with the key and token it gives, and their end. Several accounts."""
import pytest

from support.migration import SYNCING
from support.refusals import missing, refused
from support.stacks import Keys

ACCOUNT = "1000000000000001"
OTHER_ACCOUNT = "2000000000000002"
EXPIRED = ("InvalidSecurityToken.Expired", 400, "Specified SecurityToken is expired.")
MALFORMED = ("InvalidSecurityToken.Malformed", 400, "Specified SecurityToken is malformed.")
MISMATCH = ("InvalidSecurityToken.MismatchWithAccessKey", 400, "Specified SecurityToken mismatch with the AccessKey.")
DISABLED = ("InvalidAccessKeyId.Inactive", 400, "Specified access key is disabled.")


def assume(sts, account=ACCOUNT, **more):
    role = f"acs:ram::{account}:role/dba"
    return sts.call("AssumeRole", RoleArn=role, RoleSessionName="night-shift", **more)


@pytest.fixture
def keys(sts):
    return Keys.of(assume(sts)["Credentials"])


def test_a_call_with_a_temporary_key_is_made_in_the_name_of_the_role(connect, keys):
    who = connect(keys, product="sts").call("GetCallerIdentity")
    assert (who["AccountId"], who["IdentityType"]) == (ACCOUNT, "AssumedRoleUser")
    assert connect(keys).call("DescribeDBClusterMigration", DBClusterId=SYNCING)["MigrationStatus"] == "RDS2POLARDB_SYNCING"


def test_a_write_with_a_temporary_key_is_not_confused_by_its_token(connect, keys):
    # These operations have a parameter SecurityToken of their own.
    connect(keys).call("AbortDBClusterMigration", DBClusterId="pc-bp1invoices000001")


def test_somebody_with_a_key_of_their_own_is_the_account(sts):
    who = sts.call("GetCallerIdentity")
    assert (who["AccountId"], who["IdentityType"], who["Arn"]) == (ACCOUNT, "Account", f"acs:ram::{ACCOUNT}:root")


def test_an_answer_names_the_assumed_role(sts):
    answer = assume(sts, DurationSeconds=900)
    assert answer["AssumedRoleUser"]["Arn"] == f"acs:ram::{ACCOUNT}:role/dba/night-shift"
    assert answer["Credentials"]["AccessKeyId"].startswith("STS.")
    assert answer["Credentials"]["Expiration"].endswith("Z")


def test_an_expired_token_is_refused_and_a_new_one_works(emulator, connect, sts, keys):
    emulator.post("sts/expire")
    refused(EXPIRED, connect(keys).call, "DescribeRegions")
    connect(Keys.of(assume(sts)["Credentials"])).call("DescribeRegions")


def test_the_token_has_to_belong_to_the_key(connect, sts, keys):
    other = Keys.of(assume(sts)["Credentials"])
    refused(MISMATCH, connect(Keys(keys.id, keys.secret, other.token)).call, "DescribeRegions")
    refused(MALFORMED, connect(Keys(keys.id, keys.secret, "no-token")).call, "DescribeRegions")


def test_a_temporary_key_without_its_token_is_refused(connect, keys):
    refused(missing("SecurityToken"), connect(Keys(keys.id, keys.secret)).call, "DescribeRegions")


def test_what_a_role_cannot_be_is_refused(sts):
    refused(missing("RoleArn"), sts.call, "AssumeRole", RoleSessionName="night-shift")
    text = "The Min/Max value of DurationSeconds is 15min/12hr."
    refused(("InvalidParameter.DurationSeconds", 400, text), assume, sts, DurationSeconds=899)
    refused(("EntityNotExist.Role", 404, "The specified Role not exists."), assume, sts, account=OTHER_ACCOUNT)


def test_an_account_sees_its_own_clusters_only(emulator, connect):
    emulator.post("accounts", id=OTHER_ACCOUNT, keys=[{"id": "other", "secret": "other-secret"}])
    other = connect(Keys("other", "other-secret"))
    assert other.call("DescribeDBClusters")["TotalRecordCount"] == 0
    expected = ("InvalidDBClusterId.NotFound", 404, "The DBClusterId provided does not exist in our records.")
    refused(expected, other.call, "DescribeDBClusterMigration", DBClusterId=SYNCING)


def test_a_disabled_key_is_refused_until_it_is_enabled(emulator, connect):
    emulator.post("accounts", id=OTHER_ACCOUNT, keys=[{"id": "other", "secret": "other-secret"}])
    other = connect(Keys("other", "other-secret"))
    emulator.post("keys", id="other", disabled=True)
    refused(DISABLED, other.call, "DescribeRegions")
    emulator.post("keys", id="other", disabled=False)
    other.call("DescribeRegions")
