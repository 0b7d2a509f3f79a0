// After a switch the section says all the time whether there is a way back.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { withEndpoints } from '../support/dialog'
import { firstPair } from '../support/endpoints'
import { switched } from '../support/panel'
import { expect, test, type Page } from '../support/test'

const readiness = (page: Page) => page.getByRole('region', { name: 'Way back to RDS' })

test('after a switch from here the recorded pairs are named', async ({ emulator, page, panel, open, visit }) => {
  await visit(path(demo.syncing))
  await expect(readiness(page)).toHaveCount(0)
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withEndpoints)
  expect(firstPair(await emulator.migration(demo.syncing.id))).toHaveLength(2)
  await dialog.press()
  await panel.shows(switched)
  await expect(readiness(page)).toContainText(/A roll back is possible now/)
  await expect(readiness(page)).toContainText(/\d+ pairs?, as recorded before the switch/)
  await expectAccessible(page)
})

test('what has not reached RDS yet is told as what could be lost', async ({ emulator, page, visit }) => {
  await emulator.set(demo.switched.id, { delay_seconds: 300 })
  await visit(path(demo.switched))
  await expect(readiness(page)).toContainText(/writes to PolarDB of the last 3\d\d s have not reached RDS yet/)
  await expect(readiness(page)).toContainText('Not known: the switch was not made from here')
})
