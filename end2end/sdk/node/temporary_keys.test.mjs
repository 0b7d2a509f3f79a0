import assert from 'node:assert/strict';

import { post } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { SYNCING } from './support/migration.mjs';
import { missing, refused } from './support/refusals.mjs';

const ACCOUNT = '1000000000000001';
const assumes = { product: 'sts', action: 'AssumeRole' };

async function assume(client) {
  const parameters = { RoleArn: `acs:ram::${ACCOUNT}:role/dba`, RoleSessionName: 'night-shift', DurationSeconds: 900 };
  const { Credentials } = await client.call('AssumeRole', parameters);
  const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = Credentials;
  return { accessKeyId, accessKeySecret, securityToken };
}

claim('a call with a temporary key is made in the name of the role', assumes, async (client, stack) => {
  const keys = await assume(client);
  const who = await stack.connect('sts', keys).call('GetCallerIdentity');
  assert.deepEqual([who.AccountId, who.IdentityType], [ACCOUNT, 'AssumedRoleUser']);
  const seen = await stack.connect('polardb', keys).call('DescribeDBClusterMigration', { DBClusterId: SYNCING });
  assert.equal(seen.MigrationStatus, 'RDS2POLARDB_SYNCING');
});

claim('an expired token is refused', assumes, async (client, stack) => {
  const keys = await assume(client);
  await post('sts/expire', {});
  const expected = ['InvalidSecurityToken.Expired', 400, 'Specified SecurityToken is expired.'];
  await refused(expected, stack.connect('polardb', keys).call('DescribeRegions'));
});

claim('a temporary key without its token is refused', assumes, async (client, stack) => {
  const { securityToken, ...keys } = await assume(client);
  await refused(missing('SecurityToken'), stack.connect('polardb', keys).call('DescribeRegions'));
});
