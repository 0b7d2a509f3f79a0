// Signing beside the hashes it needs, and beside the official SDKs signing the same call, in alternating rounds. All
// per second of processor time of one core, so that what else the machine does is not counted.
//
//   node signing.mjs RELEASE_FOLDER PYTHON [rounds]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { median, print, remark, row } from './table.mjs'

const [folder = '', python = '', rounds = '5'] = process.argv.slice(2)
const here = dirname(fileURLToPath(import.meta.url))

/** @param {string} command @param {string[]} args @returns {Record<string, number>} */
function run(command, args) {
  const ended = spawnSync(command, args, { encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(`${command} failed: ${ended.error ?? ended.stderr}`)
  return JSON.parse(ended.stdout)
}

/** @type {{ ours: number, hashes: number, python: number, node: number }[]} */
const seen = []
for (let round = 0; round < Number(rounds); round += 1) {
  const { signatures = NaN, hashes = NaN } = run(join(folder, 'examples/signing'), ['1'])
  const sdk = { python: run(python, [join(here, 'sign.py')]), node: run(process.execPath, [join(here, 'sign.mjs')]) }
  seen.push({ ours: signatures, hashes, python: sdk.python.signatures ?? NaN, node: sdk.node.signatures ?? NaN })
}

row('time of a signature to its hashes alone', median(seen.map(one => one.hashes / one.ours)), '<=', 2.1)
row('rate to the Python SDK', median(seen.map(one => one.ours / one.python)), '>=', 22)
row('rate to the Node SDK', median(seen.map(one => one.ours / one.node)), '>=', 14)
print('signing, ACS3-HMAC-SHA256')
for (const who of /** @type {const} */ (['ours', 'hashes', 'python', 'node'])) {
  remark([who, '', `${median(seen.map(one => one[who])).toFixed(0)} /s of one core`])
}
