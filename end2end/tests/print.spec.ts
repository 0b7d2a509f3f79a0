// A page on paper, and under the colours a person has chosen.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { expect, test } from '../support/test'

test('a printed migration has facts, endpoints, activity and RequestIds, and nothing to press', async ({ page, open, panel, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.acknowledge()
  await dialog.press()
  await visit(path(demo.syncing))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const term of ['Migration Status', 'Source RDS Instance', 'Replication Direction', 'Expires']) {
    await expect(panel.value(term)).toBeVisible()
  }
  await expect(panel.endpoints('Source RDS')).toBeVisible()
  await expect(panel.endpoints('PolarDB')).toBeVisible()
  await expect(panel.activity).toContainText(/Switch Over.*RequestId/s)
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const paper = await page.evaluate(() => getComputedStyle(document.body).color)
  expect(paper, 'dark ink, whatever the theme').toBe('rgb(24, 34, 48)')
})

test('with colours of the system a page says everything without its own', async ({ page, visit }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await visit(path(demo.lagging))
  const tag = page.getByRole('region', { name: 'RDS Migration' }).getByText('RDS2POLARDB_SYNCING').first()
  expect(await tag.evaluate(element => getComputedStyle(element).borderTopStyle)).toBe('solid')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
  expect(outline).toBe('solid')
  await expectAccessible(page)
})

test('who wants less motion gets none', async ({ page, visit }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visit(path(demo.switching))
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter(element => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      return animationName !== 'none' || transitionDuration !== '0s'
    }).length)
  expect(moving).toBe(0)
})
