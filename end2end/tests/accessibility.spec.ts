// Dialogs, which are pages of their own where scripts are off, and pages in which something moves where they are on.
import { demo, path } from '../support/demo'
import { expectAccessibleEverywhere } from '../support/accessible'
import { withoutEndpoints } from '../support/dialog'
import { switched } from '../support/panel'
import { from, sources } from '../support/create'
import { expect, test } from '../support/test'

const pages: Record<string, string> = {
  'the list of clusters': '/clusters',
  'a cluster that synchronizes': path(demo.syncing),
  'a cluster that is switched': path(demo.switching),
  'a switched cluster': path(demo.switched),
  'the lab': '/lab',
  'Switch Over': path(demo.syncing, 'switch'),
  'Switch Over where ports differ': path(demo.otherPorts, 'switch'),
  'Roll Back Migration': path(demo.switched, 'roll-back'),
  'Complete Migration': path(demo.switched, 'complete'),
  'Cancel Migration': path(demo.syncing, 'cancel'),
  'Continue Migration': path(demo.failedPrecheck, 'continue'),
  'Abandon Migration': path(demo.failedPrecheck, 'abandon'),
  'an action that is not legal': path(demo.syncing, 'roll-back'),
  'the form of a new cluster': from(sources.orders),
}

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale })
    for (const [name, address] of Object.entries(pages)) {
      test(`${name} is accessible in both themes and fits 360 and 1440 px`, async ({ page, visit }) => {
        await visit(address)
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? locale : 'en')
        await expectAccessibleEverywhere(page)
      })
    }
  })
}

test('what follows a switch is accessible in both themes and fits 360 and 1440 px', async ({ open, page, panel, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.press()
  await expectAccessibleEverywhere(page)
  await visit(path(demo.syncing))
  await panel.shows(switched)
  await expect(panel.changes).toBeVisible()
  await expectAccessibleEverywhere(page)
})
