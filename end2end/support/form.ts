// A form as the server rendered it, posted by hand: twice, altered, or without a Referer.
import { request, type ClientRequest } from 'node:http'
import type { Locator } from '@playwright/test'

export type Answer = { status: number; location: string | undefined; body: string }

export class FormCopy {
  private constructor(
    private readonly action: string,
    readonly fields: Record<string, string>,
  ) {}

  /** What a browser would send now. */
  static async of(form: Locator): Promise<FormCopy> {
    const { action, fields } = await form.evaluate(element => {
      const form = element as HTMLFormElement
      return { action: form.action, fields: [...new FormData(form)] as [string, string][] }
    })
    return new FormCopy(action, Object.fromEntries(fields))
  }

  /** The same form with other values; `undefined` leaves a field out. */
  with(changes: Record<string, string | undefined>): FormCopy {
    const fields = Object.entries({ ...this.fields, ...changes }).filter(([, value]) => value !== undefined)
    return new FormCopy(this.action, Object.fromEntries(fields) as Record<string, string>)
  }

  /** Posts it from this site, without a Referer, and follows no redirect. */
  send(): Promise<Answer> {
    return post(this.action, new URLSearchParams(this.fields).toString())
  }
}

export function post(url: string, body: string): Promise<Answer> {
  return begin(url, Buffer.byteLength(body), sent => sent.end(body))
}

/** Says how long the body will be and waits for the answer before sending any of it. */
export function announce(url: string, length: number): Promise<Answer> {
  return begin(url, length, sent => sent.flushHeaders())
}

function begin(url: string, length: number, proceed: (sent: ClientRequest) => void): Promise<Answer> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': length,
    accept: 'text/html',
    origin: new URL(url).origin,
    'sec-fetch-site': 'same-origin',
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        const { statusCode = 0, headers } = answer
        resolve({ status: statusCode, location: headers.location, body: Buffer.concat(chunks).toString() })
        sent.destroy()
      })
    })
    proceed(sent.once('error', reject))
  })
}
