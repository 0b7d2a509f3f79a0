#!/usr/bin/env node
// One migration from beginning to end through the official Node SDKs, as in journey.py.
//
// Four of them take turns, because each puts its parameters in another place:
//   @alicloud/polardb20170801  V1; common parameters in the query, those of the operation in a chunked form body
//   @alicloud/openapi-client   V3; a generic call with a query or a form body
//   @alicloud/rds20140815      V3; on openapi-core
//   @alicloud/pop-core         V1; everything in the query (GET) or in the form body (POST)
//
// The environment is that of journey.py. Prints `N passed, M failed`; the exit status is 1 if a check fails.
import { createRequire } from 'module';

const require = createRequire(new URL('../node/package.json', import.meta.url));
const P = require('@alicloud/polardb20170801');
const Rpc = require('@alicloud/rpc-client');
const R = require('@alicloud/rds20140815');
const Core = require('@alicloud/openapi-core');
const O = require('@alicloud/openapi-client');
const OUtil = require('@alicloud/openapi-util').default;
const TeaUtil = require('@alicloud/tea-util');
const Pop = require('@alicloud/pop-core');

const E = process.env;
const REGION = E.REGION_ID || 'cn-hangzhou';
const INTERVAL = Number(E.POLL_INTERVAL || 0.3) * 1000;
const TIMEOUT = Number(E.POLL_TIMEOUT || 60) * 1000;
const MAX_DELAY = Number(E.MAX_DELAY || 60);

