import { demo, path } from '../support/demo'
import { disableBinlog, keepBinlog } from '../support/dialog'
import { ended } from '../support/panel'
import { expect, test } from '../support/test'

test('completes a migration and disables binary logging', async ({ emulator, panel, open }) => {
  const dialog = await open('complete', demo.switched)
  await dialog.option(disableBinlog).check()
  await dialog.confirmation.fill(demo.switched.id)
  await dialog.press()
  await panel.shows(ended)

  const writes = await emulator.writes()
  expect(writes.map(write => write.action)).toEqual(['CloseDBClusterMigration'])
  expect(writes[0]?.parameters.ContinueEnableBinlog).toMatch(/false/i)
})

test('cancels a migration and keeps binary logging', async ({ emulator, panel, open }) => {
  const dialog = await open('cancel', demo.syncing)
  await dialog.option(keepBinlog).check()
  await dialog.confirmation.fill(demo.syncing.id)
  await dialog.press()
  await panel.shows(ended)

  const writes = await emulator.writes()
  expect(writes.map(write => write.action)).toEqual(['CloseDBClusterMigration'])
  expect(writes[0]?.parameters.ContinueEnableBinlog ?? 'true').toMatch(/true/i)
})

test('completing and cancelling say that it cannot be undone and that both sides accept writes', async ({ open }) => {
  for (const [name, cluster] of [['complete', demo.switched], ['cancel', demo.syncing]] as const) {
    const dialog = await open(name, cluster)
    await expect(dialog.box).toContainText(/cannot be undone/i)
    await expect(dialog.box).toContainText(/both/i)
  }
})

test('a wrong confirmation sends nothing', async ({ emulator, page, open }) => {
  const dialog = await open('complete', demo.switched)
  await dialog.confirmation.fill('pc-another')
  await dialog.ok.click()
  await expect(page.getByRole('alert').or(dialog.confirmation)).not.toHaveCount(0)
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
