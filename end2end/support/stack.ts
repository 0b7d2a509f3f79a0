// What every worker owns: an emulator, and a console in front of it. Nothing is shared, so every
// test may run beside every other.
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Running, type Profile } from './binary'

/** Emulated seconds per real second: a switch takes one second. */
const SPEED = '120'
/** How often a page looks while something changes, and otherwise. The release is measured as it is. */
const POLLS = { debug: ['--fast-poll', '200ms', '--slow-poll', '500ms'], release: [] }

const AGE_INTENTS = `
import datetime, sqlite3, sys
then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
journal = sqlite3.connect(sys.argv[1], timeout=10)
journal.execute("UPDATE intents SET sent_at = ?1, ended_at = ?1", [then.strftime('%Y-%m-%dT%H:%M:%S.000000000Z')])
journal.commit()
`

const COUNT_SAMPLES = `
import sqlite3, sys
print(sqlite3.connect(sys.argv[1], timeout=10).execute("SELECT count(*) FROM samples").fetchone()[0])
`

export async function startEmulator(profile: Profile): Promise<Running> {
  return Running.start(profile, ['emulator', '--listen', '127.0.0.1:0', '--speed', SPEED, '--scenario', 'demo'])
}

/** An emulator that keeps its state over a kill. */
export class KeptEmulator {
  private constructor(
    readonly url: string,
    private process: Running,
    private readonly folder: string,
    private readonly start: (listen: string) => Promise<Running>,
  ) {}

  static async start(profile: Profile): Promise<KeptEmulator> {
    const folder = await mkdtemp(join(tmpdir(), 'polarshift-'))
    const flags = ['--speed', SPEED, '--state', join(folder, 'state.json')]
    const start = (listen: string) => Running.start(profile, ['emulator', '--listen', listen, ...flags])
    const process = await start('127.0.0.1:0')
    const url = process.addresses.emulator
    if (!url) throw new Error('the emulator did not print its address')
    return new KeptEmulator(url.replace(/\/$/, ''), process, folder, start)
  }

  /** Ends it as a crash would. */
  kill(): Promise<void> {
    return this.process.stop('SIGKILL')
  }

  /** Starts it again at the same address, with the same state. */
  async restart(): Promise<void> {
    this.process = await this.start(new URL(this.url).host)
  }

  async stop(): Promise<void> {
    await this.process.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A console with a journal of its own, empty at first. */
export class Console {
  private constructor(
    readonly url: string,
    private process: Running,
    private readonly data: string,
    private readonly start: (listen: string) => Promise<Running>,
  ) {}

  /** `config` is the text of its polarshift.toml. */
  static async start(profile: Profile, upstream: string, config = ''): Promise<Console> {
    const data = await mkdtemp(join(tmpdir(), 'polarshift-'))
    const file = join(data, 'polarshift.toml')
    // A file that holds a key is refused if others can read it.
    await writeFile(file, config, { mode: 0o600 })
    const flags = ['--upstream', upstream, '--data-dir', data, '--config', file, ...POLLS[profile]]
    const start = (listen: string) => Running.start(profile, ['serve', '--listen', listen, ...flags])
    const process = await start('127.0.0.1:0')
    const url = process.addresses.console
    if (!url) throw new Error('the console did not print its address')
    return new Console(url.replace(/\/$/, ''), process, data, start)
  }

  log(): string {
    return this.process.log()
  }

  /** Ends it as a crash would. */
  kill(): Promise<void> {
    return this.process.stop('SIGKILL')
  }

  /** Starts it again at the same address, with the same journal. */
  async restart(): Promise<void> {
    this.process = await this.start(new URL(this.url).host)
  }

  /**
   * Makes every intent look sent an hour ago, by a process that has ended since: how long ago a call of its own ended, a
   * console knows without the journal.
   */
  async ageIntents(): Promise<void> {
    await this.process.stop()
    execFileSync('python3', ['-c', AGE_INTENTS, join(this.data, 'polarshift.sqlite')])
    await this.restart()
  }

  /** How many readings of migrations it has kept. */
  samples(): number {
    return Number(execFileSync('python3', ['-c', COUNT_SAMPLES, join(this.data, 'polarshift.sqlite')], { encoding: 'utf8' }))
  }

  async stop(): Promise<void> {
    await this.process.stop()
    await rm(this.data, { recursive: true, force: true })
  }
}
