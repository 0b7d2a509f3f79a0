// Migrations without end while the console watches them. Fails when a page fails, when both sides
// accept writes during a migration, or when memory or open files keep growing.
//
//   node soak.mjs RELEASE_FOLDER [minutes]
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '../support/acs.mjs'
import { start } from './process.mjs'

const [folder = '', minutes = '10'] = process.argv.slice(2)
const REGION = 'cn-hangzhou'
const GROWTH_ALLOWED = 1.2

const data = mkdtempSync(join(tmpdir(), 'polarshift-soak-'))
const binary = join(folder, 'polarshift')
const emulator = await start(binary, ['emulator', '--listen', '127.0.0.1:0', '--speed', '500'], 'emulator')
const console_ = await start(
  binary,
  ['serve', '--listen', '127.0.0.1:0', '--upstream', emulator.url, '--data-dir', data],
  'console',
)

/** @param {string} action @param {Record<string, string>} parameters */
const polardb = async (action, parameters) => (await call(emulator.url, 'polardb', action, parameters)).body

/** @param {boolean} holds @param {string} sentence */
function claim(holds, sentence) {
  if (!holds) throw new Error(`does not hold: ${sentence}`)
}

/**
 * One look at a cluster, and the switch or roll back that is legal there.
 * @param {string} id
 */
async function step(id) {
  const seen = await polardb('DescribeDBClusterMigration', { DBClusterId: id })
  const bothWritable = seen.DBClusterReadWriteMode === 'rw' && seen.RdsReadWriteMode === 'rw'
  claim(!bothWritable || seen.MigrationStatus === 'NO_MIGRATION', `${id} has one writable side`)
  const master = { RDS2POLARDB_SYNCING: id, POLARDB2RDS_SYNCING: seen.SourceRDSDBInstanceId }[String(seen.MigrationStatus)]
  if (!master) return 0
  const answer = await polardb('ModifyDBClusterMigration', {
    DBClusterId: id,
    SourceRDSDBInstanceId: seen.SourceRDSDBInstanceId,
    NewMasterInstanceId: master,
    SwapConnectionString: 'false',
  })
  return answer.Code ? 0 : 1
}

/** @param {string} path */
async function look(path) {
  const answer = await fetch(`${console_.url}${path}`)
  await answer.text()
  claim(answer.status === 200, `${path} answers 200, not ${answer.status}`)
}

function sizes() {
  return [console_, emulator].map(server => ({
    memory: server.memory(),
    files: readdirSync(`/proc/${server.child.pid}/fd`).length,
  }))
}

const listed = await polardb('DescribeDBClusters', { RegionId: REGION })
/** @type {string[]} */
const clusters = listed.Items.DBCluster.map((/** @type {{ DBClusterId: string }} */ cluster) => cluster.DBClusterId)
const end = performance.now() + Number(minutes) * 60_000
const settled = performance.now() + Number(minutes) * 20_000
let baseline = sizes()
let [writes, rounds] = [0, 0]

while (performance.now() < end) {
  for (const id of clusters) {
    writes += await step(id)
    await look(`/clusters/${id}?region=${REGION}`)
  }
  await look(`/clusters?region=${REGION}`)
  rounds += 1
  // The first third fills caches and pools.
  if (performance.now() < settled) baseline = sizes()
}

const last = sizes()
last.forEach(({ memory, files }, i) => {
  const before = baseline[i] ?? { memory: 0, files: 0 }
  const name = i === 0 ? 'console' : 'emulator'
  process.stdout.write(`${name}: ${before.memory.toFixed(1)} to ${memory.toFixed(1)} MB, ${before.files} to ${files} open files\n`)
  claim(memory < before.memory * GROWTH_ALLOWED, `the memory of the ${name} does not grow`)
  claim(files < before.files + 32, `the open files of the ${name} do not grow`)
})
process.stdout.write(`${rounds} rounds, ${writes} switches and roll backs\n`)
for (const server of [console_, emulator]) await server.stop()
rmSync(data, { recursive: true, force: true })
