import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';

import { claim } from './support/claims.mjs';
import { KEYS } from './support/stacks.mjs';
import { refused } from './support/refusals.mjs';

const require = createRequire(import.meta.url);
const ofPopCore = createRequire(require.resolve('@alicloud/pop-core'));
// What makes the nonces of each SDK.
const NONCES = [
  [require('@alicloud/tea-util').default, 'getNonce'],
  [require('@alicloud/openapi-core').OpenApiUtil, 'getNonce'],
  [ofPopCore('kitx'), 'makeNonce'],
];

/** Every stack uses one nonce again and again while this runs. */
async function withOneNonce(run) {
  const before = NONCES.map(([owner, name]) => owner[name]);
  const nonce = randomUUID();
  NONCES.forEach(([owner, name]) => (owner[name] = () => nonce));
  try {
    return await run();
  } finally {
    NONCES.forEach(([owner, name], at) => (owner[name] = before[at]));
  }
}

for (const product of ['polardb', 'rds']) {
  const asks = { product, action: product === 'rds' ? 'DescribeDBInstances' : 'DescribeRegions' };
  const ask = client => client.call(asks.action);

  claim(`a nonce sent at once by many is good once (${product})`, asks, (_, stack) =>
    withOneNonce(async () => {
      const clients = Array.from({ length: 12 }, () => stack.connect(product));
      const outcomes = await Promise.allSettled(clients.map(ask));
      const refusals = outcomes.filter(outcome => outcome.status === 'rejected').map(outcome => outcome.reason.code);
      assert.deepEqual(refusals, Array(11).fill('SignatureNonceUsed'));
    }),
  );

  claim(`an unknown key is refused (${product})`, asks, async (_, stack) => {
    const nobody = stack.connect(product, { ...KEYS, accessKeyId: 'nobody' });
    await refused(['InvalidAccessKeyId.NotFound', 404, 'Specified access key is not found.'], ask(nobody));
  });

  claim(`a wrong secret is told the server's string to sign (${product})`, asks, async (_, stack) => {
    const wrong = stack.connect(product, { ...KEYS, accessKeySecret: 'wrong' });
    const refusal = await ask(wrong).then(() => assert.fail('it was answered'), error => error);
    assert.deepEqual([refusal.code, refusal.status], ['SignatureDoesNotMatch', 400]);
    assert.match(refusal.message, /server string to sign is:(GET|POST)&%2F&|server StringToSign is \[ACS3-HMAC-SHA256\n/);
  });
}
