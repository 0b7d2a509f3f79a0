// Bytes on the wire as the browser counts them: encoded bodies and response headers.
import type { CDPSession, Page } from '@playwright/test'

export type Transfer = { url: string; type: string; bytes: number; encoding: string }

export class Traffic {
  private readonly transfers = new Map<string, Transfer>()

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
      if (/^https?:/.test(request.url)) {
        this.transfers.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0, encoding: '' })
      }
    })
    session.on('Network.responseReceived', ({ requestId, response }) => {
      const transfer = this.transfers.get(requestId)
      const header = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding')
      if (transfer) transfer.encoding = header?.[1] ?? 'identity'
    })
    // Until a transfer has finished, what has arrived of it counts.
    session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      const transfer = this.transfers.get(requestId)
      if (transfer) transfer.bytes += encodedDataLength
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const transfer = this.transfers.get(requestId)
      if (transfer) transfer.bytes = encodedDataLength
    })
  }

  static async watch(page: Page): Promise<Traffic> {
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    return new Traffic(session)
  }

  all(): Transfer[] {
    return [...this.transfers.values()]
  }

  bytes(...types: string[]): number {
    return this.all()
      .filter(transfer => types.length === 0 || types.includes(transfer.type))
      .reduce((sum, transfer) => sum + transfer.bytes, 0)
  }

  /** One line per transfer, for the report and for whoever exceeds the budget. */
  table(): string {
    return this.all()
      .map(({ type, bytes, encoding, url }) => `${String(bytes).padStart(8)}  ${type.padEnd(11)} ${encoding.padEnd(9)} ${new URL(url).pathname}`)
      .join('\n')
  }
}
