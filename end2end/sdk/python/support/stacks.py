"""The official Python SDKs behind one face: an action with the API's own names in, its answer as a dict out.

Requests and answers go through the SDKs' typed models wherever there are any, so that a field with a wrong name or shape
is lost here as it would be for anybody else.
"""
import asyncio
import importlib
import json
from dataclasses import dataclass

from alibabacloud_polardb20170801 import models as polardb_models
from alibabacloud_polardb20170801.client import Client as PolarDb
from alibabacloud_rds20140815 import models as rds_models
from alibabacloud_rds20140815.client import Client as Rds
from alibabacloud_sts20150401 import models as sts_models
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.utils_models import Config
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.auth.credentials import AccessKeyCredential, StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

from .emulator import ACCESS_KEY_ID, ACCESS_KEY_SECRET, ENDPOINT

REGION = "cn-hangzhou"
PRODUCTS = {
    "polardb": (PolarDb, polardb_models, "2017-08-01"),
    "rds": (Rds, rds_models, "2014-08-15"),
    "sts": (Sts, sts_models, "2015-04-01"),
}


@dataclass
class Refusal(Exception):
    """An error of the API as its SDK tells it. The SDK's own exception is the cause."""

    code: str
    message: str
    status: int
    request_id: str


@dataclass
class Keys:
    """What a client signs with."""

    id: str = ACCESS_KEY_ID
    secret: str = ACCESS_KEY_SECRET
    token: str | None = None

    @classmethod
    def of(cls, credentials):
        """The `Credentials` of an AssumeRole."""
        return cls(credentials["AccessKeyId"], credentials["AccessKeySecret"], credentials["SecurityToken"])


def config(keys=None, **changes):
    keys = keys or Keys()
    values = dict(
        access_key_id=keys.id,
        access_key_secret=keys.secret,
        security_token=keys.token,
        endpoint=ENDPOINT,
        protocol="http",
        region_id=REGION,
    )
    return Config(**{**values, **changes})


class Current:
    """The current SDK: one client class per product."""

    def __init__(self, keys=None, product="polardb", asynchronous=False, **changes):
        client, self.models, _ = PRODUCTS[product]
        self.client = client(config(keys, **changes))
        self.asynchronous = asynchronous

    def call(self, action, **parameters):
        # An operation without parameters has no request either.
        Request = getattr(self.models, f"{action}Request", None)
        arguments = [Request().from_map(parameters)] if Request else []
        try:
            return self._send(action, arguments).body.to_map()
        except AlibabaCloudException as error:
            raise refusal_of(error) from error

    def _send(self, action, arguments):
        method = self._method(action)
        if self.asynchronous:
            return asyncio.run(getattr(self.client, f"{method}_async")(*arguments))
        return getattr(self.client, method)(*arguments)

    def _method(self, action):
        """The SDK's spelling, for instance describe_dbclusters of DescribeDBClusters."""
        return next(name for name in dir(self.client) if name.replace("_", "") == action.lower())


def refusal_of(error):
    """The message is `code: 404, <Message> request id: <id>`."""
    message = error.message.removeprefix(f"code: {error.status_code}, ")
    return Refusal(error.code, message.removesuffix(f" request id: {error.request_id}"), error.status_code, error.request_id)


class Legacy:
    """The SDK before it: one client, a request class per action; a CommonRequest for products it was not installed with."""

    def __init__(self, keys=None, product="polardb"):
        keys = keys or Keys()
        self.product, (*_, self.version) = product, PRODUCTS[product]
        credential = (
            StsTokenCredential(keys.id, keys.secret, keys.token) if keys.token else AccessKeyCredential(keys.id, keys.secret)
        )
        self.client = AcsClient(region_id=REGION, credential=credential)

    def call(self, action, **parameters):
        request = self.request(action, **parameters)
        try:
            return json.loads(self.client.do_action_with_exception(request))
        except ServerException as error:
            raise Refusal(
                error.get_error_code(), error.get_error_msg(), error.get_http_status(), error.get_request_id()
            ) from error

    def request(self, action, **parameters):
        request = self._typed(action, parameters) if self.product == "polardb" else self._common(action, parameters)
        request.set_endpoint(ENDPOINT)
        # Some requests ask for HTTPS by themselves.
        request.set_protocol_type("http")
        return request

    def _typed(self, action, parameters):
        module = importlib.import_module(f"aliyunsdkpolardb.request.v20170801.{action}Request")
        request = getattr(module, f"{action}Request")()
        for name, value in parameters.items():
            setter = f"set_{name}s" if isinstance(value, list) else f"set_{name}"
            if hasattr(request, setter):
                getattr(request, setter)(value)
            else:
                request.add_query_param(name, value)
        return request

    def _common(self, action, parameters):
        request = CommonRequest(domain=ENDPOINT, version=self.version, action_name=action)
        request.set_method("POST")
        for name, value in parameters.items():
            request.add_query_param(name, value)
        return request


STACKS = {
    "current-v3": Current,
    "current-v1": lambda *a, **k: Current(*a, **k, signature_algorithm="v2"),
    "current-async": lambda *a, **k: Current(*a, **k, asynchronous=True),
    "legacy": Legacy,
}
