// Every flow on the development build, with and without scripts.
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './support/browser'

const ci = Boolean(process.env.CI)

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/dev',
  fullyParallel: true,
  forbidOnly: ci,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions,
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
  },
  projects: [
    { name: 'chromium' },
    {
      name: 'chromium-no-js',
      testIgnore: '**/*.hydrate.spec.ts',
      use: { javaScriptEnabled: false },
    },
  ],
})
