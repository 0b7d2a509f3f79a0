// One cluster under migration, through any stack.
import assert from 'node:assert/strict';

import { until } from './emulator.mjs';

// The demo scenario's: free to migrate, and migrations that wait for a decision.
export const FREE = 'rm-bp1orders00000001';
export const SYNCING = 'pc-bp1billing0000001';
export const SWITCHED = 'pc-bp1sessions000001';
export const NEVER_MIGRATED = 'pc-bp1loyalty0000001';
export const UNKNOWN = 'pc-doesnotexist000000';

export const creation = {
  DBType: 'MySQL',
  DBVersion: '8.0',
  DBNodeClass: 'polar.mysql.x4.medium',
  PayType: 'Postpaid',
  CreationOption: 'MigrationFromRDS',
  SourceResourceId: FREE,
};

export class Migration {
  constructor(client, cluster) {
    Object.assign(this, { client, cluster });
  }

  static async create(client, more = {}) {
    const { DBClusterId } = await client.call('CreateDBCluster', { ...creation, ...more });
    return new Migration(client, DBClusterId);
  }

  describe() {
    return this.client.call('DescribeDBClusterMigration', { DBClusterId: this.cluster });
  }

  /** Waits for a status. On the way the two sides never both accept writes. */
  until(status) {
    return until(async () => {
      const seen = await this.describe();
      const bothWritable = seen.DBClusterReadWriteMode === 'rw' && seen.RdsReadWriteMode === 'rw';
      assert.ok(!bothWritable || seen.MigrationStatus === 'NO_MIGRATION', JSON.stringify(seen));
      return seen.MigrationStatus === status && seen;
    }, `${this.cluster} is in ${status}`);
  }

  async syncing() {
    assert.deepEqual(sides(await this.until('RDS2POLARDB_SYNCING')), ['ro', 'rw', 'RDS2POLARDB']);
    const small = async () => {
      const { DelayedSeconds } = await this.describe();
      return DelayedSeconds >= 0 && DelayedSeconds < 60;
    };
    await until(small, 'the delay is below a minute');
    return this.describe();
  }

  async switched() {
    const seen = await this.until('POLARDB2RDS_SYNCING');
    assert.deepEqual(sides(seen), ['rw', 'ro', 'POLARDB2RDS']);
    return seen;
  }

  async modify(to, more = {}) {
    const { SourceRDSDBInstanceId } = await this.describe();
    const NewMasterInstanceId = to === 'cluster' ? this.cluster : SourceRDSDBInstanceId;
    return this.client.call('ModifyDBClusterMigration', { DBClusterId: this.cluster, SourceRDSDBInstanceId, NewMasterInstanceId, ...more });
  }

  close(more = {}) {
    return this.client.call('CloseDBClusterMigration', { DBClusterId: this.cluster, ...more });
  }
}

export const sides = seen => [seen.DBClusterReadWriteMode, seen.RdsReadWriteMode, seen.Topologies];

const addresses = endpoints => endpoints.flatMap(endpoint => endpoint.AddressItems.map(address => ({ type: endpoint.EndpointType, ...address })));
const names = endpoints => addresses(endpoints).map(address => address.ConnectionString).sort();

export const namesOfBoth = seen => [names(seen.DBClusterEndpointList), names(seen.RdsEndpointList)];

/** A private primary name of each side: [RDS, PolarDB]. The default pairs have it too. */
export function pair(seen) {
  const first = (endpoints, type) => addresses(endpoints).find(a => a.type === type && a.NetType === 'Private').ConnectionString;
  return [first(seen.RdsEndpointList, 'Normal'), first(seen.DBClusterEndpointList, 'Primary')];
}
