// The official Node SDKs behind one face: an action with the API's own names in, its answer with them out.
import { createRequire } from 'node:module';

import { ENDPOINT } from './emulator.mjs';
import { hasField, methodOf, typed } from './models.mjs';

const require = createRequire(import.meta.url);
const PolarDb = require('@alicloud/polardb20170801');
const RpcClient = require('@alicloud/rpc-client');
const Rds = require('@alicloud/rds20140815');
const OpenApiCore = require('@alicloud/openapi-core');
const OpenApi = require('@alicloud/openapi-client');
const OpenApiUtil = require('@alicloud/openapi-util').default;
const TeaUtil = require('@alicloud/tea-util');
const PopCore = require('@alicloud/pop-core');

export const VERSIONS = { polardb: '2017-08-01', rds: '2014-08-15', sts: '2015-04-01' };
export const KEYS = { accessKeyId: process.env.ACCESS_KEY_ID, accessKeySecret: process.env.ACCESS_KEY_SECRET };

/** An error of the API as its SDK tells it. The SDK's own error is the cause. */
export class Refusal extends Error {
  constructor(cause, code, message, status, requestId) {
    super(message, { cause });
    Object.assign(this, { code, status, requestId });
  }
}

const config = keys => ({ ...KEYS, ...keys, endpoint: ENDPOINT, protocol: 'http', regionId: 'cn-hangzhou' });

/** V1, business parameters in a chunked form body. Appends "Error" to every code; the status is in the message only. */
function polardb20170801(keys) {
  const client = new PolarDb.default(new RpcClient.Config(config(keys)));
  return caller(
    async (action, parameters) => (await client[methodOf(action)](typed(PolarDb[`${action}Request`], parameters))).toMap(),
    e => e.data && new Refusal(e, e.code.replace(/Error$/, ''), text(e), Number(/code: (\d+)/.exec(e.message)?.[1]), e.data.RequestId),
  );
}

/** V3, business parameters in the query. */
function rds20140815(keys) {
  const client = new Rds.default(new OpenApiCore.$OpenApiUtil.Config(config(keys)));
  return caller(
    async (action, parameters) => (await client[methodOf(action)](typed(Rds[`${action}Request`], parameters))).body.toMap(),
    e => e.requestId && new Refusal(e, e.code, text(e), e.statusCode, e.requestId),
  );
}

/** V3 or V1, business parameters in the query or in a form body. */
const openapiClient = ({ place, method = 'POST', ...more }) => (keys, product) => {
  const client = new OpenApi.default(new OpenApi.Config({ ...config(keys), ...more }));
  const shape = { version: VERSIONS[product], protocol: 'HTTPS', method, authType: 'AK', style: 'RPC', pathname: '/', reqBodyType: 'formData', bodyType: 'json' };
  return caller(
    async (action, parameters) => {
      const flat = OpenApiUtil.query(parameters);
      const request = new OpenApi.OpenApiRequest({ [place]: flat });
      return (await client.callApi(new OpenApi.Params({ action, ...shape }), request, new TeaUtil.RuntimeOptions({}))).body;
    },
    e => e.data && new Refusal(e, e.code, text(e), e.statusCode ?? e.data.statusCode, e.data.RequestId),
  );
};

/** V1, everything in the query of a GET or in the form body of a POST. */
const popCore = method => ({ accessKeyId, accessKeySecret, securityToken } = {}, product) => {
  const keys = { ...KEYS, ...(accessKeyId && { accessKeyId, accessKeySecret, securityToken }) };
  const client = new PopCore({ ...keys, endpoint: `http://${ENDPOINT}`, apiVersion: VERSIONS[product] });
  return caller(
    (action, parameters) => client.request(action, parameters, { method }),
    e => e.data && new Refusal(e, e.code, e.data.Message, e.entry.response.statusCode, e.data.RequestId),
  );
};

/** What the SDKs wrap the API's message in: "code: 404, … request id: …", with the code before it in some. */
const text = e => /(?:^|: )code: \d+, (.*) request ?id: .*$/s.exec(e.message)?.[1];

function caller(send, refusalOf) {
  return {
    async call(action, parameters = {}) {
      try {
        return await send(action, parameters);
      } catch (error) {
        throw refusalOf(error) || error;
      }
    },
  };
}

const everything = () => true;
const stack = (name, connect, knows = everything) => ({ name, knows, connect: (product = 'polardb', keys = {}) => connect(keys, product) });
const typedOnly = (Models, own) => (product, action, parameter) => {
  const Model = product === own && Models[`${action}Request`];
  return Boolean(Model) && (!parameter || hasField(Model, parameter));
};

const ALL = [
  stack('polardb20170801', polardb20170801, typedOnly(PolarDb, 'polardb')),
  stack('rds20140815', rds20140815, typedOnly(Rds, 'rds')),
  stack('openapi-client V3 query', openapiClient({ place: 'query' })),
  stack('openapi-client V3 GET', openapiClient({ place: 'query', method: 'GET' })),
  stack('openapi-client V3 body', openapiClient({ place: 'body' })),
  stack('openapi-client V1', openapiClient({ place: 'query', signatureAlgorithm: 'v2' })),
  stack('pop-core GET', popCore('GET')),
  stack('pop-core POST', popCore('POST')),
];

/** The stacks that can make this call, and name this parameter in it. */
export const stacks = (product, action, parameter) =>
  ALL.filter(each => (!process.env.STACK || each.name === process.env.STACK) && each.knows(product, action, parameter));
