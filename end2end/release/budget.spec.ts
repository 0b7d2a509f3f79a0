// What a first visit costs, in bytes on the wire and in nodes, until an island has reacted.
import { demo, path } from '../support/demo'
import { expect, test } from '../support/test'
import { Traffic } from '../support/traffic'

const EVERYTHING_BYTES = 100_000
const FIRST_PAINT_BYTES = 20_000
const REQUESTS = 8
const NODES = 3_000

const pages = [
  { name: '/clusters', address: '/clusters', scenario: 'demo' },
  { name: '/clusters of a region with a thousand', address: '/clusters', scenario: 'fleet-1000' },
  { name: '/clusters/{id}', address: path(demo.syncing), scenario: 'demo' },
] as const

for (const { name, address, scenario } of pages) {
  test(`${name} stays within its budget`, async ({ page, visit, react, emulator, request }, info) => {
    await emulator.reset(scenario)
    // A page that is not gathered yet is smaller.
    await expect.poll(async () => (await request.get(address)).text()).not.toContain('<progress')
    const traffic = await Traffic.watch(page)
    await visit(address)
    await react()
    await expect.poll(() => traffic.all().filter(transfer => transfer.bytes === 0)).toEqual([])

    const figures = {
      everything: traffic.bytes(),
      firstPaint: traffic.bytes('Document', 'Stylesheet'),
      requests: traffic.all().length,
      nodes: await page.evaluate(() => document.getElementsByTagName('*').length),
    }
    const report = `${JSON.stringify(figures)}\n${traffic.table()}`
    await info.attach('traffic', { body: report, contentType: 'text/plain' })
    console.log(`${name} ${report}`)

    for (const transfer of traffic.all().filter(({ url }) => url.includes('/pkg/'))) {
      expect(transfer.encoding, transfer.url).toBe('br')
    }
    expect(figures.everything, report).toBeLessThanOrEqual(EVERYTHING_BYTES)
    expect(figures.firstPaint, report).toBeLessThanOrEqual(FIRST_PAINT_BYTES)
    expect(figures.requests, report).toBeLessThanOrEqual(REQUESTS)
    expect(figures.nodes, report).toBeLessThan(NODES)
  })
}
