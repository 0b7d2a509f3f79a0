// The emulator's own control plane: its clock, its faults and what really happened.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

export const ENDPOINT = process.env.ENDPOINT;
const PAUSED = (process.env.PACE ?? 'paused') === 'paused';

const DEADLINE_MS = 100_000;
const POLL_MS = 100;
// Emulated seconds between two looks at a paused clock.
const STEP_SECONDS = 30;
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

async function send(path, body) {
  const answer = await fetch(`http://${ENDPOINT}/_emulator/${path}`, body && { method: 'POST', body: JSON.stringify(body) });
  const value = await answer.json();
  assert.ok(answer.ok, `${path}: ${answer.status} ${JSON.stringify(value)}`);
  return value;
}

export const get = path => send(path);
export const post = (path, fields) => send(path, fields);

/** The scenario as at the start; the clock stands still at the pace `paused`. */
export async function startAfresh(scenario = 'demo') {
  await post('reset', { scenario });
  if (PAUSED) await post('clock', { paused: true });
}

/** Moves the emulated clock forward: letPass({ days: 31 }). */
export async function letPass(spans) {
  const seconds = Object.entries(spans).reduce((sum, [unit, count]) => sum + SECONDS[unit] * count, 0);
  await post('clock', { advance_seconds: seconds });
}

export const fault = (action, kind, more = {}) => post('faults', { action, kind, ...more });
export const calls = async action => (await get(`calls?action=${action}`)).calls;
/** A cluster as it truly is, whatever an answer says. */
export const cluster = async id => (await get('state')).clusters.find(each => each.id === id);

/** Waits for a condition and gives its value. A paused clock is moved instead of waited for. */
export async function until(holds, what) {
  for (const deadline = Date.now() + DEADLINE_MS; ;) {
    const value = await holds();
    if (value) return value;
    assert.ok(Date.now() < deadline, `not within ${DEADLINE_MS} ms: ${what}`);
    await (PAUSED ? letPass({ seconds: STEP_SECONDS }) : pause(POLL_MS));
  }
}
