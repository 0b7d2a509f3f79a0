// Processor time per request of the console and the emulator, beside the floor of the same run.
//
//   node bench.mjs RELEASE_FOLDER [requests]
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emulatorKey, sign } from '../support/acs.mjs'
import { start } from './process.mjs'

const [folder = '', count = '4000'] = process.argv.slice(2)
const requests = Number(count)
const CONNECTIONS = 16
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

/**
 * @param {string} url
 * @param {string} method
 * @param {Record<string, string>} headers
 * @returns {Promise<void>}
 */
function send(url, method, headers) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, answer => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
      answer.resume().once('end', resolve)
    })
    sent.once('error', reject).end()
  })
}

/** @param {string} url */
const page = url => () => send(url, 'GET', {})

/** @param {string} url */
const signedList = url => () => {
  const { query, headers } = sign(new URL(url).host, 'polardb', 'DescribeDBClusters', { RegionId: 'cn-hangzhou' }, emulatorKey)
  return send(`${url}/?${query}`, 'POST', headers)
}

/**
 * Microseconds of processor time per request, after a tenth of the requests as warm-up.
 * @param {import('./process.mjs').Measured} server
 * @param {() => Promise<void>} one
 */
async function cost(server, one) {
  /** @param {number} total */
  const many = async total => {
    let left = total
    await Promise.all(Array.from({ length: CONNECTIONS }, async () => { while (left-- > 0) await one() }))
  }
  await many(requests / 10)
  const before = server.processorTime()
  await many(requests)
  return (server.processorTime() - before) / requests
}

const data = mkdtempSync(join(tmpdir(), 'polarshift-bench-'))
const floor = await start(join(folder, 'examples/floor'), [], 'floor')
const emulator = await start(join(folder, 'polarshift'), ['emulator', '--listen', '127.0.0.1:0'], 'emulator')
const console_ = await start(
  join(folder, 'polarshift'),
  ['serve', '--listen', '127.0.0.1:0', '--upstream', emulator.url, '--data-dir', data],
  'console',
)

// A second emulator and console, because a region of a thousand is another state of both.
const fleetData = mkdtempSync(join(tmpdir(), 'polarshift-bench-'))
const thousand = await start(
  join(folder, 'polarshift'),
  ['emulator', '--listen', '127.0.0.1:0', '--scenario', 'fleet-1000'],
  'emulator',
)
const fleet = await start(
  join(folder, 'polarshift'),
  ['serve', '--listen', '127.0.0.1:0', '--upstream', thousand.url, '--data-dir', fleetData],
  'console',
)

/** Looks until every migration of the region was read, and says how long that took in milliseconds. */
async function gathered() {
  const begun = performance.now()
  while ((await (await fetch(`${fleet.url}/clusters`)).text()).includes('<progress')) {
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return performance.now() - begun
}
const gathering = await gathered()

const cluster = `${console_.url}/clusters/pc-bp1billing0000001?region=cn-hangzhou`
const rows = [
  { what: 'floor, one fixed answer', server: floor, one: page(floor.url) },
  { what: 'console, /healthz', server: console_, one: page(`${console_.url}/healthz`) },
  { what: 'console, /clusters', server: console_, one: page(`${console_.url}/clusters`) },
  { what: 'console, /clusters of 1,000', server: fleet, one: page(`${fleet.url}/clusters`) },
  { what: 'console, the same by delay', server: fleet, one: page(`${fleet.url}/clusters?sort=-delay&needs=any`) },
  { what: 'console, /clusters/{id}', server: console_, one: page(cluster) },
  { what: 'console, the dialog of Switch Over', server: console_, one: page(cluster.replace('?', '/switch?')) },
  { what: 'emulator, signed DescribeDBClusters', server: emulator, one: signedList(emulator.url) },
]

/** @param {string} what @param {string[]} figures */
const line = (what, figures) => `${what.padEnd(38)}${figures.map(figure => figure.padStart(12)).join('')}\n`

const reference = await cost(floor, page(floor.url))
process.stdout.write(line('', ['start ms', 'RSS MB', 'CPU µs/req', '× floor']))
for (const { what, server, one } of rows) {
  const micros = await cost(server, one)
  const figures = [server.startMs, server.memory(), micros, micros / reference]
  process.stdout.write(line(what, figures.map(figure => figure.toFixed(1))))
}

process.stdout.write(`1,000 migrations gathered in ${gathering.toFixed(0)} ms\n`)

for (const server of [fleet, thousand, console_, emulator, floor]) await server.stop()
agent.destroy()
for (const folder of [data, fleetData]) rmSync(folder, { recursive: true, force: true })
