// What scripts add to the preflight: it follows each change by itself, keeps the focus, and says what it found.
import { demo, path } from '../support/demo'
import { disableBinlog, keepBinlog, withoutEndpoints } from '../support/dialog'
import { privateNames } from '../support/endpoints'
import { tabTo } from '../support/keyboard'
import { expect, test } from '../support/test'

test('a changed pair is checked by itself: the focus stays, and the tally is announced', async ({ emulator, open, page }) => {
  const [rds] = privateNames((await emulator.migration(demo.syncing.id)).RdsEndpointList)
  const dialog = await open('switch', demo.syncing)
  await expect(dialog.box.getByRole('button', { name: 'Check these pairs' })).toBeHidden()
  await dialog.swapsWith(rds!).focus()
  await dialog.swapsWith(rds!).selectOption('')
  await expect(dialog.mapped(rds!)).toContainText('stays')
  await expect(dialog.swapsWith(rds!)).toBeFocused()
  await expect(dialog.box.getByRole('status')).toHaveText(/\d+ to acknowledge, .*\d+ pass/)
  await expect(page).toHaveURL(/endpoints=with/)
})

test('what was ticked and typed stays while it says the same', async ({ open }) => {
  const dialog = await open('complete', demo.switched)
  await dialog.acknowledgement('No way back').check()
  await dialog.confirmation.fill(demo.switched.id)
  await dialog.choose(disableBinlog)
  await expect(dialog.acknowledgement('The cluster restarts')).not.toBeChecked()
  await expect(dialog.acknowledgement('No way back')).toBeChecked()
  await expect(dialog.confirmation).toHaveValue(demo.switched.id)
  await dialog.choose(keepBinlog)
  await expect(dialog.acknowledgement('The cluster restarts')).toHaveCount(0)
})

test('an acknowledgement stands for its sentence: another one has to be acknowledged again', async ({ emulator, open }) => {
  const [primary, , readOnly] = privateNames((await emulator.migration(demo.syncing.id)).RdsEndpointList)
  const dialog = await open('switch', demo.syncing)
  await dialog.pair(readOnly!, '')
  const [names, triggers] = ['Names that stay with RDS', 'Triggers and events'].map(check => dialog.acknowledgement(check))
  await names!.check()
  await triggers!.check()
  await dialog.pair(primary!, '')
  await expect(names!).not.toBeChecked()
  await expect(triggers!).toBeChecked()
})

test('a choice that could not be checked is said, and the button is there', async ({ stack, open, noise }) => {
  noise.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|Failed to fetch|status of 50/)
  const dialog = await open('switch', demo.syncing)
  await stack.kill()
  await dialog.option(withoutEndpoints).check()
  await expect(dialog.box.getByRole('status')).toContainText('could not be checked')
  await expect(dialog.box.getByRole('button', { name: 'Check these pairs' })).toBeVisible()
  await stack.restart()
  await dialog.box.getByRole('button', { name: 'Check these pairs' }).click()
  await dialog.opened()
  await expect(dialog.option(withoutEndpoints)).toBeChecked()
})

test('every dialog can be acknowledged and sent with the keyboard alone', async ({ page, visit, dialog }) => {
  const all = [
    ['roll-back', demo.switchedWithoutEndpoints],
    ['complete', demo.switched],
    ['cancel', demo.syncing],
    ['abandon', demo.failedPrecheck],
  ] as const
  for (const [name, cluster] of all) {
    await visit(path(cluster, name))
    const it = await dialog(name).opened()
    if (name === 'roll-back') {
      await tabTo(page, it.box.getByRole('radio').first())
      await page.keyboard.press('ArrowDown')
      await it.checked()
    }
    for (const box of await it.box.getByRole('checkbox').all()) {
      await tabTo(page, box)
      await page.keyboard.press('Space')
      await expect(box).toBeChecked()
    }
    if (name !== 'roll-back') {
      await tabTo(page, it.confirmation)
      await page.keyboard.type(cluster.id)
    }
    await tabTo(page, it.ok)
    await page.keyboard.press('Enter')
    await expect(it.outcome).toContainText(/(ran|has started|is done|was accepted)/)
  }
})
