// The RDS Migration section of a cluster page, read and operated as a person would.
import { expect, type Locator, type Page } from '@playwright/test'

/** What the section says of both sides. */
export type State = { status: string; rds: ReadWrite; polardb: ReadWrite; direction: string }
export type ReadWrite = 'Read and Write' | 'Read-only'

export const syncing: State = {
  status: 'RDS2POLARDB_SYNCING',
  rds: 'Read and Write',
  polardb: 'Read-only',
  direction: 'RDS to PolarDB',
}

export const switched: State = {
  status: 'POLARDB2RDS_SYNCING',
  rds: 'Read-only',
  polardb: 'Read and Write',
  direction: 'PolarDB to RDS',
}

/** Completed or cancelled: nothing is synchronized, and both sides accept writes. */
export const ended: State = {
  status: 'NO_MIGRATION',
  rds: 'Read and Write',
  polardb: 'Read and Write',
  direction: 'Nothing is replicated',
}

export class Panel {
  readonly section: Locator

  constructor(
    readonly page: Page,
    private readonly scripts: boolean,
  ) {
    this.section = page.getByRole('region', { name: 'RDS Migration' })
  }

  /** The value beside a term of the definition list. */
  value(term: string): Locator {
    return this.section
      .getByRole('term')
      .filter({ hasText: new RegExp(`^\\s*${term}\\s*$`) })
      .locator('xpath=following-sibling::*[1]')
  }

  action(name: string): Locator {
    return this.section.getByRole('button', { name, exact: true })
  }

  /** Takes the place of live updates where scripts are off. */
  get refresh(): Locator {
    return this.page.getByRole('link', { name: 'Refresh' })
  }

  /** Both sides and the way the data flows. */
  get topology(): Locator {
    return this.section.getByRole('figure', { name: 'Data flows' })
  }

  /** The replication delay over time. */
  get curve(): Locator {
    return this.section.getByRole('figure', { name: 'Replication delay since' })
  }

  /** When the reading was taken, and how long ago. */
  get age(): Locator {
    return this.section.locator('.panel__read')
  }

  /** A transition that is under way: its stages and a clock. */
  get progress(): Locator {
    return this.section.getByRole('region', { name: 'under way' })
  }

  /** What the section says of the endpoints of one side. */
  endpoints(side: 'Source RDS' | 'PolarDB'): Locator {
    return this.under(`${side} endpoints`)
  }

  /** The connection strings applications have to change, one old and one new in each item. */
  get changes(): Locator {
    return this.under('Connection strings to change now')
  }

  /** The latest intents and what became of each. */
  get activity(): Locator {
    return this.page.getByRole('region', { name: 'Activity' })
  }

  private under(heading: string): Locator {
    return this.section.getByRole('heading', { name: heading }).locator('xpath=..')
  }

  /** Waits until the status is this one. */
  async reaches(status: string): Promise<void> {
    await this.follow(async timeout => {
      await expect(this.value('Migration Status')).toHaveText(status, { timeout })
    })
  }

  /** Waits for a notice in the section. */
  async reports(sentence: RegExp): Promise<void> {
    await this.follow(timeout => expect(this.section).toContainText(sentence, { timeout }))
  }

  /**
   * Waits until the section says so. It follows by itself where scripts are on; where they are off,
   * a person presses Refresh.
   */
  async shows(state: State): Promise<void> {
    await this.reaches(state.status)
    await expect(this.value('Source RDS Read/Write Status')).toHaveText(state.rds)
    await expect(this.value('PolarDB Read/Write Status')).toHaveText(state.polardb)
    await expect(this.value('Replication Direction')).toHaveText(state.direction)
  }

  private async follow(check: (timeout?: number) => Promise<void>): Promise<void> {
    if (this.scripts) return check()
    let looked = false
    await expect(async () => {
      if (looked) await this.refresh.click()
      looked = true
      await check(1)
    }).toPass({ intervals: [100], timeout: 20_000 })
  }
}
