// A signed call to a PolarDB or RDS endpoint, as any other tool of the account would make it.
import { createHash, createHmac, randomUUID } from 'node:crypto'

const VERSIONS = { polardb: '2017-08-01', rds: '2014-08-15' }

/** @typedef {{ status: number, body: Record<string, any> }} Answer */

/** @param {string} text */
const encode = text =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** @param {string} text */
const sha256 = text => createHash('sha256').update(text).digest('hex')

/**
 * Query and headers of one call, signed with ACS3-HMAC-SHA256.
 * @param {string} host
 * @param {keyof typeof VERSIONS} product
 * @param {string} action
 * @param {Record<string, string>} parameters
 * @param {{ id: string, secret: string }} key
 */
export function sign(host, product, action, parameters, key) {
  const query = Object.keys(parameters)
    .sort()
    .map(name => `${encode(name)}=${encode(parameters[name] ?? '')}`)
    .join('&')
  /** @type {Record<string, string>} */
  const headers = {
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': VERSIONS[product],
  }
  const names = Object.keys(headers).sort()
  const canonicalHeaders = names.map(name => `${name}:${headers[name]}\n`).join('')
  const request = ['POST', '/', query, canonicalHeaders, names.join(';'), sha256('')].join('\n')
  const signature = createHmac('sha256', key.secret).update(`ACS3-HMAC-SHA256\n${sha256(request)}`).digest('hex')
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { query, headers }
}

/** The key pair every emulator accepts. */
export const emulatorKey = { id: 'polarshift', secret: 'polarshift-secret' }

/**
 * @param {string} endpoint `http://host:port`
 * @param {keyof typeof VERSIONS} product
 * @param {string} action
 * @param {Record<string, string>} parameters
 * @returns {Promise<Answer>}
 */
export async function call(endpoint, product, action, parameters) {
  const { query, headers } = sign(new URL(endpoint).host, product, action, parameters, emulatorKey)
  const { host: _, ...sent } = headers
  const answer = await fetch(`${endpoint}/?${query}`, { method: 'POST', headers: { ...sent, accept: 'application/json' } })
  return { status: answer.status, body: /** @type {Record<string, any>} */ (await answer.json()) }
}
