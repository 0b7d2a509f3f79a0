// A server under measurement: its start-up, memory and processor time as the kernel counts them.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const TICKS_PER_SECOND = 100

/**
 * @param {string} binary
 * @param {string[]} args
 * @param {string} key the address wanted of the line the server prints once it listens
 */
export async function start(binary, args, key) {
  const began = performance.now()
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${binary} ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      if (line.startsWith('{')) resolve(String(JSON.parse(line)[key]).replace(/\/$/, ''))
    })
  })
  return new Measured(child, url, performance.now() - began)
}

export class Measured {
  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} url
   * @param {number} startMs
   */
  constructor(child, url, startMs) {
    this.child = child
    this.url = url
    this.startMs = startMs
  }

  /** Resident memory in MB. */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000
  }

  /** Processor time used so far, in microseconds. */
  processorTime() {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
    const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number)
    return ((user + system) / TICKS_PER_SECOND) * 1e6
  }

  async stop() {
    this.child.removeAllListeners('exit')
    const exited = new Promise(resolve => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await exited
  }
}
