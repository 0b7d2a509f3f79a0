import assert from 'node:assert/strict';

import { post } from './support/emulator.mjs';
import { claim } from './support/claims.mjs';
import { FREE, Migration, NEVER_MIGRATED, SWITCHED, SYNCING, UNKNOWN } from './support/migration.mjs';
import { NO_MIGRATION, WRONG_STATUS, missing, refused } from './support/refusals.mjs';

const modifies = { action: 'ModifyDBClusterMigration' };

claim('a roll back gives the source its writes back', modifies, async client => {
  const migration = new Migration(client, SWITCHED);
  await migration.modify('source');
  assert.equal((await migration.describe()).MigrationStatus, 'ROLLBACK');
  await migration.syncing();
});

claim('a second switch is refused', modifies, async client => {
  const migration = new Migration(client, SYNCING);
  await migration.modify('cluster');
  await refused(WRONG_STATUS, migration.modify('cluster'));
});

claim('a switch is refused while the delay is a minute', modifies, async client => {
  await post('set', { cluster: SYNCING, delay_seconds: 60 });
  await refused(WRONG_STATUS, new Migration(client, SYNCING).modify('cluster'));
});

claim('names that cannot be swapped are refused', { ...modifies, parameter: 'ConnectionStrings' }, async client => {
  const expected = ['InvalidConnectionString.Malformed', 400, 'The specified parameter ConnectionString is not valid.'];
  const migration = new Migration(client, SYNCING);
  await refused(expected, migration.modify('cluster', { SwapConnectionString: 'true', ConnectionStrings: '{' }));
});

claim('a switch without its source is refused', modifies, async client => {
  const call = client.call('ModifyDBClusterMigration', { DBClusterId: SYNCING, NewMasterInstanceId: SYNCING });
  await refused(missing('SourceRDSDBInstanceId'), call);
});

claim('the source of another migration and an unknown cluster are not found', modifies, async client => {
  const expected = ['InvalidDBClusterId.NotFound', 404, 'The DBInstanceId provided does not exist in our records.'];
  for (const DBClusterId of [SYNCING, UNKNOWN]) {
    const parameters = { DBClusterId, SourceRDSDBInstanceId: FREE, NewMasterInstanceId: DBClusterId };
    await refused(expected, client.call('ModifyDBClusterMigration', parameters));
  }
});

claim('a cluster without a migration cannot be switched', modifies, async client => {
  const parameters = { DBClusterId: NEVER_MIGRATED, SourceRDSDBInstanceId: FREE, NewMasterInstanceId: NEVER_MIGRATED };
  await refused(NO_MIGRATION, client.call('ModifyDBClusterMigration', parameters));
});
