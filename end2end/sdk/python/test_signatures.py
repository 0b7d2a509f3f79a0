"""Who may call: keys, dates and nonces."""
import asyncio
import uuid

import pytest
from alibabacloud_tea_openapi.utils import Utils
from aliyunsdkcore.utils import parameter_helper

from support.refusals import refused
from support.stacks import PRODUCTS, Keys, Refusal, config, refusal_of
from support.together import at_once

NO_KEY = ("InvalidAccessKeyId.NotFound", 404, "Specified access key is not found.")
USED = ("SignatureNonceUsed", 400, "Specified signature nonce was used already.")
TOO_OLD = ("InvalidTimeStamp.Expired", 400, "Specified time stamp or date value is expired.")
NO_DATE = ("InvalidTimeStamp.Format", 400, "Specified time stamp or date value is not well formatted.")


@pytest.fixture
def one_nonce(monkeypatch):
    """Makes every stack use one nonce again and again."""
    nonce = uuid.uuid4().hex
    monkeypatch.setattr(Utils, "get_nonce", staticmethod(lambda: nonce))
    monkeypatch.setattr(parameter_helper, "get_uuid", lambda: nonce)


@pytest.fixture
def every_date(monkeypatch):
    """Makes every stack believe in another time."""

    def fix(date):
        monkeypatch.setattr(Utils, "get_timestamp", staticmethod(lambda: date))
        monkeypatch.setattr(parameter_helper, "get_iso_8061_date", lambda: date)

    return fix


def test_a_nonce_is_good_once(polardb, one_nonce):
    polardb.call("DescribeRegions")
    refused(USED, polardb.call, "DescribeRegions")


def test_a_nonce_sent_at_once_by_many_is_good_once(emulator, connect, one_nonce):
    answers = at_once([connect() for _ in range(12)], lambda client: client.call("DescribeRegions"))
    assert len([answer for answer in answers if isinstance(answer, dict)]) == 1
    assert [answer.code for answer in answers if not isinstance(answer, dict)] == ["SignatureNonceUsed"] * 11


def test_a_nonce_sent_at_once_over_asynchronous_connections_is_good_once(emulator, one_nonce):
    client, models, _ = PRODUCTS["polardb"]

    async def all_of_them():
        calls = (client(config()).describe_regions_async(models.DescribeRegionsRequest()) for _ in range(12))
        return await asyncio.gather(*calls, return_exceptions=True)

    answers = asyncio.run(all_of_them())
    errors = [answer for answer in answers if isinstance(answer, Exception)]
    assert [refusal_of(error).code for error in errors] == ["SignatureNonceUsed"] * 11


def test_an_unknown_key_is_refused(emulator, connect):
    refused(NO_KEY, connect(Keys(id="nobody")).call, "DescribeRegions")


@pytest.mark.parametrize("date", ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
def test_a_date_more_than_fifteen_minutes_off_is_refused(polardb, every_date, date):
    every_date(date)
    refused(TOO_OLD, polardb.call, "DescribeRegions")


def test_a_date_in_another_format_is_refused(polardb, every_date):
    every_date("2026-11-20 08:00:00")
    refused(NO_DATE, polardb.call, "DescribeRegions")


def test_a_refused_signature_does_not_use_up_the_nonce(emulator, connect, one_nonce):
    with pytest.raises(Refusal, match="SignatureDoesNotMatch|InvalidAccessKeySecret"):
        connect(Keys(secret="wrong")).call("DescribeRegions")
    connect().call("DescribeRegions")
