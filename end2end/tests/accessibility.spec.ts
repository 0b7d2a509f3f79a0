import { demo, path } from '../support/demo'
import { expectAccessible } from '../support/accessible'
import { expect, test } from '../support/test'

/** Every page, and every dialog where it is legal. */
const pages: Record<string, string> = {
  clusters: '/clusters',
  'a cluster that synchronizes': path(demo.syncing),
  'a switched cluster': path(demo.switched),
  'a cluster whose precheck failed': path(demo.failedPrecheck),
  'a cluster that never migrated': path(demo.neverMigrated),
  'Switch Over': path(demo.syncing, 'switch'),
  'Roll Back Migration': path(demo.switched, 'roll-back'),
  'Complete Migration': path(demo.switched, 'complete'),
  'Cancel Migration': path(demo.syncing, 'cancel'),
  'Continue Migration': path(demo.failedPrecheck, 'continue'),
  'Abandon Migration': path(demo.failedPrecheck, 'abandon'),
  'an action that is not legal': path(demo.syncing, 'roll-back'),
  'a page that is not there': '/nowhere',
}

test.beforeEach(({ noise }) => noise.allow(/status of 404/))

for (const [name, address] of Object.entries(pages)) {
  for (const width of [360, 1440]) {
    test(`${name} is accessible in both themes and fits ${width} px`, async ({ page, visit }) => {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await visit(address)
        await expectAccessible(page)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${address} does not scroll sideways`).toBeLessThanOrEqual(0)
      }
    })
  }
}
