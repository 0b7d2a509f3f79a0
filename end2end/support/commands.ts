// The calls that a page shows, folded away.
import { execFileSync } from 'node:child_process'
import type { Locator } from '@playwright/test'

/** What the vendor's command line would send. */
export type Shown = { action: string; parameters: Record<string, string> }

/** The texts of one tool below a place, unfolded or not. */
export async function texts(place: Locator, begins: string): Promise<string[]> {
  const all = await place.locator('.command__text code').allTextContents()
  return all.filter(text => text.startsWith(begins))
}

/** Runs a script of the page with the emulator's key. */
export function run(script: string): string {
  const env = { ...process.env, ALIBABA_CLOUD_ACCESS_KEY_ID: 'polarshift', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'polarshift-secret' }
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A command as a shell hands it to the program. */
export function understood(command: string): Shown {
  const words = run(`aliyun() { printf '%s\\0' "$@"; }\n${command}`).split('\0')
  const [, action = '', ...options] = words.slice(0, -1)
  const parameters: Record<string, string> = {}
  for (let at = 0; at < options.length; at += 1) {
    const name = options[at]!.replace(/^--/, '')
    if (name === 'insecure') continue
    at += 1
    if (name !== 'endpoint') parameters[name === 'region' ? 'RegionId' : name] = options[at]!
  }
  return { action, parameters }
}
