// axe on the whole page: a violation is a failure, whatever its impact.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await audit(page)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
  expect(found, `axe finds nothing on ${page.url()}`).toEqual([])
}

/**
 * axe is a script itself: where they are off, it gets them once the page has done without. The
 * legacy mode keeps it from collecting its findings in a second page, which would have none.
 */
async function audit(page: Page) {
  const session = await page.context().newCDPSession(page)
  // Only a change is heeded, and each session has its own value.
  for (const value of [true, false]) await session.send('Emulation.setScriptExecutionDisabled', { value })
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze()
  await session.detach()
  return results
}
