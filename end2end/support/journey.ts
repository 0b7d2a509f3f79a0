// A migration from end to end as a person would press it, in the words of either language.
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'

const words = {
  'en-US': {
    section: 'RDS Migration',
    refresh: 'Refresh',
    ok: 'OK',
    typed: 'Type the cluster ID to confirm',
    check: /^Check (again|these pairs)$/,
    acknowledge: /^Acknowledge: /,
    continue: 'Continue Migration',
    skip: 'Skip this error and go on (ForceSwitch)',
    switch: 'Switch Over',
    with: 'Switch with Endpoints (Connection Changes Not Required)',
    without: 'Switch without Endpoints (Connection Changes Required)',
    rollBack: 'Roll Back Migration',
    backWithout: 'Switch Back without Endpoints (Connection Changes Required)',
    complete: 'Complete Migration',
    cancel: 'Cancel Migration',
    abandon: 'Abandon Migration',
  },
  'zh-CN': {
    section: 'RDS迁移功能',
    refresh: '刷新',
    ok: '确定',
    typed: '输入集群ID以确认',
    check: /^(重新检查|检查这些地址对)$/,
    acknowledge: /^确认：/,
    continue: '继续迁移',
    skip: '跳过该错误并继续（ForceSwitch）',
    switch: '迁移切换',
    with: '带地址切换（应用程序不用改连接配置）',
    without: '不带地址切换（应用程序需要改为新的PolarDB连接配置）',
    rollBack: '迁移回滚',
    backWithout: '不带地址切回（应用程序需要改为原来的RDS连接配置）',
    complete: '完成迁移',
    cancel: '取消迁移',
    abandon: '放弃迁移',
  },
} as const

export type JourneyLocale = keyof typeof words

export class Journey {
  readonly say: (typeof words)[JourneyLocale]

  constructor(
    readonly page: Page,
    private readonly scripts: boolean,
    locale: JourneyLocale,
  ) {
    this.say = words[locale]
  }

  get section(): Locator {
    return this.page.getByRole('region', { name: this.say.section })
  }

  get box(): Locator {
    return this.page.getByRole('dialog')
  }

  /** Waits until the section shows the status: by itself, or by Refresh where scripts are off. */
  async reaches(status: string): Promise<void> {
    const shown = this.section.getByRole('definition').first()
    if (this.scripts) return expect(shown).toHaveText(status)
    await expect(async () => {
      if ((await shown.textContent())?.trim() !== status) {
        await this.page.getByRole('link', { name: this.say.refresh, exact: true }).click()
      }
      await expect(shown).toHaveText(status, { timeout: 1 })
    }).toPass({ intervals: [100], timeout: 20_000 })
  }

  /** Opens the dialog of a button. */
  async press(button: string): Promise<void> {
    await this.section.getByRole('button', { name: button, exact: true }).click()
    await this.opened()
  }

  async choose(option: string): Promise<void> {
    await this.box.getByRole('radio', { name: option, exact: true }).check()
    await this.checked()
  }

  /** Gives the first name of the RDS side another partner than the one that is offered. */
  async editFirstPair(): Promise<void> {
    const partner = this.box.getByRole('combobox').first()
    const offered = await partner.inputValue()
    const values = await partner.getByRole('option').evaluateAll(all => all.map(it => (it as HTMLOptionElement).value))
    const other = values.find(value => value !== '' && value !== offered)
    if (!other) throw new Error(`no other partner than ${offered}`)
    await partner.selectOption(other)
    await this.checked()
    await expect(partner).toHaveValue(other)
  }

  /** Confirms, acknowledges what is amber and sends it. */
  async send(typed?: string): Promise<void> {
    if (typed) await this.box.getByRole('textbox', { name: this.say.typed }).fill(typed)
    for (const box of await this.box.getByRole('checkbox', { name: this.say.acknowledge }).all()) await box.check()
    await this.box.getByRole('button', { name: this.say.ok, exact: true }).click()
    await expect(this.page).toHaveURL(/[?&]intent=/)
    await this.opened()
  }

  /** The choice is checked by itself; where scripts are off a button does it. */
  private async checked(): Promise<void> {
    if (!this.scripts) await this.box.getByRole('button', { name: this.say.check }).click()
    await expect(this.box.locator('form[aria-busy=true]')).toHaveCount(0)
  }

  private async opened(): Promise<void> {
    await expect(this.box).toBeVisible()
    if (this.scripts) await hydrated(this.page)
  }
}
