// One test per stack, each with an emulator that starts afresh.
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';

import { get, startAfresh } from './emulator.mjs';
import { stacks } from './stacks.mjs';

/**
 * A test of a sentence through every stack that can make the call. `check` gets a client of the product and the stack.
 * Only claims that really wait for emulated time to pass are made at every pace.
 */
export function claim(sentence, { product = 'polardb', action = 'DescribeRegions', parameter, everyPace = false }, check) {
  if (process.env.EVERY_PACE_ONLY && !everyPace) return;
  for (const stack of stacks(product, action, parameter)) {
    test(`${sentence} [${stack.name}]`, async () => {
      await startAfresh();
      await check(stack.connect(product), stack);
      await noteCoverage();
    });
  }
}

/** Adds the operations that were answered well to the file COVERAGE, for the runner to compare with the catalogue. */
async function noteCoverage() {
  if (!process.env.COVERAGE) return;
  const { calls } = await get('calls');
  const answered = calls.filter(call => call.status === 200).map(call => `${call.version} ${call.action}`);
  appendFileSync(process.env.COVERAGE, `${JSON.stringify([...new Set(answered)])}\n`);
}
