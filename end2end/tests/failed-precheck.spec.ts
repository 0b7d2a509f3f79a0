import { demo, path } from '../support/demo'
import { ended } from '../support/panel'
import { expect, test } from '../support/test'

test('the section shows why the precheck failed', async ({ panel, visit }) => {
  await visit(path(demo.failedPrecheck))
  await expect(panel.value('Migration Status')).toContainText('PRE_CHECK_FAIL')
  await expect(panel.section).toContainText(/trigger/i)
})

test('continues a migration whose precheck failed', async ({ emulator, panel, open }) => {
  const dialog = await open('continue', demo.failedPrecheck)
  await dialog.press()
  await panel.leaves('PRE_CHECK_FAIL')
  expect((await emulator.writes()).map(write => write.action)).toEqual(['ContinueDBClusterMigration'])
})

test('abandons a migration whose precheck failed', async ({ emulator, panel, open }) => {
  const dialog = await open('abandon', demo.failedPrecheck)
  await dialog.confirmation.fill(demo.failedPrecheck.id)
  await dialog.press()
  await panel.shows(ended)
  expect((await emulator.writes()).map(write => write.action)).toEqual(['AbortDBClusterMigration'])
})
