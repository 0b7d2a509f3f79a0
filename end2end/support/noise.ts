// Console errors, warnings and uncaught exceptions of every page. A hydration mismatch shows as one
// of these and as nothing else.
import { expect, type BrowserContext } from '@playwright/test'

export class Noise {
  private readonly heard: string[] = []
  private readonly allowed: RegExp[] = []

  constructor(context: BrowserContext) {
    context.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.heard.push(`${message.type()}: ${message.text()}`)
      }
    })
    context.on('weberror', error => this.heard.push(`uncaught: ${error.error()}`))
  }

  /** For pages that answer with an error status: the browser itself reports those. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern)
  }

  expectNone(): void {
    const unexpected = this.heard.filter(line => !this.allowed.some(pattern => pattern.test(line)))
    expect(unexpected, 'the pages log no errors or warnings').toEqual([])
  }
}
