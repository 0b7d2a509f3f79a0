// The pages that evaluate a source and create a cluster from it, in the words of one language.
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from './hydrated'

/** Sources of the emulator's demo scenario from which nothing migrates yet. */
export const sources = {
  /** MySQL 8.0 on a cloud disk: a logical migration, which passes. */
  orders: 'rm-bp1orders00000001',
  /** It has triggers, so the precheck of a logical migration fails. */
  crm: 'rm-bp1crm00000000001',
  /** MySQL 5.7 on local SSD, in cn-shenzhen: a physical migration while the version stays. */
  fulfilment: 'rm-wz9fulfil00000001',
  readOnly: 'rr-bp1billing0000001',
} as const

export const words = {
  'en-US': {
    create: 'Create Cluster',
    evaluation: 'Migration Evaluation',
    begin: 'Start Evaluation',
    again: 'Re-evaluate',
    running: 'The evaluation is running.',
    passed: 'Every check passed.',
    failed: '1 check failed.',
    trigger: 'Source Instance Trigger Verification',
    dropTriggers: 'DROP TRIGGER',
    name: 'Cluster Name',
    review: 'Review',
    ran: 'Create Cluster ran.',
    open: 'Open pc-',
    refresh: 'Refresh',
  },
  'zh-CN': {
    create: '创建集群',
    evaluation: '迁移评估',
    begin: '开始评估',
    again: '重新评估',
    running: '评估正在进行。',
    passed: '全部检查通过。',
    failed: '1项检查未通过。',
    trigger: '源实例触发器校验',
    dropTriggers: 'DROP TRIGGER',
    name: '集群名称',
    review: '确认订单',
    ran: '“创建集群”已执行。',
    open: '打开pc-',
    refresh: '刷新',
  },
} as const

export type Locale = keyof typeof words

/** The address of the form for a source, with what is typed into it. */
export function from(source: string, typed: Record<string, string> = {}, region = 'cn-hangzhou'): string {
  return `/clusters/new?${new URLSearchParams({ region, source, ...typed })}`
}

export class Creation {
  readonly say: (typeof words)[Locale]

  constructor(
    readonly page: Page,
    private readonly scripts: boolean,
    locale: Locale = 'en-US',
  ) {
    this.say = words[locale]
  }

  get evaluation(): Locator {
    return this.page.getByRole('region', { name: this.say.evaluation })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async press(name: string): Promise<void> {
    await this.button(name).click()
    await this.opened()
  }

  /** Waits until the page reacts. */
  async opened(): Promise<void> {
    if (this.scripts) await hydrated(this.page)
  }

  /** The page follows by itself where scripts are on; where they are off, a person presses Refresh. */
  async follows(part: Locator, text: string | RegExp): Promise<void> {
    if (this.scripts) return expect(part).toContainText(text)
    await expect(async () => {
      if (await part.getByText(text).first().isVisible()) return
      await this.page.getByRole('link', { name: this.say.refresh }).click()
      await expect(part).toContainText(text, { timeout: 1 })
    }).toPass({ intervals: [100], timeout: 20_000 })
  }

  /** Reviews what is typed and creates the cluster; gives the cluster's ID. */
  async create(): Promise<string> {
    await this.press(this.say.review)
    await this.press(this.say.create)
    await expect(this.page.getByRole('alert')).toContainText(this.say.ran)
    const name = await this.page.getByRole('link', { name: this.say.open }).textContent()
    return /pc-[a-z0-9]+/.exec(name ?? '')?.[0] ?? ''
  }
}
