import assert from 'node:assert/strict';

import { calls, cluster, fault } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { Migration, SYNCING } from './support/migration.mjs';
import { refused } from './support/refusals.mjs';
import { Refusal } from './support/stacks.mjs';

const regions = {};
const instances = { product: 'rds', action: 'DescribeDBInstances' };
const THROTTLED = ['Throttling.User', 400, 'Request was denied due to user flow control.'];

claim('throttling keeps its code and the next call passes', regions, async client => {
  await fault('DescribeRegions', 'throttle');
  await refused(THROTTLED, client.call('DescribeRegions'));
  await client.call('DescribeRegions');
});

claim('throttling tells rds20140815 how long to wait', instances, async (client, stack) => {
  await fault('DescribeDBInstances', 'throttle', { retry_after_ms: 1500 });
  const refusal = await refused(THROTTLED, client.call('DescribeDBInstances'));
  if (stack.name === 'rds20140815') assert.deepEqual([refusal.cause.name, refusal.cause.retryAfter], ['ThrottlingError', 1500]);
});

claim('an error of the server keeps its status', regions, async client => {
  await fault('DescribeRegions', 'error', { status: 503, code: 'ServiceUnavailable' });
  const text = 'The request processing has failed due to some unknown error, exception or failure.';
  await refused(['ServiceUnavailable', 503, text], client.call('DescribeRegions'));
});

for (const [kind, expected] of [['drop_before', 'RDS2POLARDB_SYNCING'], ['drop_after', 'CLOSING_MIGRATION']]) {
  claim(`after ${kind} the migration is in ${expected}`, { action: 'CloseDBClusterMigration' }, async client => {
    await fault('CloseDBClusterMigration', kind);
    await assert.rejects(new Migration(client, SYNCING).close(), error => !(error instanceof Refusal));
    assert.equal((await cluster(SYNCING)).migration.status, expected);
    assert.equal((await calls('CloseDBClusterMigration')).length, 1, 'no SDK sends a write again');
  });
}

claim('an operation there is not says so', { action: 'DescribeDBClusterPerformance' }, async client => {
  const expected = ['InvalidAction.NotFound', 404, 'Specified api is not found, please check your url and method.'];
  await refused(expected, client.call('DescribeDBClusterPerformance', { DBClusterId: SYNCING, Key: 'k', StartTime: 's', EndTime: 'e' }));
});
