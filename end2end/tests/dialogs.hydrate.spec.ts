import { demo, path } from '../support/demo'
import { dialogs, withEndpoints, type Name } from '../support/dialog'
import { expect, test } from '../support/test'
import type { Cluster } from '../support/demo'

const all: [Name, Cluster][] = [
  ['switch', demo.syncing],
  ['roll-back', demo.switched],
  ['complete', demo.switched],
  ['cancel', demo.syncing],
  ['continue', demo.failedPrecheck],
  ['abandon', demo.failedPrecheck],
]

for (const [name, cluster] of all) {
  test(`${dialogs[name].button} opens as a modal dialog with the focus inside`, async ({ open, page }) => {
    const dialog = await open(name, cluster)
    await expect(dialog.box.and(page.locator(':modal'))).toBeVisible()
    await expect(dialog.box.locator(':focus')).toHaveCount(1)
  })

  test(`Escape closes ${dialogs[name].button} and the focus returns to its button`, async ({ open, page, panel }) => {
    const dialog = await open(name, cluster)
    await page.keyboard.press('Escape')
    await expect(dialog.box).toBeHidden()
    await expect(page).toHaveURL(new RegExp(`/clusters/${cluster.id}\\?`))
    await expect(panel.action(dialogs[name].button)).toBeFocused()
  })
}

test('a switch needs no mouse', async ({ page, visit, panel, emulator, dialog }) => {
  await visit(path(demo.syncing))
  await panel.action('Switch Over').focus()
  await page.keyboard.press('Enter')
  const switching = await dialog('switch').opened()
  await switching.option(withEndpoints).focus()
  await page.keyboard.press('Space')
  await expect(switching.option(withEndpoints)).toBeChecked()
  await switching.ok.focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await emulator.writes()).length).toBe(1)
})

test('the focus stays inside an open dialog', async ({ open, page }) => {
  const dialog = await open('switch', demo.syncing)
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab')
    const outside = page.locator('body :focus').and(page.locator(':not(dialog *)'))
    await expect(outside.and(page.locator(':not(dialog)'))).toHaveCount(0)
  }
  await expect(dialog.box).toBeVisible()
})
