// How the browser is started, the same for both suites.
import type { LaunchOptions } from '@playwright/test'

const root = process.getuid?.() === 0

// Nothing may wait for a host on the network, and Chromium's sandbox does not work for root.
const args = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(root ? ['--no-sandbox'] : []),
]

/** Without CHROMIUM, Playwright takes its own. */
export const launchOptions: LaunchOptions = {
  args,
  ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
}

/** A browser with windows and tabs: in the headless shell every page is in front. */
export const wholeBrowser: LaunchOptions = {
  args,
  ...(process.env.WHOLE_CHROMIUM ? { executablePath: process.env.WHOLE_CHROMIUM } : { channel: 'chromium' }),
}
