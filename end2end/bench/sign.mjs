// Signatures per second of processor time of the official Node SDK, for the call of `examples/signing.rs`.
import { createRequire } from 'node:module'

const require = createRequire(new URL('../sdk/node/package.json', import.meta.url))
// It has no types.
const utils = '@alicloud/openapi-core/dist/utils.js'
const { default: sdk } = require(utils)

const SCHEME = 'ACS3-HMAC-SHA256'
const COUNT = 30_000
const query = {
  DBClusterId: 'pc-bp1s826a1up8v1q3k',
  SourceRDSDBInstanceId: 'rm-bp1p1mh2i2x1s9f3q',
  NewMasterInstanceId: 'pc-bp1s826a1up8v1q3k',
  SwapConnectionString: 'true',
  ConnectionStrings: '{"rm-bp1p1mh2i2x1s9f3q.mysql.rds.aliyuncs.com": "pc-bp1s826a1up8v1q3k.mysql.polardb.rds.aliyuncs.com"}',
}

/** @param {number} number */
function sign(number) {
  const payload = sdk.hash(Buffer.alloc(0), SCHEME).toString('hex')
  const headers = {
    host: 'polardb.aliyuncs.com',
    'x-acs-version': '2017-08-01',
    'x-acs-action': 'ModifyDBClusterMigration',
    'x-acs-date': '2026-01-01T00:00:00Z',
    'x-acs-signature-nonce': number.toString(16).padStart(32, '0'),
    'x-acs-content-sha256': payload,
  }
  return sdk.getAuthorization(
    { method: 'POST', pathname: '/', query, headers }, SCHEME, payload,
    'LTAItestAccessKeyId0000', 'testAccessKeySecret00000000000',
  )
}

for (let number = 0; number < COUNT / 10; number += 1) sign(number)
const before = process.cpuUsage()
for (let number = 0; number < COUNT; number += 1) sign(number)
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ signatures: Math.round(COUNT / ((user + system) / 1e6)) }))
