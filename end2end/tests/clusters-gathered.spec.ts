// A region of a thousand clusters: answered at once, filtered, sorted, paged and compared by the address.
import { expectAccessible } from '../support/accessible'
import { demo } from '../support/demo'
import { expect, test, type Page } from '../support/test'

const rows = (page: Page) => page.getByRole('rowheader')
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name })
const show = (page: Page) => page.getByRole('button', { name: 'Show', exact: true }).click()

test('a thousand clusters are paged, and every page has the filters', async ({ page, visitGathered, emulator }) => {
  await emulator.reset('fleet-1000')
  await visitGathered('/clusters')
  await expect(rows(page)).toHaveCount(50)
  await expect(page.getByRole('main')).toContainText('1,000 of 1,000 clusters')
  expect(await page.locator('*').count()).toBeLessThan(3_000)
  await page.getByRole('combobox', { name: 'Migration status' }).selectOption('RDS2POLARDB_SYNCING')
  await show(page)
  await expect(page.getByRole('main')).toContainText('of 1,000 clusters')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/status=RDS2POLARDB_SYNCING.*page=2/)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Page 2 of')
  await expect(page.getByRole('combobox', { name: 'Migration status' })).toHaveValue('RDS2POLARDB_SYNCING')
  await expectAccessible(page)
})

test('a region is answered before its migrations are read, and says how many are', async ({ page, visit, emulator }) => {
  await emulator.fault({ action: 'DescribeDBClusterMigration', kind: 'slow', ms: 4_000, times: 8 })
  await visit('/clusters?status=PRE_CHECK_FAIL')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('0 of 8 read')
  await expect(page.getByRole('main')).toContainText('Filters and order are partial')
  await expectAccessible(page)
})

test('every column sorts, and the head says how', async ({ page, visitGathered }) => {
  await visitGathered('/clusters?region=cn-shenzhen')
  await expect(heading(page, 'Cluster')).toHaveAttribute('aria-sort', 'ascending')
  for (const name of ['Status', 'Migration Status', 'Replication Direction', 'Replication Delay', 'Expires']) {
    await page.getByRole('columnheader', { name, exact: true }).getByRole('link').click()
    await expect(page.getByRole('columnheader', { name, exact: true })).toHaveAttribute('aria-sort', 'ascending')
  }
  await heading(page, 'Replication Delay').getByRole('link').click()
  await heading(page, 'Replication Delay').getByRole('link').click()
  await expect(heading(page, 'Replication Delay')).toHaveAttribute('aria-sort', 'descending')
  await expect(page).toHaveURL(/sort=-delay/)
  await expect(rows(page).first()).toContainText(demo.delayUnknown.id)
  await expect(rows(page).nth(1)).toContainText(demo.lagging.id)
})

test('what needs attention is found by its reason and its direction', async ({ page, visitGathered }) => {
  await visitGathered('/clusters')
  await page.getByRole('combobox', { name: 'Needs attention' }).selectOption('Failed or stuck')
  await show(page)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(demo.failedPrecheck.id)
  await page.getByRole('combobox', { name: 'Needs attention' }).selectOption('All')
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('PolarDB to RDS')
  await show(page)
  await expect(page).toHaveURL(/direction=POLARDB2RDS/)
  await expect(page.getByRole('row', { name: demo.switched.id })).toBeVisible()
  await expect(page.getByRole('row', { name: demo.syncing.id })).toHaveCount(0)
})

test('clusters that were ticked in two searches are compared in one table', async ({ page, visitGathered }) => {
  const tick = (id: string) => page.getByRole('checkbox', { name: `Select ${id}` }).check()
  const search = async (text: string) => {
    await page.getByRole('searchbox').fill(text)
    await show(page)
    await expect(rows(page)).toHaveCount(text ? 1 : 8)
  }
  await visitGathered('/clusters')
  await search('billing')
  await tick(demo.syncing.id)
  await search('payments')
  await expect(page.getByRole('main')).toContainText('1 cluster selected')
  await tick(demo.switched.id)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Compare selected' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Selected clusters' })).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('row', { name: demo.switched.id })).toContainText(/Read-only\s*Read and Write/)
  await expect(heading(page, 'Source RDS Instance')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Clear selection' }).click()
  await expect(rows(page)).toHaveCount(8)
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
})

test('a region that may not be read says so, and another one can be chosen', async ({ page, visit, emulator, noise }) => {
  noise.allow(/status of 502/)
  await emulator.fault({ action: 'DescribeDBClusters', kind: 'error', status: 403, code: 'Forbidden.RAM' })
  await visit('/clusters')
  await expect(page.getByRole('alert')).toContainText('Not permitted')
  await page.getByRole('combobox', { name: 'Region' }).selectOption('cn-shenzhen')
  await show(page)
  await expect(rows(page)).toHaveCount(4)
})

test('an empty region leads to the others', async ({ page, visit }) => {
  await visit('/clusters?region=cn-beijing')
  await expect(page.getByRole('main')).toContainText('This region has no clusters.')
  await expectAccessible(page)
})

test('an order that the list does not know is refused', async ({ page, visit, noise }) => {
  noise.allow(/status of 400/)
  const answer = await visit('/clusters?sort=size')
  expect(answer.status()).toBe(400)
  await expect(page.getByRole('alert')).toContainText('"Order" of the list cannot be "size"')
})

test('the list speaks Chinese', async ({ page, visit }) => {
  await visit('/clusters?lang=zh&needs=error')
  await expect(page.getByRole('heading', { level: 1, name: '集群列表' })).toBeVisible()
  await expect(page.getByRole('button', { name: '对比所选集群' })).toBeVisible()
  await expectAccessible(page)
})
