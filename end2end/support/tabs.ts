// Tabs of one window of their own, of which only the front one is visible. Playwright keeps its own
// pages visible whatever is in front of them, so these are opened beside it.
import type { Browser, CDPSession } from '@playwright/test'

export class Tabs {
  private messages = 0
  private readonly waiting = new Map<number, (value: unknown) => void>()

  private constructor(
    private readonly session: CDPSession,
    private readonly browserContextId: string,
  ) {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id: number; result?: { result: { value: unknown } } }
      this.waiting.get(id)?.(result?.result.value)
      this.waiting.delete(id)
    })
  }

  static async of(browser: Browser): Promise<Tabs> {
    const session = await browser.newBrowserCDPSession()
    const { browserContextId } = await session.send('Target.createBrowserContext')
    return new Tabs(session, browserContextId)
  }

  /** Opens a page in front of the others. */
  async open(url: string): Promise<Tab> {
    const { targetId } = await this.session.send('Target.createTarget', { url, browserContextId: this.browserContextId })
    const { sessionId } = await this.session.send('Target.attachToTarget', { targetId, flatten: false })
    return {
      evaluate: expression => this.evaluate(sessionId, expression),
      toFront: async () => void (await this.session.send('Target.activateTarget', { targetId })),
    }
  }

  async close(): Promise<void> {
    await this.session.send('Target.disposeBrowserContext', { browserContextId: this.browserContextId })
    await this.session.detach()
  }

  private evaluate(sessionId: string, expression: string): Promise<unknown> {
    const id = ++this.messages
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } })
    const answer = new Promise(resolve => this.waiting.set(id, resolve))
    return this.session.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answer)
  }
}

export type Tab = {
  evaluate: (expression: string) => Promise<unknown>
  toFront: () => Promise<void>
}
