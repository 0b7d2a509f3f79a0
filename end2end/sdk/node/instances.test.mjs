import assert from 'node:assert/strict';

import { claim } from './support/claims.mjs';
import { FREE } from './support/migration.mjs';
import { refused } from './support/refusals.mjs';

const DBInstanceId = FREE;
const asks = action => ({ product: 'rds', action });

claim('attributes of an instance are wrapped in a list of one', asks('DescribeDBInstanceAttribute'), async client => {
  const rows = (await client.call('DescribeDBInstanceAttribute', { DBInstanceId })).Items.DBInstanceAttribute;
  assert.deepEqual(rows.map(row => [row.DBInstanceId, row.EngineVersion]), [[FREE, '8.0']]);
});

claim('addresses of an instance have names and ports', asks('DescribeDBInstanceNetInfo'), async client => {
  const answer = await client.call('DescribeDBInstanceNetInfo', { DBInstanceId });
  const rows = answer.DBInstanceNetInfos.DBInstanceNetInfo;
  assert.ok(rows.length > 1 && rows.every(row => row.ConnectionString && row.Port === '3306'));
});

claim('an instance tells whether it encrypts', asks('DescribeDBInstanceSSL'), async client => {
  assert.equal((await client.call('DescribeDBInstanceSSL', { DBInstanceId })).SSLEnabled, 'No');
});

claim('parameters tell what a migration asks of the binary log', asks('DescribeParameters'), async client => {
  const rows = (await client.call('DescribeParameters', { DBInstanceId })).RunningParameters.DBInstanceParameter;
  assert.equal(rows.find(row => row.ParameterName === 'binlog_row_image').ParameterValue, 'FULL');
});

claim('an unknown instance is refused', asks('DescribeDBInstanceAttribute'), async client => {
  const expected = ['InvalidDBInstanceId.NotFound', 400, 'The DBInstanceId provided does not exist in records.'];
  await refused(expected, client.call('DescribeDBInstanceAttribute', { DBInstanceId: 'rm-doesnotexist00000' }));
});
