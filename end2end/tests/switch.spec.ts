import { demo, path, type Cluster } from '../support/demo'
import { withEndpoints, withoutEndpoints } from '../support/dialog'
import { allNames, firstPair } from '../support/endpoints'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

test('switches with endpoints: roles, direction and names change over', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const [rds, polardb] = firstPair(before)
  const dialog = await open('switch', demo.syncing)
  await panel.shows(syncing)
  await dialog.option(withEndpoints).check()
  await dialog.press()
  await panel.shows(switched)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.DBClusterEndpointList)).toContain(rds)
  expect(allNames(after.RdsEndpointList)).toContain(polardb)
  await expect(panel.endpoints('PolarDB')).toContainText(rds)
  await expect(panel.endpoints('Source RDS')).toContainText(polardb)
})

test('the call names every pair explicitly', async ({ emulator, panel, open }) => {
  const [rds, polardb] = firstPair(await emulator.migration(demo.syncing.id))
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withEndpoints).check()
  await dialog.press()
  await panel.shows(switched)

  const [write, ...others] = await emulator.writes()
  expect(others).toEqual([])
  expect(write?.action).toBe('ModifyDBClusterMigration')
  expect(write?.parameters).toMatchObject({
    NewMasterInstanceId: demo.syncing.id,
    SwapConnectionString: 'true',
  })
  expect(JSON.parse(write?.parameters.ConnectionStrings ?? '{}')).toMatchObject({ [rds]: polardb })
})

test('switches without endpoints and lists the names to change', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withoutEndpoints).check()
  await dialog.press()
  await panel.shows(switched)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  expect(allNames(after.DBClusterEndpointList)).toEqual(allNames(before.DBClusterEndpointList))
  const [rds, polardb] = firstPair(before)
  await expect(panel.changes.getByRole('listitem').filter({ hasText: rds })).toContainText(polardb)
})

test('the dialog says which name is swapped with which', async ({ emulator, open }) => {
  const [rds, polardb] = firstPair(await emulator.migration(demo.syncing.id))
  const dialog = await open('switch', demo.syncing)
  await expect(dialog.box).toContainText(rds)
  await expect(dialog.box).toContainText(polardb)
})

test('a large or unknown delay disables the button and says why', async ({ panel, visit }) => {
  const reasons: [Cluster, RegExp][] = [
    [demo.lagging, /60/],
    [demo.delayUnknown, /unknown|not known/i],
  ]
  for (const [cluster, reason] of reasons) {
    await visit(path(cluster))
    const button = panel.action('Switch Over')
    await expect(button).toBeVisible()
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(reason)
  }
})
