// Lighthouse on the release build over HTTP/1.1: medians of several runs for desktop and for mobile.
//
//   node lighthouse.mjs RELEASE_FOLDER CHROMIUM [runs]
import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { start } from '../process.mjs'
import { median } from '../table.mjs'

const [folder = '', chromePath = '', count = '3'] = process.argv.slice(2)
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']
const PRESETS = { desktop: desktopConfig, mobile: undefined }
const PAGES = ['/clusters?region=cn-hangzhou', '/clusters/pc-bp1billing0000001?region=cn-hangzhou']
const chromeFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * One run in a browser of its own: nothing is cached.
 * @param {string} url
 * @param {object | undefined} preset
 */
async function run(url, preset) {
  const chrome = await launch({ chromePath, chromeFlags })
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES }, preset)
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
    const failed = CATEGORIES.flatMap(name => lhr.categories[name].auditRefs)
      .filter(audit => audit.weight > 0 && (lhr.audits[audit.id].score ?? 1) < 0.9)
    return {
      scores: CATEGORIES.map(name => Math.round(lhr.categories[name].score * 100)),
      times: TIMES.map(name => lhr.audits[name].numericValue),
      failed: failed.map(audit => audit.id),
    }
  } finally {
    await chrome.kill()
  }
}

/** @param {string[]} cells */
const line = cells => process.stdout.write(`${cells.map((cell, i) => cell.padEnd(i === 0 ? 58 : 9)).join('').trimEnd()}\n`)

const data = mkdtempSync(join(tmpdir(), 'polarshift-lighthouse-'))
const server = await start(
  join(folder, 'polarshift'),
  ['serve', '--listen', '127.0.0.1:0', '--emulator-listen', '127.0.0.1:0', '--data-dir', data],
  'console',
)
line(['Lighthouse', 'perf', 'a11y', 'best', 'seo', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS'])
for (const page of PAGES) {
  for (const [name, preset] of Object.entries(PRESETS)) {
    const runs = []
    for (let n = 0; n < Number(count); n++) runs.push(await run(server.url + page, preset))
    /** @param {'scores' | 'times'} key @param {number} at */
    const middle = (key, at) => median(runs.map(one => one[key][at]))
    const scores = CATEGORIES.map((_, at) => String(middle('scores', at)))
    const times = TIMES.map((_, at) => middle('times', at).toFixed(at === 3 ? 3 : 0))
    line([`${page}, ${name}`, ...scores, ...times])
    const failed = new Set(runs.flatMap(one => one.failed))
    if (failed.size > 0) line([`  below 90: ${[...failed].join(', ')}`])
  }
}
await server.stop()
rmSync(data, { recursive: true, force: true })
