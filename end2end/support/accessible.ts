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

const looks = [360, 1440].flatMap(width => (['light', 'dark'] as const).map(colorScheme => ({ width, colorScheme })))

/** In both themes, on a narrow and on a wide screen; nothing scrolls sideways. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${page.url()} does not scroll sideways at ${width} px`).toBeLessThanOrEqual(0)
  }
}
