import assert from 'node:assert/strict';

import { cluster, letPass, until } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { Migration, NEVER_MIGRATED, SWITCHED, SYNCING, UNKNOWN } from './support/migration.mjs';
import { NO_CLUSTER_ID, NO_MIGRATION, WRONG_STATUS, refused } from './support/refusals.mjs';

const closes = { action: 'CloseDBClusterMigration' };

claim('disabling binary logging restarts the cluster', closes, async client => {
  const migration = new Migration(client, SWITCHED);
  await migration.close({ ContinueEnableBinlog: false });
  for (const status of ['Rebooting', 'Running']) {
    await until(async () => (await cluster(SWITCHED)).status === status, `the cluster is ${status}`);
  }
});

claim('a cancelled migration leaves both sides writable', closes, async client => {
  const migration = new Migration(client, SYNCING);
  await migration.close();
  await refused(WRONG_STATUS, migration.close());
  const seen = await migration.until('NO_MIGRATION');
  assert.deepEqual([seen.DBClusterReadWriteMode, seen.RdsReadWriteMode], ['rw', 'rw']);
  await refused(NO_MIGRATION, migration.close());
});

claim('nothing is closed where there is no migration', closes, async client => {
  await refused(NO_MIGRATION, new Migration(client, NEVER_MIGRATED).close());
  await refused(NO_CLUSTER_ID, new Migration(client, UNKNOWN).close());
});

claim('a migration ends by itself after thirty days', closes, async client => {
  await letPass({ days: 31 });
  assert.equal((await new Migration(client, SYNCING).describe()).MigrationStatus, 'NO_MIGRATION');
});

claim('a failed precheck is continued by force', { action: 'ContinueDBClusterMigration' }, async client => {
  const DBClusterId = 'pc-bp1invoices000001';
  await client.call('ContinueDBClusterMigration', { DBClusterId, ForceSwitch: true });
  await new Migration(client, DBClusterId).syncing();
});

claim('a failed precheck is abandoned', { action: 'AbortDBClusterMigration' }, async client => {
  const DBClusterId = 'pc-bp1invoices000001';
  await client.call('AbortDBClusterMigration', { DBClusterId });
  assert.equal((await new Migration(client, DBClusterId).until('NO_MIGRATION')).RdsReadWriteMode, 'rw');
});
