import { demo } from '../support/demo'
import { expect, test } from '../support/test'

test('the first page is the list of clusters', async ({ page, visit }) => {
  await visit('/')
  await expect(page).toHaveURL(/\/clusters$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Clusters' })).toBeVisible()
})

test('a cluster is opened from the list', async ({ page, visit }) => {
  await visit('/clusters')
  await page.getByRole('row', { name: demo.syncing.id }).getByRole('link', { name: demo.syncing.id }).click()
  await expect(page.getByRole('heading', { level: 1, name: demo.syncing.id })).toBeVisible()
  await expect(page.getByRole('region', { name: 'RDS Migration' })).toBeVisible()
})

test('the list says status, direction, delay and deadline of every migration of a region', async ({ page, visitGathered }) => {
  await visitGathered('/clusters')
  const row = (id: string) => page.getByRole('row', { name: id })
  await expect(page.getByRole('rowheader')).toHaveCount(8)
  await expect(row(demo.syncing.id)).toContainText(/RDS2POLARDB_SYNCING.*RDS to PolarDB.*\d+ s.*\d+ d \d+ h left/)
  await expect(row(demo.switched.id)).toContainText(/POLARDB2RDS_SYNCING.*PolarDB to RDS/)
  await expect(row(demo.failedPrecheck.id)).toContainText('PRE_CHECK_FAIL')
  await expect(row(demo.neverMigrated.id)).toContainText('NO_MIGRATION')
  await visitGathered('/clusters?region=cn-shenzhen')
  await expect(page.getByRole('rowheader')).toHaveCount(4)
  await expect(row(demo.lagging.id)).toContainText(/9\d s/)
  await expect(row(demo.delayUnknown.id)).toContainText('Unknown')
  await expect(row(demo.rollingBack.id)).toContainText('ROLLBACK')
  await expect(row(demo.closing.id)).toContainText('CLOSING_MIGRATION')
})

test('filters are chosen in a form and are part of the address', async ({ page, visit }) => {
  await visit('/clusters')
  await page.getByRole('combobox', { name: 'Region' }).selectOption('ap-southeast-1')
  await page.getByRole('combobox', { name: 'Migration status' }).selectOption('NO_MIGRATION')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/region=ap-southeast-1/)
  await expect(page.getByRole('rowheader')).toHaveText(/pc-gs5profiles000001/)
  await page.getByRole('combobox', { name: 'Migration status' }).selectOption('All')
  await page.getByRole('searchbox', { name: 'Cluster ID or name' }).fill('tickets')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/q=tickets/)
  await expect(page.getByRole('rowheader')).toHaveText(new RegExp(demo.expiring.id))
  await expect(page.getByRole('searchbox', { name: 'Cluster ID or name' })).toHaveValue('tickets')
})

test('filters that nothing matches say so', async ({ page, visit }) => {
  await visit('/clusters?region=cn-hangzhou&q=nothing-like-this')
  await expect(page.getByRole('main')).toContainText('No cluster matches the filters.')
})

test('a cluster without a region in its address is found', async ({ page, visit }) => {
  const response = await visit(`/clusters/${demo.expiring.id}`)
  expect(response.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: demo.expiring.id })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Basic Information' })).toContainText('ap-southeast-1')
})
