import assert from 'node:assert/strict';

import { claim } from './support/claims.mjs';
import { FREE, NEVER_MIGRATED, SYNCING } from './support/migration.mjs';
import { refused } from './support/refusals.mjs';

const RegionId = 'cn-hangzhou';
const clusters = { action: 'DescribeDBClusters' };
const instances = { product: 'rds', action: 'DescribeDBInstances' };
const ids = answer => answer.Items.DBCluster.map(row => row.DBClusterId);

claim('pages together are the whole list', clusters, async client => {
  const whole = await client.call('DescribeDBClusters', { RegionId });
  assert.equal(whole.TotalRecordCount, ids(whole).length);
  const pages = await Promise.all([1, 2, 3].map(PageNumber => client.call('DescribeDBClusters', { RegionId, PageSize: 3, PageNumber })));
  assert.deepEqual(pages.flatMap(ids), ids(whole));
});

claim('clusters are found by id, description and tag', clusters, async client => {
  const found = async filters => ids(await client.call('DescribeDBClusters', { RegionId, ...filters }));
  assert.deepEqual(await found({ DBClusterIds: SYNCING }), [SYNCING]);
  assert.deepEqual(await found({ DBClusterDescription: 'loyalty' }), [NEVER_MIGRATED]);
  assert.deepEqual(await found({ Tag: [{ Key: 'team', Value: 'loyalty' }] }), [NEVER_MIGRATED]);
});

claim('a row has its nodes and tags', clusters, async client => {
  const [row] = (await client.call('DescribeDBClusters', { RegionId, DBClusterIds: SYNCING })).Items.DBCluster;
  assert.deepEqual(row.DBNodes.DBNode.map(node => node.DBNodeRole), ['Writer', 'Reader']);
  assert.ok(row.Tags.Tag.some(tag => tag.Key === 'team' && tag.Value === 'billing'));
});

claim('attributes of a cluster are flat', { action: 'DescribeDBClusterAttribute' }, async client => {
  const seen = await client.call('DescribeDBClusterAttribute', { DBClusterId: SYNCING });
  assert.ok(seen.VPCId.startsWith('vpc-'));
  assert.deepEqual(seen.DBNodes.map(node => node.DBNodeRole), ['Writer', 'Reader']);
});

claim('regions have zones', {}, async client => {
  const regions = (await client.call('DescribeRegions')).Regions.Region;
  const hangzhou = regions.find(region => region.RegionId === RegionId);
  assert.ok(hangzhou.Zones.Zone.some(zone => zone.ZoneId === 'cn-hangzhou-i'));
});

claim('instances are listed with the types the SDKs expect', instances, async client => {
  const { Items, TotalRecordCount } = await client.call('DescribeDBInstances', { RegionId, DBInstanceId: FREE });
  assert.equal(TotalRecordCount, 1);
  const [row] = Items.DBInstance;
  assert.deepEqual([row.DBInstanceId, row.MutriORsignle, typeof row.DBInstanceMemory], [FREE, false, 'number']);
});

claim('a region there is not is refused', instances, async client => {
  const expected = ['InvalidRegionId.NotFound', 404, 'The RegionId provided does not exist in our records.'];
  await refused(expected, client.call('DescribeDBInstances', { RegionId: 'cn-atlantis' }));
});
