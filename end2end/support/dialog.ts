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

  /** Presses OK and waits for the page that says what came of it. */
  async press(): Promise<void> {
    await this.ok.click()
    await expect(this.page).toHaveURL(/[?&]intent=/)
    await this.opened()
  }

  /** The form as it stands, to be posted by hand. */
  copyOfForm(): Promise<FormCopy> {
    return FormCopy.of(this.box.locator('form[method=post]'))
  }

  /** Chooses the primary names of both sides as the pair that swaps. */
  async choosePair(migration: Migration): Promise<[string, string]> {
    const pair = firstPair(migration)
    await this.swapsWith(pair[0]).selectOption(pair[1])
    return pair
  }

  /** Waits until it is there and reacts. */
  async opened(): Promise<this> {
    await expect(this.box).toBeVisible()
    if (this.scripts) await hydrated(this.page)
    return this
  }
}
