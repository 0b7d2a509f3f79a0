import { demo, path } from '../support/demo'
import { disableBinlog, keepBinlog } from '../support/dialog'
import { allNames } from '../support/endpoints'
import { ended } from '../support/panel'
import { expect, test } from '../support/test'

test('completes a migration and disables binary logging', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.switched.id)
  const dialog = await open('complete', demo.switched)
  await dialog.choose(disableBinlog)
  await dialog.confirmation.fill(demo.switched.id)
  await dialog.press()
  await panel.shows(ended)
  for (const name of allNames(before.DBClusterEndpointList)) await expect(panel.endpoints('PolarDB')).toContainText(name)

  const writes = await emulator.writes()
  expect(writes.map(write => write.action)).toEqual(['CloseDBClusterMigration'])
  expect(writes[0]?.parameters.ContinueEnableBinlog).toBe('false')
})

test('cancels a migration and keeps binary logging', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.syncing.id)
  const dialog = await open('cancel', demo.syncing)
  await expect(dialog.option(keepBinlog)).toBeChecked()
  await dialog.confirmation.fill(demo.syncing.id)
  await dialog.press()
  await panel.shows(ended)
  for (const name of allNames(before.DBClusterEndpointList)) await expect(panel.endpoints('PolarDB')).toContainText(name)

  const writes = await emulator.writes()
  expect(writes.map(write => write.action)).toEqual(['CloseDBClusterMigration'])
  expect(writes[0]?.parameters.ContinueEnableBinlog).toBe('true')
})

test('completing and cancelling say that it cannot be undone and that both sides accept writes', async ({ open }) => {
  const complete = await open('complete', demo.switched)
  await expect(complete.box).toContainText('This cannot be undone.')
  await expect(complete.box).toContainText('both sides are Read and Write')
  const cancel = await open('cancel', demo.syncing)
  await expect(cancel.box).toContainText('This cannot be undone.')
  await expect(cancel.box).toContainText('both sides accept writes')
})

test('without the cluster ID typed nothing is posted; with a wrong one nothing is sent', async ({ emulator, page, open }) => {
  const dialog = await open('complete', demo.switched)
  await dialog.acknowledge()
  await dialog.ok.click()
  await expect(dialog.confirmation).toBeFocused()
  expect(new URL(page.url()).searchParams.has('intent')).toBe(false)
  await dialog.confirmation.fill('pc-another')
  await dialog.press()
  await expect(dialog.outcome).toContainText(`Nothing was sent: the cluster ID typed to confirm is not ${demo.switched.id}.`)
  expect(await emulator.writes()).toEqual([])
})

test('cancel before a switch, complete after it', async ({ panel, visit }) => {
  await visit(path(demo.syncing))
  await expect(panel.action('Cancel Migration')).toBeEnabled()
  await expect(panel.action('Complete Migration')).toBeDisabled()
  await visit(path(demo.switched))
  await expect(panel.action('Cancel Migration')).toBeDisabled()
  await expect(panel.action('Complete Migration')).toBeEnabled()
})
