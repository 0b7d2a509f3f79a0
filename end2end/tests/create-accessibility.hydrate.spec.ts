// The pages of a creation in every state; scripts do not change them.
import { expectAccessibleEverywhere } from '../support/accessible'
import { Creation, from, sources, words, type Locale } from '../support/create'
import { expect, test } from '../support/test'

const { orders, crm } = sources

/** Every state that an address names. */
const pages: Record<string, string> = {
  'the list of sources': '/clusters/new?region=cn-hangzhou',
  'a search that finds nothing': '/clusters/new?region=cn-hangzhou&q=nothing-like-this',
  'the form of a subscription': from(orders, { engine: '8.0.2', edition: 'SENormal', billing: 'Prepaid' }),
  'a form with faults': from(orders, {
    engine: '8.0.2',
    billing: 'Serverless',
    description: 'x',
    'x-engine-memory': '99',
    step: 'review',
  }),
  'a review with warnings': from(orders, { engine: '8.0.1', vpc: 'vpc-2', vswitch: 'vsw-2', space: '1', step: 'review' }),
}

for (const locale of Object.keys(words) as Locale[]) {
  test.describe(locale, () => {
    test.use({ locale })

    for (const [name, address] of Object.entries(pages)) {
      test(`${name} is accessible in both themes and fits 360 and 1440 px`, async ({ page, visit }) => {
        await visit(address)
        await expectAccessibleEverywhere(page)
      })
    }

    test('evaluations and creations are accessible in every state', async ({ emulator, page, javaScriptEnabled, visit }) => {
      test.slow()
      const creation = new Creation(page, javaScriptEnabled ?? true, locale)
      const { say } = creation
      await emulator.setAccount({ service_linked_role: false })
      await emulator.clock({ paused: true })
      await visit(from(crm))
      await creation.press(say.begin)
      await expect(creation.evaluation).toContainText(say.running)
      await expectAccessibleEverywhere(page)
      await emulator.clock({ advance_seconds: 600 })
      await visit(from(crm))
      await expect(creation.evaluation.getByRole('row', { name: say.trigger })).toBeVisible()
      await expectAccessibleEverywhere(page)
      await emulator.choose({ report_end: 'success' })
      await visit(from(crm))
      await expect(creation.evaluation.locator('pre')).toBeVisible()
      await expectAccessibleEverywhere(page)

      await emulator.setAccount({ service_linked_role: true })
      await visit(from(orders))
      await creation.create()
      await expectAccessibleEverywhere(page)
      await visit(from(orders))
      await expectAccessibleEverywhere(page)
      await emulator.setSource(crm, { status: 'Restoring' })
      await visit(from(crm))
      await expect(page.getByRole('alert')).toBeVisible()
      await expectAccessibleEverywhere(page)
    })
  })
}
