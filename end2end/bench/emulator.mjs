// The emulator beside its references, all measured in this run: a bare axum server that says hello, and moto. Rounds
// alternate, so that what else the machine does meets both sides alike. Figures are reported, not asserted.
//
//   node emulator.mjs RELEASE_FOLDER MOTO_SERVER [rounds]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeEach, load, same } from './load.mjs'
import { startMoto } from './moto.mjs'
import { start } from './process.mjs'
import { median, print, remark, row } from './table.mjs'

const [folder = '', motoServer = '', rounds = '5'] = process.argv.slice(2)
const FLEETS = [10, 10_000, 100_000]
const REQUESTS = 40_000
const MOTO_REQUESTS = 400
const STARTS = 7

const generator = join(folder, 'examples/load')
const work = mkdtempSync(join(tmpdir(), 'polarshift-fleets-'))

/** @param {string[]} args */
const emulator = args => start(join(folder, 'polarshift'), ['emulator', '--listen', '127.0.0.1:0', ...args], 'emulator')

/** A scenario of so many clusters, each with its source. @param {number} count */
function fleet(count) {
  const path = join(work, `fleet-${count}.toml`)
  const network = ['region = "cn-hangzhou"', 'zone = "cn-hangzhou-i"', 'vpc = "vpc-bench"', 'vswitch = "vsw-bench"']
  const text = ['[[network]]', ...network, '[fleet]', 'region = "cn-hangzhou"', `count = ${count}`, '[fleet.mix]', 'RDS2POLARDB_SYNCING = 1']
  writeFileSync(path, text.join('\n'))
  return path
}

/** Ids spread over a fleet. @param {number} count */
const ids = count => Array.from({ length: Math.min(count, 1000) }, (_, i) => `pc-fleet${String(1 + Math.floor((i * count) / Math.min(count, 1000))).padStart(6, '0')}`)

/** Milliseconds from the start of the process to the answer of its health check. */
async function firstAnswer() {
  const began = performance.now()
  const server = await emulator([])
  const answer = await fetch(`${server.url}/_emulator/health`)
  await answer.text()
  const took = performance.now() - began
  const memory = server.memory()
  await server.stop()
  return { took, memory }
}

process.stderr.write('start-up and memory\n')
const starts = []
for (let i = 0; i < STARTS; i += 1) starts.push(await firstAnswer())
const startMs = median(starts.map(one => one.took))
const startMemory = median(starts.map(one => one.memory))

process.stderr.write('moto\n')
const moto = await startMoto(motoServer)

const floor = await start(join(folder, 'examples/floor'), [], 'floor')
const hello = same(`GET / HTTP/1.1\r\nHost: ${new URL(floor.url).host}\r\n\r\n`)
const fleets = []
for (const count of FLEETS) {
  const server = await emulator(['--scenario', fleet(count)])
  fleets.push({ count, server, memory: server.memory(), requests: describeEach(ids(count)) })
}
const [small, , large] = fleets
if (!small || !large) throw new Error('no fleets')

/** @type {Record<string, { perSecond: number[], micros: number[] }>} */
const seen = {}
/** @param {string} name @param {{ perSecond: number, micros: number }} figures */
function note(name, figures) {
  const at = (seen[name] ??= { perSecond: [], micros: [] })
  at.perSecond.push(figures.perSecond)
  at.micros.push(figures.micros)
}
/** The median of one figure's ratio, round by round. @param {'perSecond' | 'micros'} what @param {string} a @param {string} b */
const ratio = (what, a, b) => median((seen[a]?.[what] ?? []).map((value, i) => value / (seen[b]?.[what][i] ?? NaN)))

load(generator, floor, hello, REQUESTS / 4)
for (const { server, requests } of fleets) load(generator, server, requests, REQUESTS / 4)
for (let round = 1; round <= Number(rounds); round += 1) {
  process.stderr.write(`round ${round} of ${rounds}\n`)
  note('hello', load(generator, floor, hello, REQUESTS))
  for (const { count, server, requests } of fleets) note(`fleet ${count}`, load(generator, server, requests, REQUESTS))
  note('moto', load(generator, moto.server, moto.byId, MOTO_REQUESTS))
}

const far = `fleet ${large.count}`
const near = `fleet ${small.count}`
row('start to first answer, demo', startMs, '<=', 50, ' ms', `moto ${moto.server.startMs.toFixed(0)}`)
row('resident at start, demo', startMemory, '<=', 15, ' MB', `moto ${moto.empty.toFixed(0)}`)
const middle = fleets[1]
if (middle) {
  const each = ((middle.memory - small.memory) * 1000) / (middle.count - small.count)
  row('a further cluster and its source, to 10,000', each, '<=', 3, ' kB', `moto ${(moto.perCluster * 1000).toFixed(1)}, without a source`)
}
row('the same, to 100,000', ((large.memory - small.memory) * 1000) / (large.count - small.count), '<=', 3, ' kB')
row('describe by id, verified: rate to hello', ratio('perSecond', 'fleet 10000', 'hello'), '>=', 0.25)
row('the same: processor time to hello', ratio('micros', 'fleet 10000', 'hello'), '<=', 4)
row('describe by id, verified: rate to moto', ratio('perSecond', 'fleet 10000', 'moto'), '>=', 100)
row('processor time, 100,000 clusters to 10', ratio('micros', far, near), '<=', 1.2)

for (const { server } of fleets) await server.stop()
for (const server of [floor, moto.server]) await server.stop()
rmSync(work, { recursive: true, force: true })

print('emulator')
for (const [name, { perSecond, micros }] of Object.entries(seen)) {
  remark([name, '', `${median(perSecond).toFixed(0)} req/s`, `${median(micros).toFixed(1)} µs CPU`])
}
