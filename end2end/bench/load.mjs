// Runs the load generator (crates/emulator/examples/load.rs) and counts the server's processor time meanwhile.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'polarshift-load-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
let files = 0

/** @param {string} text */
function file(text) {
  const path = join(folder, `${files++}`)
  writeFileSync(path, text)
  return path
}

/**
 * What to send: the same bytes each time, or signed DescribeDBClusterMigration of these clusters.
 * @typedef {{ mode: 'same' | 'describe', path: string }} Requests
 */

/** @param {string} bytes @returns {Requests} */
export const same = bytes => ({ mode: 'same', path: file(bytes) })

/** @param {string[]} clusters @returns {Requests} */
export const describeEach = clusters => ({ mode: 'describe', path: file(clusters.join('\n')) })

/**
 * @param {string} generator path of the generator
 * @param {import('./process.mjs').Measured} server
 * @param {Requests} requests
 * @param {number} count
 * @param {number} connections
 */
export function load(generator, server, requests, count, connections = 16) {
  const address = new URL(server.url).host
  const before = server.processorTime()
  const run = spawnSync(generator, [address, String(count), String(connections), requests.mode, requests.path], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the load generator failed: ${run.stderr}`)
  /** @type {{ requests: number, failed: number, per_second: number }} */
  const seen = JSON.parse(run.stdout)
  if (seen.failed > 0) throw new Error(`${seen.failed} of ${seen.requests} requests were not answered with 200`)
  return { perSecond: seen.per_second, micros: (server.processorTime() - before) / seen.requests }
}
