// A reporter for node:test: what failed, and the line that the runner adds up.
export default async function* summary(events) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:pass') passed++;
    if (type === 'test:fail') {
      failed++;
      yield `FAILED ${data.name}\n${data.details.error.cause?.stack ?? data.details.error.stack}\n`;
    }
  }
  yield `${passed} passed, ${failed} failed\n`;
}
