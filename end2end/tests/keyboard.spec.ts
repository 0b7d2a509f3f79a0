import { demo, path } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { tabTo } from '../support/keyboard'
import { switched } from '../support/panel'
import { expect, test } from '../support/test'

test('a switch needs no mouse', async ({ page, visit, panel, dialog }) => {
  await visit(path(demo.syncing))
  await tabTo(page, panel.action('Switch Over'))
  await page.keyboard.press('Enter')
  const switching = await dialog('switch').opened()
  await tabTo(page, switching.box.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await expect(switching.option(withoutEndpoints)).toBeChecked()
  await switching.checked()
  const boxes = switching.box.getByRole('checkbox')
  for (const box of await boxes.all()) {
    await tabTo(page, box)
    await page.keyboard.press('Space')
    await expect(box).toBeChecked()
  }
  await tabTo(page, switching.ok)
  await page.keyboard.press('Enter')
  await expect(switching.outcome).toContainText(/Switch Over (has started|is done)/)
  await panel.shows(switched)
})

test('Go Back leads to the page with the focus on the button', async ({ page, open, panel }) => {
  const dialog = await open('cancel', demo.syncing)
  await tabTo(page, dialog.goBack)
  await page.keyboard.press('Enter')
  await expect(dialog.box).toHaveCount(0)
  await expect(panel.action('Cancel Migration')).toBeFocused()
})

test('the first stop of the keyboard skips to the content', async ({ page, visit }) => {
  await visit('/clusters')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
