// Claims about errors: code, status and text, and a request id.
import assert from 'node:assert/strict';

import { Refusal } from './stacks.mjs';

const REQUEST_ID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;

export const NO_CLUSTER_ID = ['InvalidDBClusterId.NotFound', 404, 'The DBClusterId provided does not exist in our records.'];
export const NO_MIGRATION = ['EngineMigration.NotExist', 400, 'Specified engine migration does not exist.'];
// Spelled like this by the vendor.
export const WRONG_STATUS = ['EngineMigrationStatus.NotSurpport', 400, 'Specified engine migration status does not support.'];
export const missing = name => [`Missing${name}`, 400, `${name} is mandatory for this action.`];

/** The call ends in exactly this error: [code, status, message]. */
export async function refused(expected, promise) {
  const refusal = await promise.then(value => assert.fail(`it was answered: ${JSON.stringify(value)}`), error => error);
  if (!(refusal instanceof Refusal)) throw refusal;
  assert.deepEqual([refusal.code, refusal.status, refusal.message], expected);
  assert.match(refusal.requestId, REQUEST_ID);
  return refusal;
}
