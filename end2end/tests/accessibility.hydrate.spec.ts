// Pages whose markup is the same without scripts. The others are in accessibility.spec.ts, with and without them.
import { demo, path } from '../support/demo'
import { expectAccessibleEverywhere } from '../support/accessible'
import { expect, test } from '../support/test'

const pages: Record<string, string> = {
  'a list without clusters': '/clusters?region=cn-hangzhou&q=nothing-like-this',
  'a cluster whose precheck failed': path(demo.failedPrecheck),
  'a cluster that expires': path(demo.expiring),
  'a cluster that never migrated': path(demo.neverMigrated),
  'a page that is not there': '/nowhere',
  'the lab with an order for trouble': '/lab?kind=stuck',
}

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(locale, () => {
    test.use({ locale })
    for (const [name, address] of Object.entries(pages)) {
      test(`${name} is accessible in both themes and fits 360 and 1440 px`, async ({ noise, page, visit }) => {
        noise.allow(/status of 404/)
        await visit(address)
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh-CN' ? locale : 'en')
        await expectAccessibleEverywhere(page)
      })
    }
  })
}
