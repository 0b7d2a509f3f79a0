// The `test` every spec uses: a stack of its own, pages that must stay quiet, and `visit`.
import { test as base, expect, type Page, type Response } from '@playwright/test'
import type { Profile } from './binary'
import { path, type Cluster } from './demo'
import { Dialog, dialogs, type Name } from './dialog'
import { Emulator } from './emulator'
import { hydrated } from './hydrated'
import { Noise } from './noise'
import { Panel } from './panel'
import { Console, startEmulator } from './stack'

/** Switches of the emulator, as docs/emulator/choices.md names them. */
export type Choices = Record<string, string | number | boolean>
type Options = { profile: Profile }
type TestOptions = { config: string }
type WorkerFixtures = { upstream: string } & Options
type Fixtures = TestOptions & {
  emulator: Emulator
  /** Has the emulator decide otherwise what the vendor's documents leave open, as long as the test lasts. */
  inCloud: (choices: Choices) => Promise<void>
  stack: Console
  noise: Noise
  /** Opens a path and waits until the islands react, where scripts are on. */
  visit: (path: string) => Promise<Response>
  /** Opens a list of clusters until every migration of its region is read: it is answered before that. */
  visitGathered: (path: string) => Promise<void>
  /** Has an island of the page react, and waits until it has. */
  react: () => Promise<void>
  panel: Panel
  dialog: (name: Name) => Dialog
  /** Opens a cluster's page and presses the button of an action. */
  open: (name: Name, cluster: Cluster) => Promise<Dialog>
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  profile: ['debug', { option: true, scope: 'worker' }],
  config: ['', { option: true }],

  upstream: [
    async ({ profile }, use) => {
      const emulator = await startEmulator(profile)
      const url = emulator.addresses.emulator
      if (!url) throw new Error('the emulator did not print its address')
      await use(url.replace(/\/$/, ''))
      await emulator.stop()
    },
    { scope: 'worker' },
  ],

  emulator: async ({ upstream }, use) => {
    const emulator = new Emulator(upstream)
    await emulator.reset()
    await use(emulator)
  },

  inCloud: async ({ emulator }, use) => {
    await use(choices => emulator.choose(choices))
    // Brings the choices of the scenario back.
    await emulator.reset()
  },

  // Each test has an empty journal, so that what an earlier one did to a cluster cannot matter.
  stack: async ({ profile, emulator, config }, use, info) => {
    const console = await Console.start(profile, emulator.url, config)
    await use(console)
    if (info.status !== info.expectedStatus) {
      await info.attach('console log', { body: console.log(), contentType: 'text/plain' })
    }
    await console.stop()
  },

  baseURL: async ({ stack }, use) => use(stack.url),

  noise: [
    async ({ context }, use) => {
      const noise = new Noise(context)
      await use(noise)
      noise.expectNone()
    },
    { auto: true },
  ],

  visit: async ({ page, javaScriptEnabled }, use) => {
    await use(async path => {
      const response = await page.goto(path)
      if (javaScriptEnabled) await hydrated(page)
      if (!response) throw new Error(`${path} gave no response`)
      return response
    })
  },

  visitGathered: async ({ page, visit }, use) => {
    await use(async path => {
      await expect(async () => {
        await visit(path)
        await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 1_000 })
      }).toPass({ timeout: 20_000 })
    })
  },

  react: async ({ page }, use) => {
    await use(async () => {
      await page.getByRole('button', { name: 'Theme: system' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    })
  },

  panel: async ({ page, javaScriptEnabled }, use) => use(new Panel(page, javaScriptEnabled ?? true)),

  dialog: async ({ page, javaScriptEnabled }, use) => use(name => new Dialog(page, name, javaScriptEnabled ?? true)),

  open: async ({ visit, panel, dialog }, use) => {
    await use(async (name, cluster) => {
      await visit(path(cluster))
      await panel.action(dialogs[name].button).click()
      return dialog(name).opened()
    })
  },
})

export { expect, type Page }
