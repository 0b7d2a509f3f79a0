import assert from 'node:assert/strict';

import { claim } from './support/claims.mjs';
import { Migration, namesOfBoth, pair } from './support/migration.mjs';

const withEndpoints = { SwapConnectionString: 'true' };

claim(
  'a migration is created, switched, rolled back, switched again and completed',
  { action: 'ModifyDBClusterMigration', everyPace: true },
  async (client, stack) => {
    const migration = await Migration.create(client);
    assert.equal((await migration.describe()).MigrationStatus, 'RDS2POLARDB_CLONING');
    const before = await migration.syncing();
    const [rdsName, polardbName] = pair(before);

    // The typed request of polardb20170801 1.0.0 has no ConnectionStrings: there the default pairs are swapped.
    const named = pairs => (stack.knows('polardb', 'ModifyDBClusterMigration', 'ConnectionStrings') ? { ConnectionStrings: JSON.stringify(pairs) } : {});
    await migration.modify('cluster', { ...withEndpoints, ...named({ [rdsName]: polardbName }) });
    const [clusterNames, sourceNames] = namesOfBoth(await migration.switched());
    assert.ok(clusterNames.includes(rdsName) && sourceNames.includes(polardbName));

    await migration.modify('source', { ...withEndpoints, ...named({ [polardbName]: rdsName }) });
    assert.deepEqual(namesOfBoth(await migration.syncing()), namesOfBoth(before));

    await migration.modify('cluster', { SwapConnectionString: 'false' });
    assert.deepEqual(namesOfBoth(await migration.switched()), namesOfBoth(before));

    await migration.close({ ContinueEnableBinlog: true });
    assert.equal((await migration.until('NO_MIGRATION')).DBClusterReadWriteMode, 'rw');
  },
);
