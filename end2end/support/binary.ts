// Starts and stops the polarshift binary.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { dirname, resolve as resolvePath } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Profile = 'debug' | 'release'

const START_TIMEOUT_MS = 30_000

export const workspace = fileURLToPath(new URL('../../', import.meta.url))
const target = resolvePath(workspace, process.env.CARGO_TARGET_DIR ?? 'target')

/** The addresses the binary prints in one JSON line once it listens. */
export type Addresses = { console?: string; emulator?: string }

export class Running {
  private constructor(
    private readonly child: ChildProcess,
    readonly addresses: Addresses,
    private readonly logLines: string[],
  ) {}

  static async start(profile: Profile, args: string[]): Promise<Running> {
    const program = process.env.PROGRAM ?? `${target}/${profile}/polarshift`
    const child = spawn(program, args, {
      cwd: dirname(program),
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const log: string[] = []
    createInterface({ input: child.stderr! }).on('line', line => log.push(line))
    try {
      return new Running(child, await announced(child), log)
    } catch (error) {
      child.kill('SIGKILL')
      throw new Error(`polarshift ${args.join(' ')}: ${error}\n${log.join('\n')}`)
    }
  }

  /** What it has logged so far. */
  log(): string {
    return this.logLines.join('\n')
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const exited = new Promise<void>(resolve => this.child.once('exit', () => resolve()))
    this.child.kill(signal)
    await exited
  }
}

/** Credentials and settings of whoever runs the tests stay out of them. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(POLARSHIFT_|ALIBABA_CLOUD_|LEPTOS_)/.test(name)),
  )
}

function announced(child: ChildProcess): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it did not listen in time')), START_TIMEOUT_MS)
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`it ended with ${code}`)))
    createInterface({ input: child.stdout! }).on('line', line => {
      if (!line.startsWith('{')) return
      clearTimeout(timer)
      resolve(JSON.parse(line) as Addresses)
    })
  })
}
