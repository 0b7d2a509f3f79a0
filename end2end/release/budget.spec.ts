// What a first visit costs, in bytes on the wire, until an island has reacted.
import { demo, path } from '../support/demo'
import { expect, test } from '../support/test'
import { Traffic } from '../support/traffic'

const EVERYTHING_BYTES = 150_000
const FIRST_PAINT_BYTES = 20_000
const REQUESTS = 8

const pages = { '/clusters': '/clusters', '/clusters/{id}': path(demo.syncing) }

for (const [name, address] of Object.entries(pages)) {
  test(`${name} stays within its byte budget`, async ({ page, visit, react }, info) => {
    const traffic = await Traffic.watch(page)
    await visit(address)
    await react()
    await expect.poll(() => traffic.all().filter(transfer => transfer.bytes === 0)).toEqual([])

    const figures = {
      everything: traffic.bytes(),
      firstPaint: traffic.bytes('Document', 'Stylesheet'),
      requests: traffic.all().length,
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
  })
}
