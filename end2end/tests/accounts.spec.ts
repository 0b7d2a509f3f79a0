// Two accounts behind one console: what is shown and what is sent is of the account that the address names.
import { expectAccessible } from '../support/accessible'
import { withoutEndpoints } from '../support/dialog'
import { texts, understood } from '../support/commands'
import { expect, test } from '../support/test'

const ours = 'pc-bp1ours0000000001'
const theirs = 'pc-bp1theirs00000001'
const key = 'second'

test.use({ config: `[profiles.second]\naccess-key = "${key}:second-secret"\n` })

const one = (account: string, id: string) => `
[[instance]]
id = "rm-${id.slice(3)}"
account = "${account}"
description = "source"
region = "cn-hangzhou"
version = "8.0"
age_days = 400
endpoints = ["primary private"]

[[cluster]]
id = "${id}"
account = "${account}"
description = "copy"
region = "cn-hangzhou"
version = "8.0"
age_days = 2
endpoints = ["primary private", "cluster private"]

[cluster.migration]
source = "rm-${id.slice(3)}"
status = "RDS2POLARDB_SYNCING"
`

const twoAccounts = `
[[account]]
id = "1000000000000001"

[[account]]
id = "2000000000000002"
key = [{ id = "${key}", secret = "second-secret" }]

[[network]]
region = "cn-hangzhou"
zone = "cn-hangzhou-i"
vpc = "vpc-bp1mine"
vswitch = "vsw-bp1mine"
${one('1000000000000001', ours)}${one('2000000000000002', theirs)}`

test.beforeEach(({ emulator }) => emulator.load(twoAccounts))

test('an account is chosen in the frame and stays in every address', async ({ page, visit }) => {
  await visit('/clusters')
  await expect(page.getByRole('rowheader')).toHaveText(new RegExp(ours))
  const frame = page.getByRole('banner')
  const menu = frame.getByText('Account default')
  await menu.click()
  await expect(page.getByRole('link', { name: 'default' })).toHaveAttribute('aria-current', 'true')
  await expectAccessible(page)
  await page.getByRole('link', { name: key, exact: true }).click()
  await expect(page).toHaveURL(/\/clusters\?profile=second$/)
  await expect(frame.getByText('Account second')).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveText(new RegExp(theirs))

  await page.getByRole('searchbox').fill('copy')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/profile=second/)
  await page.getByRole('link', { name: theirs }).click()
  await expect(page).toHaveURL(`/clusters/${theirs}?region=cn-hangzhou&profile=second`)
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page).toHaveURL(`/clusters/${theirs}?region=cn-hangzhou&profile=second`)
})

test('a switch in one account is sent with the key of that account alone', async ({ page, visit, emulator, panel, dialog }) => {
  await visit(`/clusters/${theirs}?region=cn-hangzhou&profile=second`)
  await panel.action('Switch Over').click()
  await expect(page).toHaveURL(/\/switch\?region=cn-hangzhou&profile=second/)
  const form = await dialog('switch').opened()
  await form.option(withoutEndpoints).check()
  await form.press()
  await expect(page).toHaveURL(/profile=second&intent=/)
  await expect.poll(async () => (await emulator.writes()).map(call => call.access_key_id)).toEqual([key])
  const others = (await emulator.calls()).filter(call => call.access_key_id !== key)
  expect(others).toEqual([])
})

test('the calls of a page name the account whose key signs them', async ({ page, visit }) => {
  const main = page.getByRole('main')
  await visit(`/clusters/${theirs}?region=cn-hangzhou&profile=second`)
  await page.getByText('What this page asked').click()
  await expect(main).toContainText('These are calls of the account second.')
  const commands = await texts(main, 'aliyun polardb')
  expect(commands.map(command => understood(command).parameters.profile)).toEqual(['second', 'second'])
  for (const begins of ['host=', 'from alibabacloud']) {
    const [script = ''] = await texts(main, begins)
    expect(script).toContain('# Export the key of second')
  }
  expect(await main.textContent()).not.toContain('second-secret')

  await visit(`/clusters/${ours}?region=cn-hangzhou`)
  await page.getByText('What this page asked').click()
  await expect(main).toContainText('These are calls of the account default.')
  const [command = ''] = await texts(main, 'aliyun polardb')
  expect(understood(command).parameters).not.toHaveProperty('profile')
})

test('a cluster of another account is not found, and an account that is not there is refused', async ({ page, visit, emulator, noise }) => {
  noise.allow(/status of 40[04]/)
  const missing = await visit(`/clusters/${theirs}?region=cn-hangzhou`)
  expect(missing.status()).toBe(404)
  const calls = (await emulator.calls()).length
  for (const address of ['/clusters?profile=third', `/clusters/${theirs}?region=cn-hangzhou&profile=third`]) {
    const refused = await visit(address)
    expect(refused.status()).toBe(400)
    await expect(page.getByRole('alert')).toContainText('there is no profile third here')
  }
  expect((await emulator.calls()).length).toBe(calls)
})
