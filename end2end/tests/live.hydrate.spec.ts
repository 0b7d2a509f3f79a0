// What moves by itself.
import { demo, path } from '../support/demo'
import { allNames } from '../support/endpoints'
import { hydrated } from '../support/hydrated'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

/** What the browser itself says of a server that is killed. */
const lostServer = /ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING)/

test('the page shows a switch made elsewhere while it happens', async ({ emulator, panel, visit }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'hold' })
  await visit(path(demo.syncing))
  await expect(panel.refresh).toBeHidden()
  await emulator.startSwitch(demo.syncing.id)
  await panel.reaches('SWITCHING')
  await expect(panel.action('Switch Over')).toBeDisabled()
  await emulator.release(demo.syncing.id)
  await panel.shows(switched)
  await expect(panel.action('Roll Back Migration')).toBeEnabled()
})

test('the focus stays on a button while the section changes around it', async ({ emulator, panel, visit }) => {
  await visit(path(demo.syncing))
  await panel.action('Cancel Migration').focus()
  for (const seconds of [31, 47]) {
    await emulator.set(demo.syncing.id, { delay_seconds: seconds })
    await expect(panel.value('Replication Delay')).toHaveText(`${seconds} s`)
    await expect(panel.action('Cancel Migration')).toBeFocused()
  }
})

test('a server that is lost is told, and found again', async ({ noise, page, panel, stack, visit }) => {
  noise.allow(lostServer)
  await visit(path(demo.syncing))
  await stack.kill()
  const notice = page.getByRole('alert').filter({ hasText: "The console's server does not answer." })
  await expect(notice).toBeVisible()
  await stack.restart()
  await expect(notice).toHaveCount(0)
  await panel.shows(syncing)
})

test('a cloud that cannot be read is told, and found again', async ({ emulator, noise, page, panel, visit }) => {
  noise.allow(/status of 50[234]/)
  await visit(path(demo.syncing))
  await emulator.fault({ action: 'DescribeDBClusterMigration', kind: 'error', times: 1000 })
  const notice = page.getByRole('alert').filter({ hasText: 'The migration cannot be read at the moment.' })
  await expect(notice).toBeVisible()
  await emulator.clearFaults()
  await expect(notice).toHaveCount(0)
  await panel.shows(syncing)
})

test('a connection string is copied', async ({ context, emulator, page, panel, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [name] = allNames((await emulator.migration(demo.neverMigrated.id)).DBClusterEndpointList)
  await visit(path(demo.neverMigrated))
  await panel.section.getByRole('button', { name: `Copy ${name}`, exact: true }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(name)
})

test('that a string was copied stays said while the section changes around it', async ({ context, emulator, panel, visit }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [name] = allNames((await emulator.migration(demo.syncing.id)).RdsEndpointList)
  await visit(path(demo.syncing))
  const button = panel.section.getByRole('button', { name: `Copy ${name}`, exact: true })
  await button.click()
  await expect(button).toHaveText('Copied')
  await emulator.set(demo.syncing.id, { delay_seconds: 37 })
  await expect(panel.value('Replication Delay')).toHaveText('37 s')
  await expect(button).toHaveText('Copied')
})

test('the theme is chosen by a button and stays on the next page', async ({ page, visit }) => {
  const root = page.locator('html')
  await visit('/clusters')
  await page.getByRole('button', { name: 'Theme: system' }).click()
  await expect(root).toHaveAttribute('data-theme', 'light')
  await page.getByRole('button', { name: 'Theme: light' }).click()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await hydrated(page)
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Theme: dark' }).click()
  await expect(root).not.toHaveAttribute('data-theme')
})
