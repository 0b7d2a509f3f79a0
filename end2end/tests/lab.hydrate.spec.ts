// The lab follows the emulator by itself, and leaves alone what a person is at.
import { demo } from '../support/demo'
import { expect, test } from '../support/test'

test('time, migrations and calls move by themselves', async ({ page, visit, emulator }) => {
  await visit('/lab')
  const clock = page.getByRole('region', { name: 'Clock' })
  const first = await clock.locator('time').first().textContent()
  await expect(clock.locator('time').first()).not.toHaveText(first ?? '')
  const row = page.getByRole('region', { name: 'Migrations' }).getByRole('row', { name: demo.syncing.id })
  await expect(row).toContainText('RDS2POLARDB_SYNCING')
  await emulator.switchElsewhere(demo.syncing.id)
  await expect(row).toContainText('POLARDB2RDS_SYNCING')
  await expect(page.getByRole('region', { name: 'Calls' })).toContainText('ModifyDBClusterMigration')
  await emulator.fault({ kind: 'slow', ms: 5, action: 'CloseDBClusterMigration' })
  await expect(page.getByRole('region', { name: 'Faults' }).getByRole('row', { name: /Slow/ })).toBeVisible()
})

test('a call that somebody unfolded stays unfolded while others come', async ({ page, visit, emulator }) => {
  await visit('/lab')
  const calls = page.getByRole('region', { name: 'Calls' })
  await emulator.switchElsewhere(demo.syncing.id)
  await calls.getByText('Parameters').first().click()
  const rows = calls.getByRole('row')
  const before = await rows.count()
  await emulator.migration(demo.syncing.id)
  await expect(rows).not.toHaveCount(before)
  await expect(calls.locator('details[open]')).toHaveCount(1)
})

test('what somebody types stays while the page moves', async ({ page, visit }) => {
  await visit('/lab')
  const speed = page.getByRole('textbox', { name: 'Speed' })
  await speed.fill('77')
  const clock = page.getByRole('region', { name: 'Clock' }).locator('time').first()
  const first = await clock.textContent()
  await expect(clock).not.toHaveText(first ?? '')
  await expect(speed).toHaveValue('77')
  await expect(speed).toBeFocused()
})
