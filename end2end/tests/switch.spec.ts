import { demo, path, type Cluster } from '../support/demo'
import { withEndpoints, withoutEndpoints } from '../support/dialog'
import { allNames, firstPair, privateNames } from '../support/endpoints'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

test('switches with endpoints: roles, direction and names change over', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const [rds, polardb] = firstPair(before)
  const dialog = await open('switch', demo.syncing)
  await panel.shows(syncing)
  await dialog.choose(withEndpoints)
  await dialog.press()
  await expect(dialog.outcome).toContainText(/Switch Over (has started|is done)/)
  await panel.shows(switched)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.DBClusterEndpointList)).toContain(rds)
  expect(allNames(after.RdsEndpointList)).toContain(polardb)
  await expect(panel.endpoints('PolarDB')).toContainText(rds)
  await expect(panel.endpoints('Source RDS')).toContainText(polardb)
  await expect(panel.section).toContainText(/DNS caches/)
  await expect(panel.section).toContainText(/In DMS, log on with the cluster ID/)
  await expect(panel.changes).toHaveCount(0)

  const [write, ...others] = await emulator.writes()
  expect(others).toEqual([])
  expect(write?.action).toBe('ModifyDBClusterMigration')
  expect(write?.parameters).toMatchObject({ NewMasterInstanceId: demo.syncing.id, SwapConnectionString: 'true' })
  expect(JSON.parse(write?.parameters.ConnectionStrings ?? '{}')).toMatchObject({ [rds]: polardb })
})

test('switches without endpoints; the names to change are listed once the new writer writes', async ({ emulator, panel, open, visit }) => {
  const before = await emulator.migration(demo.syncing.id)
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'hold' })
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.press()
  await panel.reaches('SWITCHING')
  await expect(panel.changes).toHaveCount(0)
  await emulator.release(demo.syncing.id)
  await visit(path(demo.syncing))
  await panel.shows(switched)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  expect(allNames(after.DBClusterEndpointList)).toEqual(allNames(before.DBClusterEndpointList))
  await expect(panel.endpoints('Source RDS')).toContainText(allNames(before.RdsEndpointList)[0]!)
  for (const name of allNames(before.RdsEndpointList)) {
    await expect(panel.changes.getByRole('listitem').filter({ hasText: `${name}:3306` })).toHaveCount(1)
  }
  const [rds, polardb] = firstPair(before)
  await expect(panel.changes.getByRole('listitem').filter({ hasText: rds })).toContainText(`${polardb}:3306`)
})

test('the dialog says which names swap, and the operator may leave some out', async ({ emulator, open, panel }) => {
  const before = await emulator.migration(demo.syncing.id)
  const [rds, polardb] = firstPair(before)
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withEndpoints)
  await expect(dialog.swapsWith(rds)).toHaveValue(polardb)
  for (const name of allNames(before.RdsEndpointList).filter(name => name !== rds)) {
    await dialog.pair(name, '')
  }
  await dialog.press()
  await panel.shows(switched)
  const [write] = await emulator.writes()
  expect(JSON.parse(write?.parameters.ConnectionStrings ?? '{}')).toEqual({ [rds]: polardb })
})

test('with endpoints and no pair nothing is sent', async ({ emulator, open, visit }) => {
  const dialog = await open('switch', demo.otherPorts)
  await dialog.choose(withEndpoints)
  await expect(dialog.red).toContainText('No pair is chosen.')
  await expect(dialog.ok).toHaveCount(0)
  const { location } = await (await dialog.copyOfForm()).send()
  await visit(location ?? '')
  await expect(dialog.outcome).toContainText('Nothing was sent: no pair of connection strings was chosen.')
  expect(await emulator.writes()).toEqual([])
})

test('a pair that does not fit is not offered by default, and its option says why', async ({ emulator, open }) => {
  const unfit: [Cluster, RegExp][] = [
    [demo.otherPorts, /port differs/],
    [demo.otherSsl, /SSL differs/],
  ]
  for (const [cluster, reason] of unfit) {
    const before = await emulator.migration(cluster.id)
    const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
    const dialog = await open('switch', cluster)
    await expect(dialog.swapsWith(rds)).toHaveValue('')
    await expect(dialog.swapsWith(rds).getByRole('option', { name: polardb })).toHaveText(reason)
  }
})

test('names whose SSL differs do not swap even if they are chosen', async ({ emulator, open, visit }) => {
  const before = await emulator.migration(demo.otherSsl.id)
  const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
  const dialog = await open('switch', demo.otherSsl)
  await dialog.choose(withEndpoints)
  await dialog.pair(rds, polardb)
  await expect(dialog.red).toContainText('SSL is on at RDS and off at PolarDB; it must be equal')
  await expect(dialog.ok).toHaveCount(0)
  const { location } = await (await dialog.copyOfForm()).send()
  await visit(location ?? '')
  await expect(dialog.outcome).toContainText(`Nothing was sent: SSL differs between ${rds} and ${polardb}`)
  expect(await emulator.writes()).toEqual([])
})

test('a large or unknown delay disables the button and says why', async ({ panel, visit }) => {
  const reasons: [Cluster, RegExp][] = [
    [demo.lagging, /The replication delay is \d+ s; it must be below 60 s\./],
    [demo.delayUnknown, /The replication delay is unknown/],
  ]
  for (const [cluster, reason] of reasons) {
    await visit(path(cluster))
    const button = panel.action('Switch Over')
    await expect(button).toBeVisible()
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
  }
})

test('59 seconds of delay are allowed, 60 are not', async ({ emulator, panel, visit }) => {
  await emulator.set(demo.syncing.id, { delay_seconds: 59 })
  await visit(path(demo.syncing))
  await expect(panel.value('Replication Delay')).toHaveText('59 s')
  await expect(panel.action('Switch Over')).toBeEnabled()
  await emulator.set(demo.delayUnknown.id, { delay_seconds: 60 })
  await visit(path(demo.delayUnknown))
  await expect(panel.value('Replication Delay')).toHaveText('60 s')
  await expect(panel.action('Switch Over')).toBeDisabled()
})
