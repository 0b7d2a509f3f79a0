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

/**
 * Each language is looked at in both themes and at both widths, and each theme at both widths: an axe rule depends on two of
 * the three at most (contrast on the theme, the size of a target on width and words, the layout on the width).
 */
const looks = {
  en: [
    { width: 360, colorScheme: 'dark' },
    { width: 1440, colorScheme: 'light' },
  ],
  'zh-CN': [
    { width: 360, colorScheme: 'light' },
    { width: 1440, colorScheme: 'dark' },
  ],
} as const

/** In both themes, on a narrow and on a wide screen; nothing scrolls sideways. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const language = await page.locator('html').getAttribute('lang')
  for (const { width, colorScheme } of looks[language as keyof typeof looks]) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${page.url()} does not scroll sideways at ${width} px`).toBeLessThanOrEqual(0)
  }
}
