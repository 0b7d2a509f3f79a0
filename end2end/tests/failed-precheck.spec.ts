import { demo, path } from '../support/demo'
import { disableBinlog, mended, skip } from '../support/dialog'
import { allNames } from '../support/endpoints'
import { ended, syncing } from '../support/panel'
import { expect, test } from '../support/test'

test('the section and the dialog show why the precheck failed', async ({ panel, visit, open }) => {
  await visit(path(demo.failedPrecheck))
  await expect(panel.value('Migration Status')).toHaveText('PRE_CHECK_FAIL')
  await expect(panel.section).toContainText('The RDS instance has a trigger.')
  const dialog = await open('continue', demo.failedPrecheck)
  await expect(dialog.box).toContainText('The RDS instance has a trigger.')
})

for (const [choice, force] of [[mended, 'false'], [skip, 'true']] as const) {
  test(`continues a migration whose precheck failed: ${choice}`, async ({ emulator, panel, open }) => {
    const before = await emulator.migration(demo.failedPrecheck.id)
    const dialog = await open('continue', demo.failedPrecheck)
    await dialog.choose(choice)
    await dialog.press()
    await emulator.clock({ advance_seconds: 3600 })
    await panel.shows(syncing)
    await expect(panel.endpoints('PolarDB')).toContainText(allNames(before.DBClusterEndpointList)[0]!)

    const [write, ...others] = await emulator.writes()
    expect(others).toEqual([])
    expect(write?.action).toBe('ContinueDBClusterMigration')
    expect(write?.parameters.ForceSwitch ?? 'false').toBe(force)
  })
}

test('abandons a migration whose precheck failed', async ({ emulator, panel, open }) => {
  const before = await emulator.migration(demo.failedPrecheck.id)
  const dialog = await open('abandon', demo.failedPrecheck)
  await expect(dialog.box).toContainText('This cannot be undone.')
  await expect(dialog.option(disableBinlog)).toHaveCount(0)
  await dialog.confirmation.fill(demo.failedPrecheck.id)
  await dialog.press()
  await panel.shows(ended)
  await expect(panel.endpoints('PolarDB')).toContainText(allNames(before.DBClusterEndpointList)[0]!)
  expect((await emulator.writes()).map(write => write.action)).toEqual(['AbortDBClusterMigration'])
})
