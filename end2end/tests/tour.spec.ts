// The guided tour, from the invitation to its end, with and without scripts.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { backWithEndpoints, keepBinlog, withEndpoints, type Dialog, type Name } from '../support/dialog'
import { expect, test, type Page } from '../support/test'

const tour = (page: Page) => page.getByRole('region', { name: 'Guided tour' })

/** Waits until the panel says so: by itself where scripts run, else by the link that looks again. */
async function says(page: Page, text: RegExp, scripts: boolean): Promise<void> {
  await expect(async () => {
    if (!scripts) await tour(page).getByRole('link', { name: 'Look again' }).click()
    await expect(tour(page)).toContainText(text, { timeout: scripts ? 15_000 : 1 })
  }).toPass({ timeout: 20_000 })
}

test('the tour leads through a whole migration', async ({ page, visit, panel, dialog, javaScriptEnabled }) => {
  test.setTimeout(120_000)
  const scripts = javaScriptEnabled ?? true
  const press = async (name: Name, button: string, choose: (dialog: Dialog) => Promise<unknown>) => {
    await panel.action(button).click()
    const opened = await dialog(name).opened()
    await expect(opened.box).toContainText('Tour:')
    await choose(opened)
    await opened.acknowledge()
    await opened.press()
    await expect(opened.box).toContainText('Tour: press Go Back and watch what happens.')
    await opened.goBack.click()
    if (scripts) await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
  }

  await visit('/clusters')
  await expect(tour(page)).toContainText('New here?')
  await expectAccessible(page)
  await tour(page).getByRole('button', { name: 'Start the tour' }).click()
  await expect(page).toHaveURL(new RegExp(`/clusters/${demo.syncing.id}\\?`))
  await expect(tour(page)).toContainText(/Step 1 of 8.*Press Switch Over/s)
  await expectAccessible(page)

  await press('switch', 'Switch Over', opened => opened.choose(withEndpoints))
  await says(page, /Step 3 of 8.*PolarDB writes/s, scripts)
  await panel.reaches('POLARDB2RDS_SYNCING')

  await press('roll-back', 'Roll Back Migration', opened => opened.choose(backWithEndpoints))
  await says(page, /Step 5 of 8.*Press Switch Over once more/s, scripts)
  await panel.reaches('RDS2POLARDB_SYNCING')

  await press('switch', 'Switch Over', opened => opened.choose(withEndpoints))
  await says(page, /Step 6 of 8.*Press Complete Migration/s, scripts)
  await panel.reaches('POLARDB2RDS_SYNCING')

  await press('complete', 'Complete Migration', async opened => {
    await opened.option(keepBinlog).check()
    await opened.confirmation.fill(demo.syncing.id)
  })
  await says(page, /Step 8 of 8.*Both sides accept writes/s, scripts)
  await expectAccessible(page)
  await tour(page).getByRole('button', { name: 'Finish the tour' }).click()
  await expect(page).toHaveURL(/\/lab$/)
  await visit('/clusters')
  await expect(tour(page)).toHaveCount(0)
})

test('the tour can be left and resumed where it was', async ({ page, visit }) => {
  await visit('/lab')
  const card = tour(page)
  await card.getByRole('button', { name: 'Start the tour' }).click()
  await expect(tour(page)).toContainText('Step 1 of 8')
  await visit(path(demo.switched))
  await expect(tour(page)).toContainText('Step 1 of 8')
  await tour(page).getByRole('link', { name: `Go on at ${demo.syncing.id}` }).click()
  await expect(page).toHaveURL(new RegExp(demo.syncing.id))
  await tour(page).getByRole('button', { name: 'Leave the tour' }).click()
  await expect(page).toHaveURL(new RegExp(demo.syncing.id))
  await expect(tour(page)).toHaveCount(0)
  await visit('/lab')
  await page.getByRole('button', { name: 'Resume the tour' }).click()
  await expect(tour(page)).toContainText('Step 1 of 8')
})

test('who does not want a tour is not asked again', async ({ page, visit }) => {
  await visit('/clusters')
  await tour(page).getByRole('button', { name: 'No, thanks' }).click()
  await expect(tour(page)).toHaveCount(0)
  await visit('/clusters')
  await expect(tour(page)).toHaveCount(0)
})

test('a tour whose cluster was switched elsewhere goes on from what there is', async ({ page, visit, emulator }) => {
  await visit('/clusters')
  await tour(page).getByRole('button', { name: 'Start the tour' }).click()
  await emulator.switchElsewhere(demo.syncing.id)
  await visit(path(demo.syncing))
  await expect(tour(page)).toContainText('Step 3 of 8')
})

test('where nothing can be switched the tour offers the demo scenario', async ({ page, visit }) => {
  await visit('/lab')
  const scenarios = page.getByRole('region', { name: 'Scenarios and snapshots' })
  await scenarios.getByRole('combobox', { name: 'Scenario' }).selectOption('empty')
  await scenarios.getByRole('checkbox').first().check()
  await scenarios.getByRole('button', { name: 'Load the scenario' }).click()
  await tour(page).getByRole('button', { name: 'Start the tour' }).click()
  await expect(tour(page).getByRole('alert')).toContainText('Load the demo scenario first')
  await tour(page).getByRole('checkbox').check()
  await tour(page).getByRole('button', { name: 'Start the tour' }).click()
  await expect(tour(page)).toContainText('Step 1 of 8')
})
