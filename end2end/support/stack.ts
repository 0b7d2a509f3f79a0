// What every worker owns: an emulator, and a console in front of it. Nothing is shared, so every
// test may run beside every other.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Running, type Profile } from './binary'

/** Emulated seconds per real second: a switch takes a second or two. */
const SPEED = '60'

export function startEmulator(profile: Profile): Promise<Running> {
  return Running.start(profile, ['emulator', '--listen', '127.0.0.1:0', '--speed', SPEED, '--scenario', 'demo'])
}

export type Console = { url: string; process: Running; stop: () => Promise<void> }

/** A console with an empty journal. */
export async function startConsole(profile: Profile, upstream: string): Promise<Console> {
  const data = await mkdtemp(join(tmpdir(), 'polarshift-'))
  const process = await Running.start(profile, [
    'serve', '--listen', '127.0.0.1:0', '--upstream', upstream, '--data-dir', data,
  ])
  const url = process.addresses.console
  if (!url) throw new Error('the console did not print its address')
  const stop = async () => {
    await process.stop()
    await rm(data, { recursive: true, force: true })
  }
  return { url, process, stop }
}
