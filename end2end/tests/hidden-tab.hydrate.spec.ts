// A tab behind another one, in a browser that has tabs.
import { wholeBrowser } from '../support/browser'
import { demo, path } from '../support/demo'
import { Tabs } from '../support/tabs'
import { expect, test } from '../support/test'

test.use({ launchOptions: wholeBrowser })

test('a hidden tab asks nothing, and asks again when it is seen', async ({ browser, emulator, stack }) => {
  const tabs = await Tabs.of(browser)
  const tab = await tabs.open(stack.url + path(demo.syncing))
  const looks = () => emulator.looks(demo.syncing.id)
  await expect.poll(() => tab.evaluate('"hydrated" in document.documentElement.dataset')).toBe(true)
  await expect.poll(looks).toBeGreaterThan(2)

  await tabs.open(stack.url + path(demo.switched))
  expect(await tab.evaluate('document.visibilityState')).toBe('hidden')
  const before = await looks()
  // The tab in front asks five times; the hidden one may have had one question on its way.
  await expect.poll(() => emulator.looks(demo.switched.id)).toBeGreaterThan(5)
  const hidden = await looks()
  expect(hidden - before).toBeLessThanOrEqual(1)

  await tab.toFront()
  await expect.poll(looks).toBeGreaterThan(hidden + 1)
  await tabs.close()
})
