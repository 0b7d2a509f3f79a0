// The release build: a smoke test and the byte budget. One worker, so that nothing disturbs a count.
import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './support/browser'

export default defineConfig<object, { profile: 'release' }>({
  testDir: 'release',
  outputDir: 'test-results/release',
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions,
    locale: 'en-US',
    timezoneId: 'UTC',
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    profile: 'release',
  },
})
