// Pictures of every page, to be looked at. `make screenshots` puts the README's into docs/images.
import { join } from 'node:path'
import { workspace } from '../support/binary'
import { Creation, from, sources } from '../support/create'
import { demo, path } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { switched } from '../support/panel'
import { expect, test, type Page } from '../support/test'

const folder = process.env.SCREENSHOTS ?? join(workspace, 'end2end/test-results/screenshots')
const themes = ['light', 'dark'] as const

async function take(page: Page, name: string, widths: number[], height?: number): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: height ?? 900 })
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const path = join(folder, `${name}-${colorScheme}-${width}.png`)
      await page.screenshot({ path, fullPage: height === undefined })
    }
  }
}

const pages: Record<string, string> = {
  clusters: '/clusters?region=cn-hangzhou',
  'clusters-shenzhen': '/clusters?region=cn-shenzhen',
  'clusters-empty': '/clusters?region=cn-beijing',
  'clusters-compared': `/clusters?region=cn-hangzhou&only=selected&select=${demo.syncing.id}&select=${demo.switched.id}`,
  'clusters-none': '/clusters?region=cn-hangzhou&q=nothing',
  cluster: path(demo.syncing),
  'cluster-switching': path(demo.switching),
  'cluster-switched': path(demo.switched),
  'cluster-precheck-failed': path(demo.failedPrecheck),
  'cluster-never-migrated': path(demo.neverMigrated),
  'cluster-expiring': path(demo.expiring),
  'cluster-upgrade': path(demo.upgrade),
  switch: path(demo.syncing, 'switch'),
  'switch-other-ports': path(demo.otherPorts, 'switch'),
  'roll-back': path(demo.switched, 'roll-back'),
  complete: path(demo.switched, 'complete'),
  cancel: path(demo.syncing, 'cancel'),
  continue: path(demo.failedPrecheck, 'continue'),
  abandon: path(demo.failedPrecheck, 'abandon'),
  refused: path(demo.lagging, 'switch'),
  'new-sources': '/clusters/new?region=cn-hangzhou',
  'new-form': from(sources.orders),
  'new-faults': from(sources.orders, { engine: '8.0.2', billing: 'Serverless', description: 'x', step: 'review' }),
  'new-review': from(sources.orders, { engine: '8.0.1', vpc: 'vpc-2', vswitch: 'vsw-2', step: 'review' }),
  'not-found': '/nowhere',
  lab: '/lab',
  'lab-faults': '/lab?kind=error',
}

for (const [name, address] of Object.entries(pages)) {
  test(`pictures of ${name}`, async ({ page, visit, noise }) => {
    noise.allow(/status of 404/)
    await visit(address)
    await take(page, name, [360, 768, 1440])
  })
}

test('pictures of what there is to do after a switch without endpoints', async ({ page, open, panel, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.press()
  await take(page, 'outcome', [360, 768, 1440])
  await panel.shows(switched)
  await visit(path(demo.syncing))
  await expect(panel.changes).toBeVisible()
  await take(page, 'after-switch', [360, 768, 1440])
})

test('pictures of the tour', async ({ page, visit }) => {
  await visit('/clusters')
  await take(page, 'tour-invitation', [360, 1440], 900)
  await page.getByRole('button', { name: 'Start the tour' }).click()
  await take(page, 'tour', [360, 768, 1440])
  await page.getByRole('button', { name: 'Switch Over' }).click()
  await take(page, 'tour-dialog', [360, 1440])
})

test('pictures of a region with a thousand clusters', async ({ page, visit, emulator }) => {
  await emulator.reset('fleet-1000')
  await visit('/clusters')
  await take(page, 'fleet-reading', [360, 1440], 900)
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await visit('/clusters?needs=any&sort=-delay')
  await take(page, 'fleet', [360, 768, 1440], 900)
})

const troubles = {
  throttled: { kind: 'throttle', times: 50 },
  forbidden: { kind: 'error', status: 403, code: 'Forbidden.RAM', times: 50 },
  failing: { kind: 'error', status: 503, code: 'ServiceUnavailable', times: 50 },
  unanswered: { kind: 'drop_before', times: 50 },
} as const

for (const [name, fault] of Object.entries(troubles)) {
  test(`pictures of trouble: ${name}`, async ({ page, visit, emulator, noise }) => {
    noise.allow(/status of 50[0-9]/)
    await emulator.fault(fault)
    await visit('/clusters')
    await take(page, `clusters-${name}`, [360, 1440])
    await visit(path(demo.syncing))
    await take(page, `cluster-${name}`, [360, 1440])
    await emulator.clearFaults()
    await emulator.fault({ ...fault, action: 'DescribeDBClusterMigration' })
    await visit('/clusters')
    await take(page, `rows-${name}`, [360, 1440])
  })
}

test('pictures of paper and of the colours of the system', async ({ page, visit }) => {
  await visit(path(demo.switched))
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: join(folder, 'print.png'), fullPage: true })
  for (const [name, address] of [['cluster', path(demo.lagging)], ['dialog', path(demo.syncing, 'switch')], ['lab', '/lab']] as const) {
    await visit(address)
    await page.setViewportSize({ width: 1024, height: 900 })
    for (const colorScheme of themes) {
      await page.emulateMedia({ media: 'screen', forcedColors: 'active', colorScheme })
      await page.screenshot({ path: join(folder, `forced-${name}-${colorScheme}.png`), fullPage: true })
    }
  }
})

test('pictures of an evaluation and a creation', async ({ emulator, page, visit }) => {
  const creation = new Creation(page, true)
  await emulator.clock({ paused: true })
  await visit(from(sources.crm))
  await creation.press(creation.say.begin)
  await take(page, 'new-evaluation-running', [360, 1440])
  await emulator.clock({ advance_seconds: 600 })
  await visit(from(sources.crm))
  await take(page, 'new-evaluation-failed', [360, 768, 1440])
  await creation.create()
  await take(page, 'new-created', [360, 1440])
})

test('pictures for the README', async ({ page, visit }) => {
  await visit(path(demo.syncing))
  await take(page, 'readme-cluster', [1280], 880)
  await visit(path(demo.syncing, 'switch'))
  await take(page, 'readme-switch', [1280], 880)
})
