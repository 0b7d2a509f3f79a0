// A cluster is released once no migration needs it, and the page says so afterwards.
import { expectAccessible, expectAccessibleEverywhere } from '../support/accessible'
import { demo, path } from '../support/demo'
import { ended } from '../support/panel'
import { expect, test, type Page } from '../support/test'

const confirmation = (page: Page) => page.getByRole('textbox', { name: 'Type the cluster ID to confirm' })
const button = (page: Page) => page.getByRole('button', { name: 'Release Cluster' })

test('releases the cluster of a migration that was cancelled', async ({ emulator, noise, page, panel, open, visit }) => {
  noise.allow(/status of 404/)
  const { id } = demo.syncing
  const dialog = await open('cancel', demo.syncing)
  await dialog.confirmation.fill(id)
  await dialog.press()
  await panel.shows(ended)

  await visit(path(demo.syncing))
  await page.getByRole('link', { name: 'Release Cluster' }).click()
  await expect(page.getByText('This cannot be undone.')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Keep the last backup/ })).toBeChecked()
  await page.getByRole('radio', { name: /Keep all backups/ }).check()
  await confirmation(page).fill(id)
  await button(page).click()
  await expect(page).toHaveURL(/\/release\?.*intent=/)
  await expect(page.getByRole('alert')).toContainText(/Release Cluster (ran|was accepted)/)
  await expect(page.getByRole('alert')).toContainText('RequestId')

  // The cluster is deleted a little later; its pages say so then.
  for (const address of [path(demo.syncing, 'release'), path(demo.syncing)]) {
    await expect(async () => {
      const response = await page.goto(address)
      expect(response?.status()).toBe(200)
      await expect(page.getByText(new RegExp(`The cloud does not know ${id} any more. Release Cluster was sent from here by \\S+ at`))).toBeVisible({ timeout: 1 })
    }).toPass({ intervals: [200], timeout: 20_000 })
  }
  await expectAccessible(page)
  const deletions = (await emulator.calls()).filter(call => call.action === 'DeleteDBCluster')
  expect(deletions.map(call => call.parameters.BackupRetentionPolicyOnClusterDeletion)).toEqual(['ALL'])
})

test('with another ID typed nothing is sent', async ({ emulator, page, visit }) => {
  await visit(path(demo.completed, 'release'))
  await confirmation(page).fill('pc-another')
  await button(page).click()
  await expect(page.getByRole('alert')).toContainText(`Nothing was sent: the cluster ID typed to confirm is not ${demo.completed.id}.`)
  expect((await emulator.calls()).map(call => call.action)).not.toContain('DeleteDBCluster')
})

test('while a migration is open the cluster cannot be released', async ({ page, visit }) => {
  const why = 'A cluster with a migration cannot be released: end the migration first.'
  await visit(path(demo.syncing))
  await expect(page.getByRole('region', { name: 'More' })).toContainText(why)
  await visit(path(demo.syncing, 'release'))
  await expect(page.getByRole('region', { name: 'The cluster cannot be released now' })).toContainText(why)
  await expect(button(page)).toHaveCount(0)
  await expectAccessible(page)
})

test('a cluster that is not there and was not released from here is not found', async ({ noise, page, visit }) => {
  noise.allow(/status of 404/)
  const response = await visit('/clusters/pc-nothing/release?region=cn-hangzhou')
  expect(response.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

for (const [locale, title] of [['en-US', 'Release Cluster'], ['zh-CN', '释放集群']] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('the page is accessible in both themes and fits 360 and 1440 px', async ({ page, visit }) => {
      await visit(path(demo.completed, 'release'))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expectAccessibleEverywhere(page)
    })
  })
}
