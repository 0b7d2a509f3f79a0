import type { Page } from '@playwright/test'

/** A click between paint and hydration is lost, and nothing else can tell. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' })
}
