import assert from 'node:assert/strict';

import { calls } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { creation } from './support/migration.mjs';
import { missing, refused } from './support/refusals.mjs';

const creates = { action: 'CreateDBCluster' };
const AWKWARD_TEXT = "订单 «orders» +*~%/&=!'()";

claim('a description comes back unchanged', creates, async client => {
  const { DBClusterId } = await client.call('CreateDBCluster', { ...creation, DBClusterDescription: AWKWARD_TEXT });
  const answer = await client.call('DescribeDBClusters', { RegionId: 'cn-hangzhou', DBClusterIds: DBClusterId });
  assert.equal(answer.Items.DBCluster[0].DBClusterDescription, AWKWARD_TEXT);
});

claim('the same token sent at once by many creates once', creates, async (_, stack) => {
  const clients = Array.from({ length: 8 }, () => stack.connect());
  const answers = await Promise.all(clients.map(client => client.call('CreateDBCluster', { ...creation, ClientToken: 'token-1' })));
  assert.equal(new Set(answers.map(answer => answer.DBClusterId)).size, 1);
  assert.equal((await calls('CreateDBCluster')).filter(call => call.changed).length, 1);
});

claim('without a token only one of many gets the source', creates, async (_, stack) => {
  const clients = Array.from({ length: 8 }, () => stack.connect());
  const outcomes = await Promise.allSettled(clients.map(client => client.call('CreateDBCluster', creation)));
  const refusals = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason.code);
  assert.deepEqual(refusals, Array(7).fill('IncorrectDBClusterState'));
});

claim('a source is asked for', creates, async client => {
  const { SourceResourceId, ...rest } = creation;
  await refused(missing('SourceResourceId'), client.call('CreateDBCluster', rest));
});
