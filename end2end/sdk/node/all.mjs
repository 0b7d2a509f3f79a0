// Every test, one after the other in one process: they share one emulator.
//     node --test-reporter ./support/summary.mjs --test-reporter-destination stdout all.mjs
import { readdirSync } from 'node:fs';

for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.test.mjs')).sort()) {
  await import(`./${file}`);
}
