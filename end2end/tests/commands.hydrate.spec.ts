import { demo, path } from '../support/demo'
import { texts } from '../support/commands'
import { expect, test } from '../support/test'

test('a call is copied whole', async ({ context, page, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit(path(demo.syncing))
  await page.getByText('What this page asked').click()
  const copy = page.getByRole('button', { name: 'Copy: Alibaba Cloud CLI, DescribeDBClusterMigration' })
  await copy.click()
  await expect(copy).toHaveText('Copied')
  const shown = await texts(page.getByRole('main'), 'aliyun polardb DescribeDBClusterMigration')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown[0])
})
