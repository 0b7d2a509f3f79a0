// The list follows by itself, and leaves alone what the reader is doing.
import { demo } from '../support/demo'
import { expect, test } from '../support/test'

test('the list follows a switch by itself, and ticks and focus stay', async ({ page, visit, emulator }) => {
  await visit('/clusters')
  const row = page.getByRole('row', { name: demo.syncing.id })
  const tick = row.getByRole('checkbox')
  await tick.check()
  await row.getByRole('link').focus()
  await emulator.startSwitch(demo.syncing.id)
  await expect(row).toContainText(/SWITCHING|POLARDB2RDS_SYNCING/)
  await expect(row).toContainText('PolarDB to RDS')
  await expect(tick).toBeChecked()
  await expect(row.getByRole('link')).toBeFocused()
})

test('a console that is gone is told, and found again', async ({ page, visit, stack, noise }) => {
  await visit('/clusters')
  const lost = page.getByText('The console does not answer')
  await expect(lost).toBeHidden()
  noise.allow(/Failed to load resource/)
  await stack.kill()
  await expect(lost).toBeVisible()
  await stack.restart()
  await expect(lost).toBeHidden()
})
