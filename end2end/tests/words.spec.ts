// English and Chinese, with and without scripts.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { expect, test } from '../support/test'

const zh = {
  clusters: '集群列表',
  section: 'RDS迁移功能',
  switchOver: '迁移切换',
  withoutEndpoints: '不带地址切换（应用程序需要改为新的PolarDB连接配置）',
}

test.describe('a browser that prefers Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('gets Chinese pages, and English ones when a person says so', async ({ page, visit }) => {
    await visit('/clusters?region=cn-shenzhen')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading', { level: 1, name: zh.clusters })).toBeVisible()
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Clusters' })).toBeVisible()
    await expect(page).toHaveURL(/\/clusters\?region=cn-shenzhen$/)
    await visit(path(demo.syncing))
    await expect(page.getByRole('region', { name: 'RDS Migration' })).toBeVisible()
  })

  test('carries out a switch in the words of the Chinese console', async ({ javaScriptEnabled, page, visit }) => {
    await visit(path(demo.syncing))
    const section = page.getByRole('region', { name: zh.section })
    await expect(section).toContainText(/源RDS读写状态\s*读写/)
    await expect(section).toContainText(/PolarDB读写状态\s*只读/)
    await section.getByRole('button', { name: zh.switchOver }).click()
    const dialog = page.getByRole('dialog', { name: '开始切换' })
    await dialog.getByRole('radio', { name: zh.withoutEndpoints }).check()
    if (!javaScriptEnabled) await dialog.getByRole('button', { name: '检查这些地址对' }).click()
    await expect(dialog.locator('form[aria-busy=true]')).toHaveCount(0)
    await expect(dialog.getByText('域名都不移动：每个域名仍然指向现在的一侧。')).toBeVisible()
    for (const box of await dialog.getByRole('checkbox', { name: /^确认：/ }).all()) await box.check()
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog.getByRole('alert')).toContainText('“迁移切换”')
    await expectAccessible(page)
    await visit(path(demo.syncing))
    await expect(async () => {
      if (!javaScriptEnabled) await page.getByRole('link', { name: '刷新' }).click()
      await expect(section).toContainText(/PolarDB读写状态\s*读写/, { timeout: javaScriptEnabled ? 10_000 : 1 })
    }).toPass({ timeout: 20_000 })
    await expect(section.getByRole('heading', { name: '现在需要修改的连接地址' })).toBeVisible()
    await expectAccessible(page)
  })
})

test('the language is chosen by a button, and the page stays', async ({ page, visit }) => {
  await visit(path(demo.syncing))
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('region', { name: zh.section })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/clusters/${demo.syncing.id}\\?region=`))
  await expect(page.getByRole('button', { name: '中文' })).toHaveAttribute('aria-pressed', 'true')
})

test('a link may name the language, which stays', async ({ page, visit }) => {
  await visit('/clusters?lang=zh')
  await expect(page.getByRole('heading', { level: 1, name: zh.clusters })).toBeVisible()
  await visit('/clusters')
  await expect(page.getByRole('heading', { level: 1, name: zh.clusters })).toBeVisible()
})
