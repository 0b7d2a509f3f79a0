// Language and time where scripts run.
import { demo, path } from '../support/demo'
import { expect, test } from '../support/test'

test('a page that is open keeps its language when another tab chooses one', async ({ context, emulator, panel, stack, visit }) => {
  await visit(path(demo.syncing))
  const other = await context.newPage()
  await other.goto(`${stack.url}/clusters`)
  await other.getByRole('button', { name: '中文' }).click()
  await expect(other.getByRole('heading', { level: 1, name: '集群列表' })).toBeVisible()
  await other.close()
  await emulator.set(demo.syncing.id, { delay_seconds: 37 })
  await expect(panel.value('Replication Delay')).toHaveText('37 s')
})

test.describe('a reader in Shanghai', () => {
  test.use({ timezoneId: 'Asia/Shanghai' })

  test('sees the own time beside UTC, also after the section has moved', async ({ emulator, panel, visit }) => {
    await visit(path(demo.syncing))
    const local = panel.value('Expires').locator('local-time')
    await expect(local).toHaveText(/GMT\+8/)
    const read = panel.section.locator('.panel__read local-time')
    const before = await read.textContent()
    await emulator.set(demo.syncing.id, { delay_seconds: 37 })
    await expect(panel.value('Replication Delay')).toHaveText('37 s')
    await expect(read).not.toHaveText(before ?? '')
    await expect(local).toHaveText(/GMT\+8/)
  })
})

test('a reader whose time is UTC sees it once', async ({ panel, visit }) => {
  await visit(path(demo.syncing))
  await expect(panel.value('Expires').locator('time')).toHaveText(/UTC$/)
  await expect(panel.value('Expires').locator('local-time')).toBeEmpty()
})
