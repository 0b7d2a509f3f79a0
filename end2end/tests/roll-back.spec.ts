import { demo, path } from '../support/demo'
import { backWithEndpoints, backWithoutEndpoints, withEndpoints, withoutEndpoints } from '../support/dialog'
import { allNames, firstPair } from '../support/endpoints'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

test('rolls back its own switch with endpoints: every name is where it was', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const [rds, polardb] = firstPair(before)
  const there = await open('switch', demo.syncing)
  await there.choose(withEndpoints)
  await there.press()
  await panel.shows(switched)

  const back = await open('roll-back', demo.syncing)
  await expect(back.box).toContainText('as recorded before the switch')
  await expect(back.option(backWithEndpoints)).toBeChecked()
  await expect(back.swapsWith(polardb)).toHaveValue(rds)
  await expect(back.mapped(rds)).toContainText(/Now\s*PolarDB|PolarDB pc-.*moves.*RDS rm-/s)
  await back.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  expect(allNames(after.DBClusterEndpointList)).toEqual(allNames(before.DBClusterEndpointList))
  await expect(panel.endpoints('Source RDS')).toContainText(rds)
  await expect(panel.section).toContainText(/DNS caches/)
})

test('rolls back its own switch without endpoints: the names to change lead back to RDS', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const [rds, polardb] = firstPair(before)
  const there = await open('switch', demo.syncing)
  await there.choose(withoutEndpoints)
  await there.press()
  await panel.shows(switched)

  const back = await open('roll-back', demo.syncing)
  await expect(back.box).toContainText('there is nothing to swap back')
  await back.choose(backWithoutEndpoints)
  await back.press()
  await panel.shows(syncing)
  await expect(panel.changes.getByRole('listitem').filter({ hasText: `Old${polardb}:3306` })).toContainText(`New${rds}:3306`)
  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
})

test('rolls back a switch made elsewhere without endpoints: no name moves', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.switched.id)
  const dialog = await open('roll-back', demo.switched)
  await dialog.choose(backWithoutEndpoints)
  await dialog.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.switched.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  const [write, ...others] = await emulator.writes()
  expect(others).toEqual([])
  expect(write?.parameters).toMatchObject({
    NewMasterInstanceId: before.SourceRDSDBInstanceId,
    SwapConnectionString: 'false',
  })
})

test('rolls back a switch made elsewhere with the pairs the operator chooses', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.switched.id)
  const dialog = await open('roll-back', demo.switched)
  await dialog.choose(backWithEndpoints)
  for (const name of allNames(before.RdsEndpointList)) await expect(dialog.swapsWith(name)).toHaveValue('')
  const [rds, polardb] = await dialog.choosePair(before)
  await dialog.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.switched.id)
  expect(allNames(after.DBClusterEndpointList)).toContain(rds)
  expect(allNames(after.RdsEndpointList)).toContain(polardb)
  const [write] = await emulator.writes()
  expect(JSON.parse(write?.parameters.ConnectionStrings ?? '{}')).toEqual({ [rds]: polardb })
})

test('roll back is offered after a switch only', async ({ panel, visit }) => {
  await visit(path(demo.syncing))
  await expect(panel.action('Roll Back Migration')).toBeDisabled()
  await visit(path(demo.switched))
  await expect(panel.action('Roll Back Migration')).toBeEnabled()
  await expect(panel.action('Switch Over')).toBeDisabled()
})
