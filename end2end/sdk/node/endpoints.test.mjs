import assert from 'node:assert/strict';

import { until } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { NEVER_MIGRATED, SYNCING } from './support/migration.mjs';
import { refused } from './support/refusals.mjs';

const DBClusterId = NEVER_MIGRATED;

const endpoints = async client => (await client.call('DescribeDBClusterEndpoints', { DBClusterId })).Items;
const primary = async client => (await endpoints(client)).find(endpoint => endpoint.EndpointType === 'Primary');

/** A write to an endpoint, and the time it takes. */
async function write(client, action, parameters) {
  await client.call(action, { DBClusterId, ...parameters });
  const running = async () => {
    const { Items } = await client.call('DescribeDBClusters', { DBClusterIds: DBClusterId, RegionId: 'cn-hangzhou' });
    return Items.DBCluster[0].DBClusterStatus === 'Running';
  };
  await until(running, `${action} has ended`);
}

claim('a custom endpoint is made and taken away', { action: 'CreateDBClusterEndpoint' }, async client => {
  const before = (await endpoints(client)).map(endpoint => endpoint.DBEndpointId);
  await write(client, 'CreateDBClusterEndpoint', { EndpointType: 'Custom' });
  const [made] = (await endpoints(client)).filter(endpoint => !before.includes(endpoint.DBEndpointId));
  assert.deepEqual([made.EndpointType, made.AddressItems[0].NetType], ['Custom', 'Private']);
  await write(client, 'DeleteDBClusterEndpoint', { DBEndpointId: made.DBEndpointId });
  assert.deepEqual((await endpoints(client)).map(endpoint => endpoint.DBEndpointId), before);
});

claim('a public address is added, renamed and taken away', { action: 'CreateDBEndpointAddress' }, async client => {
  const at = { DBEndpointId: (await primary(client)).DBEndpointId, NetType: 'Public' };
  const name = async () => (await primary(client)).AddressItems.find(address => address.NetType === 'Public')?.ConnectionString;
  await write(client, 'CreateDBEndpointAddress', { ...at, ConnectionStringPrefix: 'loyalty-public' });
  assert.match(await name(), /^loyalty-public\./);
  await write(client, 'ModifyDBEndpointAddress', { ...at, ConnectionStringPrefix: 'loyalty-renamed' });
  assert.match(await name(), /^loyalty-renamed\./);
  await write(client, 'DeleteDBEndpointAddress', at);
  assert.equal(await name(), undefined);
});

claim('encryption of an address is turned on', { action: 'ModifyDBClusterSSL' }, async client => {
  const { DBEndpointId } = await primary(client);
  await write(client, 'ModifyDBClusterSSL', { DBEndpointId, NetType: 'Private', SSLEnabled: 'Enable' });
  const { Items } = await client.call('DescribeDBClusterSSL', { DBClusterId });
  assert.equal(Items.find(item => item.DBEndpointId === DBEndpointId).SSLEnabled, 'Enabled');
});

claim('a cluster is deleted, but not while it migrates', { action: 'DeleteDBCluster' }, async client => {
  const busy = ['EngineMigration.ActionDisabled', 400, 'Specified action is disabled while custins is in engine migration.'];
  await refused(busy, client.call('DeleteDBCluster', { DBClusterId: SYNCING }));
  await client.call('DeleteDBCluster', { DBClusterId });
  const listed = async () => (await client.call('DescribeDBClusters', { DBClusterIds: DBClusterId })).Items.DBCluster;
  await until(async () => (await listed()).length === 0, 'the cluster is gone');
});
