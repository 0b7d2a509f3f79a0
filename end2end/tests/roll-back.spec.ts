import { demo, path } from '../support/demo'
import { backWithEndpoints, backWithoutEndpoints, withEndpoints } from '../support/dialog'
import { allNames } from '../support/endpoints'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

test('rolls back its own switch with endpoints: every name is where it was', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const there = await open('switch', demo.syncing)
  await there.option(withEndpoints).check()
  await there.press()
  await panel.shows(switched)

  const back = await open('roll-back', demo.syncing)
  await back.option(backWithEndpoints).check()
  await back.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  expect(allNames(after.DBClusterEndpointList)).toEqual(allNames(before.DBClusterEndpointList))
})

test('rolls back without endpoints: no name moves', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.switched.id)
  const dialog = await open('roll-back', demo.switched)
  await dialog.option(backWithoutEndpoints).check()
  await dialog.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.switched.id)
  expect(allNames(after.RdsEndpointList)).toEqual(allNames(before.RdsEndpointList))
  const [write] = await emulator.writes()
  expect(write?.parameters).toMatchObject({
    NewMasterInstanceId: before.SourceRDSDBInstanceId,
    SwapConnectionString: 'false',
  })
})

test('rolls back a switch made elsewhere with the pairs the operator chooses', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.switched.id)
  const dialog = await open('roll-back', demo.switched)
  await dialog.option(backWithEndpoints).check()
  const [rds, polardb] = await dialog.choosePair(before)
  await dialog.press()
  await panel.shows(syncing)

  const after = await emulator.migration(demo.switched.id)
  expect(allNames(after.DBClusterEndpointList)).toContain(rds)
  expect(allNames(after.RdsEndpointList)).toContain(polardb)
})

test('roll back is offered after a switch only', async ({ panel, visit }) => {
  await visit(path(demo.syncing))
  await expect(panel.action('Roll Back Migration')).toBeDisabled()
  await visit(path(demo.switched))
  await expect(panel.action('Roll Back Migration')).toBeEnabled()
  await expect(panel.action('Switch Over')).toBeDisabled()
})
