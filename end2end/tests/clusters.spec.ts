import { demo } from '../support/demo'
import { expect, test } from '../support/test'

test('the first page is the list of clusters', async ({ page, visit }) => {
  await visit('/')
  await expect(page).toHaveURL(/\/clusters/)
  await expect(page.getByRole('heading', { level: 1, name: 'Clusters' })).toBeVisible()
})

test('a cluster is opened from the list', async ({ page, visit }) => {
  await visit('/clusters')
  await page.getByRole('row', { name: demo.syncing.id }).getByRole('link', { name: demo.syncing.id }).click()
  await expect(page.getByRole('heading', { level: 1, name: demo.syncing.id })).toBeVisible()
  await expect(page.getByRole('region', { name: 'RDS Migration' })).toBeVisible()
})

test('the list says status and direction of a migration', async ({ page, visit }) => {
  await visit('/clusters')
  await expect(page.getByRole('row', { name: demo.syncing.id })).toContainText('RDS2POLARDB_SYNCING')
  await expect(page.getByRole('row', { name: demo.switched.id })).toContainText('POLARDB2RDS_SYNCING')
})

test('filters are part of the address', async ({ page, visit }) => {
  await visit(`/clusters?region=cn-hangzhou&q=${demo.syncing.id}`)
  await expect(page.getByRole('row', { name: demo.syncing.id })).toBeVisible()
  await expect(page.getByRole('row', { name: demo.switched.id })).toHaveCount(0)
})

test('a cluster without a region in its address is found', async ({ page, visit }) => {
  const response = await visit(`/clusters/${demo.expiring.id}`)
  expect(response.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: demo.expiring.id })).toBeVisible()
})
