// What is sent, told as the vendor's tools would send it.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { withEndpoints } from '../support/dialog'
import { run, texts, understood } from '../support/commands'
import { expect, test } from '../support/test'

test('a dialog shows folded what OK will send as the form stands', async ({ emulator, open }) => {
  const dialog = await open('switch', demo.syncing)
  const summary = dialog.box.getByText('What will be sent')
  await expect(summary).toBeVisible()
  await expect(dialog.box.getByText(/^aliyun polardb/).first()).toBeHidden()
  await summary.click()
  await expect(dialog.box.getByText(/^aliyun polardb/).first()).toBeVisible()

  await dialog.choose(withEndpoints)
  const [first = ''] = await texts(dialog.box, 'aliyun')
  await dialog.press()
  const [write] = await emulator.writes()
  expect(understood(first)).toEqual({ action: write?.action, parameters: write?.parameters })
  await expect(dialog.box.getByText('What was sent')).toBeVisible()
})

test('the curl script of a page signs for itself and reads the same migration', async ({ page, visit }) => {
  await visit(path(demo.syncing))
  const scripts = await texts(page.getByRole('main'), 'host=')
  const answers = scripts.map(script => JSON.parse(run(script)))
  expect(answers.map(answer => answer.DBClusterId)).toEqual([demo.syncing.id, demo.syncing.id])
  expect(answers[1].MigrationStatus).toBe('RDS2POLARDB_SYNCING')
})

test('a curl script carries pairs of connection strings', async ({ emulator, open }) => {
  const dialog = await open('switch', demo.syncing)
  const [script = ''] = await texts(dialog.box, 'host=')
  expect(JSON.parse(run(script)).RequestId).toBeTruthy()
  const [write] = await emulator.writes()
  expect(JSON.parse(write?.parameters.ConnectionStrings ?? '{}')).not.toEqual({})
})

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale })
    for (const address of ['/clusters', path(demo.syncing), path(demo.syncing, 'switch')]) {
      test(`the calls of ${address} are accessible unfolded`, async ({ page, visit }) => {
        await visit(address)
        const fold = page.locator('details.commands').last()
        await fold.locator('summary').first().click()
        for (const tool of await fold.locator('details.command__tool > summary').all()) await tool.click()
        for (const width of [360, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          await expectAccessible(page)
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow).toBeLessThanOrEqual(0)
        }
      })
    }
  })
}
