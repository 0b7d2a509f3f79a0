// One of the six dialogs: over the cluster page where scripts are on, a page of its own where not.
import { expect, type Locator, type Page } from '@playwright/test'
import type { Migration } from './emulator'
import { firstPair } from './endpoints'
import { FormCopy } from './form'
import { hydrated } from './hydrated'

export const withEndpoints = 'Switch with Endpoints (Connection Changes Not Required)'
export const withoutEndpoints = 'Switch without Endpoints (Connection Changes Required)'
export const backWithEndpoints = 'Switch Back with Endpoints (Connection Changes Not Required)'
export const backWithoutEndpoints = 'Switch Back without Endpoints (Connection Changes Required)'
export const keepBinlog = 'Keep binary logging'
export const disableBinlog = 'Disable binary logging (the cluster restarts)'

export const mended = 'The cause is mended; check again'
export const skip = 'Skip this error and go on (ForceSwitch)'

/** Button of the section, path of the route, heading of the dialog. */
export const dialogs = {
  switch: { button: 'Switch Over', title: 'Switches the business over to the new database' },
  'roll-back': { button: 'Roll Back Migration', title: 'Switches the business back to the original database' },
  complete: { button: 'Complete Migration', title: 'Complete Migration' },
  cancel: { button: 'Cancel Migration', title: 'Cancel Migration' },
  continue: { button: 'Continue Migration', title: 'Continue Migration' },
  abandon: { button: 'Abandon Migration', title: 'Abandon Migration' },
} as const

export type Name = keyof typeof dialogs

export class Dialog {
  readonly box: Locator

  constructor(
    readonly page: Page,
    readonly name: Name,
    private readonly scripts: boolean,
  ) {
    this.box = page.getByRole('dialog', { name: dialogs[name].title })
  }

  option(label: string): Locator {
    return this.box.getByRole('radio', { name: label })
  }

  get ok(): Locator {
    return this.box.getByRole('button', { name: 'OK', exact: true })
  }

  get goBack(): Locator {
    return this.box.getByRole('link', { name: 'Go Back' })
  }

  /** What became of the post that led here. */
  get outcome(): Locator {
    return this.box.getByRole('alert')
  }

  /** Where a connection string of the RDS side goes. */
  swapsWith(rds: string): Locator {
    return this.box.getByRole('combobox', { name: `Swaps with ${rds}`, exact: true })
  }

  get confirmation(): Locator {
    return this.box.getByRole('textbox', { name: 'Type the cluster ID to confirm' })
  }

  /** Chooses an option, and has the choice checked: that happens by itself where scripts are on. */
  async choose(label: string): Promise<void> {
    await this.option(label).check()
    await this.check()
  }

  /** Chooses where a name of the RDS side goes, and has that checked. */
  async pair(rds: string, polardb: string): Promise<void> {
    await this.swapsWith(rds).selectOption(polardb)
    await this.check()
  }

  /** Waits until what is chosen is checked, which a button does where scripts are off. */
  async check(): Promise<void> {
    if (!this.scripts) await this.box.getByRole('button', { name: /^Check (again|these pairs)$/ }).click()
    await this.checked()
  }

  /** Waits until what is shown is what was checked. */
  async checked(): Promise<void> {
    await expect(this.box.locator('form[aria-busy=true]')).toHaveCount(0)
  }

  /** The box that acknowledges a check. */
  acknowledgement(check: string): Locator {
    return this.box.getByRole('checkbox', { name: `Acknowledge: ${check}`, exact: true })
  }

  /** Acknowledges everything that is amber now. */
  async acknowledge(): Promise<void> {
    await this.checked()
    const boxes = this.box.getByRole('checkbox', { name: /^(Acknowledge: |确认：)/ })
    for (const box of await boxes.all()) await box.check()
  }

  /** What blocks. */
  get red(): Locator {
    return this.box.getByRole('region', { name: 'This cannot be sent now' })
  }

  get map(): Locator {
    return this.box.getByRole('table', { name: 'Who answers each name' })
  }

  /** The row of the map about a name. */
  mapped(name: string): Locator {
    return this.map.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  /** What became of a change of the cluster that was made from here. */
  get change(): Locator {
    return this.box.locator('#change')
  }

  /** Presses the button of a fix, and waits until the same dialog shows what became of it. */
  async fix(label: string | RegExp): Promise<void> {
    await this.box.getByRole('button', { name: label }).click()
    await expect(this.page).toHaveURL(/[?&]change=/)
    await this.opened()
  }

  /** Waits until the dialog says so. It follows by itself where scripts are on; where they are off, the page is loaded again. */
  async follow(check: (timeout?: number) => Promise<void>): Promise<void> {
    if (this.scripts) return check()
    await expect(async () => {
      await this.page.reload()
      await check(1)
    }).toPass({ intervals: [200], timeout: 20_000 })
  }

  /** Acknowledges what is amber, presses OK and waits for the page that says what came of it. */
  async press(): Promise<void> {
    await this.acknowledge()
    await this.ok.click()
    await expect(this.page).toHaveURL(/[?&]intent=/)
    await this.opened()
  }

  /** The form as it stands, with everything acknowledged, to be posted by hand. */
  async copyOfForm(): Promise<FormCopy> {
    await this.acknowledge()
    return FormCopy.of(this.box.locator('#dialog-form'))
  }

  /** Chooses the primary names of both sides as the pair that swaps. */
  async choosePair(migration: Migration): Promise<[string, string]> {
    const pair = firstPair(migration)
    await this.pair(...pair)
    return pair
  }

  /** Waits until it is there and reacts. */
  async opened(): Promise<this> {
    await expect(this.box).toBeVisible()
    if (this.scripts) await hydrated(this.page)
    return this
  }
}
