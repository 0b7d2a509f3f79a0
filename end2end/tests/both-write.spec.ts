// After a migration ended both sides accept writes: it is said until somebody takes care of it.
import { expectAccessible } from '../support/accessible'
import { demo, path, type Cluster } from '../support/demo'
import { ended } from '../support/panel'
import { expect, test, type Page } from '../support/test'

const TWO_DAYS = 2 * 24 * 3600

const warning = (page: Page) => page.getByRole('region', { name: 'Both sides accept writes' })

const row = (page: Page, cluster: Cluster) => page.getByRole('row').filter({ hasText: cluster.id })

/** Opens the page again until the warning is there: a reading of a moment ago is written a little later. */
async function appears(page: Page, cluster: Cluster): Promise<void> {
  await expect(async () => {
    await page.goto(path(cluster))
    await expect(warning(page)).toBeVisible({ timeout: 1 })
  }).toPass({ intervals: [200], timeout: 20_000 })
}

test('after a complete the warning stands until it is acknowledged', async ({ open, page, panel }) => {
  const dialog = await open('complete', demo.switched)
  await dialog.confirmation.fill(demo.switched.id)
  await dialog.press()
  await panel.shows(ended)
  await appears(page, demo.switched)
  await expect(warning(page)).toContainText(/Complete Migration was sent from here by \S+ at/)
  await expect(warning(page)).toContainText(/rm-bp1payments000001 and pc-bp1payments000001 were both reported Read and Write/)
  await expect(warning(page).getByRole('listitem').first()).toHaveText(/^Close the whitelist of rm-bp1payments000001/)
  await expect(warning(page).getByRole('listitem').last()).toHaveText(/^Release rm-bp1payments000001 in the RDS console/)
  await expectAccessible(page)

  await page.goto(`/clusters?region=${demo.switched.region}`)
  await expect(row(page, demo.switched)).toContainText('Both sides write')
  await expectAccessible(page)

  await page.goto(path(demo.switched))
  await warning(page).getByRole('button', { name: /Taken care of/ }).click()
  await expect(page).toHaveURL(new RegExp(`/clusters/${demo.switched.id}\\?region=`))
  await expect(warning(page)).toHaveCount(0)
  await expect(page.getByText(/took care of it at/)).toBeVisible()
  await page.goto(`/clusters?region=${demo.switched.region}`)
  await expect(row(page, demo.switched)).not.toContainText('Both sides write')
})

test('after a cancel the cluster is the side to be closed', async ({ open, page, panel }) => {
  const dialog = await open('cancel', demo.syncing)
  await dialog.confirmation.fill(demo.syncing.id)
  await dialog.press()
  await panel.shows(ended)
  await appears(page, demo.syncing)
  await expect(warning(page).getByRole('listitem').first()).toHaveText(/^Close the whitelist of pc-bp1billing0000001/)
  await expect(warning(page).getByRole('listitem').last()).toHaveText(/^Release pc-bp1billing0000001 once nobody needs it/)
})

test('an expiry while the console was down is told, too', async ({ emulator, noise, page, stack, visit }) => {
  // The page's stream breaks off with the console.
  noise.allow(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_REFUSED/)
  await visit(path(demo.expiring))
  await expect(warning(page)).toHaveCount(0)
  // The sample is written before the process ends.
  await expect.poll(() => stack.samples()).toBeGreaterThan(0)
  await stack.kill()
  await emulator.clock({ advance_seconds: TWO_DAYS })
  await stack.restart()
  await appears(page, demo.expiring)
  await expect(warning(page)).toContainText(/ended by itself or elsewhere: it was last read at .* and gone at .*, and its deadline passed at/)
  // Two days without a reading prove no side.
  await expect(warning(page).getByRole('listitem').first()).toHaveText(/^Find out which side the business uses/)
  await expect(warning(page).getByRole('listitem').last()).toHaveText(/Release only the side that is proved to be unused\.$/)
})

test('an end made with another tool is told, too', async ({ emulator, page, visit }) => {
  await visit(path(demo.switched))
  await emulator.polardb('CloseDBClusterMigration', { DBClusterId: demo.switched.id, ContinueEnableBinlog: 'true' })
  await emulator.until(demo.switched.id, 'NO_MIGRATION')
  await appears(page, demo.switched)
  await expect(warning(page)).toContainText('The migration was completed elsewhere')
})

test.describe('zh-CN', () => {
  test.use({ locale: 'zh-CN' })

  test('the warning is in Chinese and accessible', async ({ emulator, page, visit }) => {
    await visit(path(demo.syncing))
    await emulator.polardb('CloseDBClusterMigration', { DBClusterId: demo.syncing.id, ContinueEnableBinlog: 'true' })
    await emulator.until(demo.syncing.id, 'NO_MIGRATION')
    const section = page.getByRole('region', { name: '两侧均可写入' })
    await expect(async () => {
      await page.goto(path(demo.syncing))
      await expect(section).toBeVisible({ timeout: 1 })
    }).toPass({ intervals: [200], timeout: 20_000 })
    await expect(section).toContainText('迁移已在别处取消')
    await expectAccessible(page)
  })
})