for (const v of ['ENDPOINT', 'ACCESS_KEY_ID', 'ACCESS_KEY_SECRET']) {
  if (!E[v]) { console.error(`${v} is not set; see the comment at the top of this file`); process.exit(2); }
}
let passed = 0, failed = 0;
class Stop extends Error {}
function check(ok, what, detail = '') {
  if (ok) { passed++; if (E.VERBOSE === '1') console.error('ok    ', what); }
  else { failed++; console.error('FAILED', what, typeof detail === 'string' ? detail : JSON.stringify(detail)); }
  return ok;
}
function must(ok, what, detail) { if (!check(ok, what, detail)) throw new Stop(what); }
const sleep = ms => new Promise(r => setTimeout(r, ms));
function split(e) { const m = /^(https?):\/\/(.*?)\/*$/.exec(e); return m ? [m[1], m[2]] : ['http', e.replace(/\/+$/, '')]; }

async function main() {
  const [proto, host] = split(E.ENDPOINT);
  const [rproto, rhost] = split(E.RDS_ENDPOINT || E.ENDPOINT);
  const cred = { accessKeyId: E.ACCESS_KEY_ID, accessKeySecret: E.ACCESS_KEY_SECRET, securityToken: E.SECURITY_TOKEN || undefined, regionId: REGION };
  const polar = new P.default(new Rpc.Config({ ...cred, endpoint: host, protocol: proto }));
  const rds = new R.default(new Core.$OpenApiUtil.Config({ ...cred, endpoint: rhost, protocol: rproto }));
  const generic = new O.default(new O.Config({ ...cred, endpoint: host, protocol: proto }));
  const pop = new Pop({ accessKeyId: E.ACCESS_KEY_ID, accessKeySecret: E.ACCESS_KEY_SECRET, securityToken: E.SECURITY_TOKEN || undefined, endpoint: `${proto}://${host}`, apiVersion: '2017-08-01' });
  const call = (action, { query, body, method = 'POST' } = {}) => generic.callApi(
    new O.Params({ action, version: '2017-08-01', protocol: 'HTTPS', method, authType: 'AK', style: 'RPC', pathname: '/', reqBodyType: 'formData', bodyType: 'json' }),
    new O.OpenApiRequest({ query: query && OUtil.query(query), body }), new TeaUtil.RuntimeOptions({}));

  // the source instance (V3, openapi-core)
  let src = E.SOURCE_RDS_ID;
  const li = await rds.describeDBInstances(new R.DescribeDBInstancesRequest({ regionId: REGION, engine: 'MySQL', DBInstanceId: src, pageSize: 30 }));
  must(li.statusCode === 200 && !!li.body.requestId, 'DescribeDBInstances answers 200 with a RequestId');
  const insts = li.body.items?.DBInstance || [];
  must(insts.length > 0 && !!insts[0].DBInstanceId, 'DescribeDBInstances lists an instance');
  src = src || insts[0].DBInstanceId;

  // create (V1, form body; the request of this SDK has no RegionId)
  const desc = "烟雾测试 node !'()*~ +&=%/";
  const cr = await polar.createDBCluster(new P.CreateDBClusterRequest({
    DBType: 'MySQL', DBVersion: '8.0', DBNodeClass: 'polar.mysql.x4.medium', payType: 'Postpaid',
    creationOption: 'MigrationFromRDS', sourceResourceId: src, cloneDataPoint: 'LATEST', DBClusterDescription: desc }));
  const cid = cr.DBClusterId;
  must(typeof cid === 'string' && cid.startsWith('pc-') && !!cr.requestId, 'createDBCluster (form body, V1) returns a pc- id', cr);
  let rows = [];
  for (const end = Date.now() + TIMEOUT; ;) {
    const ls = await polar.describeDBClusters(new P.DescribeDBClustersRequest({ regionId: REGION, DBClusterIds: cid }));
    rows = ls.items?.DBCluster || [];
    if (rows.length || Date.now() > end) break;
    await sleep(INTERVAL);
  }
  check(rows.length === 1 && rows[0].DBClusterId === cid, 'describeDBClusters lists exactly the new cluster', rows.map(r => r.DBClusterId));
  check(rows[0]?.DBClusterDescription === desc, 'the description comes back unchanged', rows[0]?.DBClusterDescription);

  const migration = () => polar.describeDBClusterMigration(new P.DescribeDBClusterMigrationRequest({ DBClusterId: cid }));
  const strings = list => (list || []).flatMap(e => (e.addressItems || e.AddressItems || []).filter(a => (a.netType ?? a.NetType ?? 'Private') === 'Private').map(a => a.connectionString ?? a.ConnectionString)).filter(Boolean);
  // A pair that may swap: private, equal port and SSL, primary endpoints first.
  function pickPair(b) {
    const rank = { Normal: 0, Primary: 0, Cluster: 1 };
    const flat = list => (list || []).map((e, i) => [rank[e.endpointType] ?? 2, i, e]).sort((x, y) => x[0] - y[0] || x[1] - y[1])
      .flatMap(([, , e]) => (e.addressItems || []).filter(a => a.connectionString && (a.netType ?? 'Private') === 'Private'));
    for (const r of flat(b.rdsEndpointList)) for (const p of flat(b.DBClusterEndpointList)) {
      const same = r.port === p.port && (r.SSLEnabled ?? r.sSLEnabled) === (p.SSLEnabled ?? p.sSLEnabled);
      if (same) return [r.connectionString, p.connectionString];
    }
    return null;
  }
  async function waitFor(target, allowed, what) {
    const end = Date.now() + TIMEOUT; const seen = []; let both = false;
    for (;;) {
      const b = await migration();
      if (seen[seen.length - 1] !== b.migrationStatus) seen.push(b.migrationStatus);
      if (b.migrationStatus !== 'NO_MIGRATION' && b.DBClusterReadWriteMode === 'rw' && b.rdsReadWriteMode === 'rw') both = true;
      if (b.migrationStatus === target) { check(true, what); check(!both, what + ': never both writable', seen); return b; }
      if (!allowed.includes(b.migrationStatus)) must(false, what, seen);
      if (Date.now() > end) must(false, what + ' (timeout)', seen);
      await sleep(INTERVAL);
    }
  }
  function expect(b, cluster, rdsMode, topology, step) {
    check(b.DBClusterReadWriteMode === cluster, `${step}: DBClusterReadWriteMode=${cluster}`, b.DBClusterReadWriteMode);
    check(b.rdsReadWriteMode === rdsMode, `${step}: RdsReadWriteMode=${rdsMode}`, b.rdsReadWriteMode);
    check(b.topologies === topology, `${step}: Topologies=${topology}`, b.topologies);
  }
  async function waitDelay(step) {
    const end = Date.now() + TIMEOUT;
    for (;;) {
      const b = await migration();
      if (typeof b.delayedSeconds === 'number' && b.delayedSeconds >= 0 && b.delayedSeconds < MAX_DELAY) { check(true, `${step}: DelayedSeconds below ${MAX_DELAY}`); return b; }
      if (Date.now() > end) must(false, `${step}: DelayedSeconds below ${MAX_DELAY}`, String(b.delayedSeconds));
      await sleep(INTERVAL);
    }
  }

  let b = await migration();
  check(['RDS2POLARDB_CLONING', 'RDS2POLARDB_SYNCING'].includes(b.migrationStatus), 'status after creation', b.migrationStatus);
  b = await waitFor('RDS2POLARDB_SYNCING', ['RDS2POLARDB_CLONING'], 'cloning ends in RDS2POLARDB_SYNCING');
  expect(b, 'ro', 'rw', 'RDS2POLARDB', 'syncing');
  b = await waitDelay('syncing');
  const pol0 = strings(b.DBClusterEndpointList), rds0 = strings(b.rdsEndpointList);
  must(pol0.length > 0 && rds0.length > 0, 'both endpoint lists carry a private connection string', [pol0, rds0]);
  const pair = pickPair(b);
  must(pair !== null, 'there is a private pair with equal port and SSL state', [pol0, rds0]);
  const [rdsName, polName] = pair;

  // switch with endpoints: V3 generic call with a form body (the typed request of polardb20170801 has no ConnectionStrings)
  let r = await call('ModifyDBClusterMigration', { body: { DBClusterId: cid, SourceRDSDBInstanceId: src, NewMasterInstanceId: cid, SwapConnectionString: true, ConnectionStrings: JSON.stringify({ [rdsName]: polName }) } });
  check(r.statusCode === 200 && !!r.body.RequestId, 'ModifyDBClusterMigration (V3, form body) answers 200');
  b = await waitFor('POLARDB2RDS_SYNCING', ['RDS2POLARDB_SYNCING', 'SWITCHING'], 'switch with endpoints ends in POLARDB2RDS_SYNCING');
  expect(b, 'rw', 'ro', 'POLARDB2RDS', 'switched with endpoints');
  const pol1 = strings(b.DBClusterEndpointList), rds1 = strings(b.rdsEndpointList);
  check(pol1.includes(rdsName) && rds1.includes(polName), 'the two connection strings changed owner', [pol1, rds1]);

  // roll back: V3 generic call with query parameters
  await waitDelay('before the rollback');
  r = await call('ModifyDBClusterMigration', { query: { DBClusterId: cid, SourceRDSDBInstanceId: src, NewMasterInstanceId: src, SwapConnectionString: 'true', ConnectionStrings: JSON.stringify({ [polName]: rdsName }) } });
  check(r.statusCode === 200 && !!r.body.RequestId, 'ModifyDBClusterMigration (V3, query) answers 200');
  b = await waitFor('RDS2POLARDB_SYNCING', ['POLARDB2RDS_SYNCING', 'ROLLBACK', 'SWITCHING'], 'rollback ends in RDS2POLARDB_SYNCING');
  expect(b, 'ro', 'rw', 'RDS2POLARDB', 'rolled back');
  check(JSON.stringify([strings(b.DBClusterEndpointList), strings(b.rdsEndpointList)]) === JSON.stringify([pol0, rds0]), 'connection strings are back where they were');

  // switch without endpoints: V1, form body
  await waitDelay('before the second switch');
  const m = await polar.modifyDBClusterMigration(new P.ModifyDBClusterMigrationRequest({ DBClusterId: cid, sourceRDSDBInstanceId: src, newMasterInstanceId: cid, swapConnectionString: 'false' }));
  check(!!m.requestId, 'modifyDBClusterMigration (V1, form body) answers with a RequestId');
  b = await waitFor('POLARDB2RDS_SYNCING', ['RDS2POLARDB_SYNCING', 'SWITCHING'], 'switch without endpoints ends in POLARDB2RDS_SYNCING');
  expect(b, 'rw', 'ro', 'POLARDB2RDS', 'switched without endpoints');
  check(JSON.stringify([strings(b.DBClusterEndpointList), strings(b.rdsEndpointList)]) === JSON.stringify([pol0, rds0]), 'no connection string moved');

  // pop-core: GET with everything in the query, then POST with everything in the body
  let q = await pop.request('DescribeDBClusterMigration', { DBClusterId: cid });
  check(q.MigrationStatus === 'POLARDB2RDS_SYNCING' && q.DBClusterId === cid, 'pop-core GET sees the same state', q.MigrationStatus);
  q = await pop.request('DescribeDBClusters', { RegionId: REGION, DBClusterIds: cid }, { method: 'POST' });
  check(q.Items?.DBCluster?.[0]?.DBClusterId === cid, 'pop-core POST (all parameters in the body) lists the cluster', q);
  r = await call('DescribeDBClusterMigration', { query: { DBClusterId: cid }, method: 'GET' });
  check(r.body.MigrationStatus === 'POLARDB2RDS_SYNCING', 'V3 GET sees the same state', r.body.MigrationStatus);

  // one error through every stack
  const nope = { DBClusterId: 'pc-does-not-exist' };
  for (const [name, f, code] of [
    ['polardb20170801 (appends "Error")', () => polar.describeDBClusterMigration(new P.DescribeDBClusterMigrationRequest(nope)), 'InvalidDBClusterId.NotFoundError'],
    ['openapi-client', () => call('DescribeDBClusterMigration', { query: nope }), 'InvalidDBClusterId.NotFound'],
    ['pop-core', () => pop.request('DescribeDBClusterMigration', nope), 'InvalidDBClusterId.NotFound'],
  ]) {
    let e; try { await f(); } catch (x) { e = x; }
    check(e && e.code === code, `${name}: unknown cluster gives ${code}`, e ? String(e.code) : 'no error');
  }

  // close: V1, form body, boolean as "false"
  const c = await polar.closeDBClusterMigration(new P.CloseDBClusterMigrationRequest({ DBClusterId: cid, continueEnableBinlog: false }));
  check(!!c.requestId, 'closeDBClusterMigration answers with a RequestId');
  b = await waitFor('NO_MIGRATION', ['POLARDB2RDS_SYNCING', 'CLOSING_MIGRATION'], 'closing ends in NO_MIGRATION');
  check([undefined, null, '', 'rw'].includes(b.DBClusterReadWriteMode), 'after closing the cluster is writable', b.DBClusterReadWriteMode);
}

try { await main(); } catch (e) {
  if (!(e instanceof Stop)) { failed++; console.error('FAILED', e?.name, e?.code, String(e?.message).slice(0, 500)); }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
