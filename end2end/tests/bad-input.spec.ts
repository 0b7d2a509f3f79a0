import { demo } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { announce, post, type FormCopy } from '../support/form'
import { expect, test } from '../support/test'

test.beforeEach(({ noise }) => noise.allow(/status of 40[04]/))

test('an unknown cluster is a page with status 404', async ({ page, visit }) => {
  const response = await visit('/clusters/pc-0000000000000000?region=cn-hangzhou')
  expect(response.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('There is no cluster with the ID pc-0000000000000000 in cn-hangzhou.')
  const anywhere = await visit('/clusters/pc-0000000000000000')
  expect(anywhere.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('No region has a cluster with the ID pc-0000000000000000.')
})

test('a malformed id is refused with 400 and asks the cloud nothing', async ({ emulator, page, visit }) => {
  for (const id of ['nonsense', 'rm-bp1', 'pc-%3Cscript%3E', `pc-${'a'.repeat(500)}`]) {
    const response = await visit(`/clusters/${id}?region=cn-hangzhou`)
    expect(response.status(), id).toBe(400)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This request is not valid')
  }
  expect(await emulator.calls()).toEqual([])
})

test('a malformed region is refused with 400 and asks the cloud nothing', async ({ emulator, visit }) => {
  for (const address of ['/clusters?region=evil.example%2F', `/clusters/${demo.syncing.id}?region=evil.example%2F`]) {
    const response = await visit(address)
    expect(response.status(), address).toBe(400)
  }
  expect(await emulator.calls()).toEqual([])
})

test('a cluster is not found in a region it is not in', async ({ page, visit }) => {
  const response = await visit(`/clusters/${demo.syncing.id}?region=ap-southeast-1`)
  expect(response.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText(`${demo.syncing.id} is in cn-hangzhou, not in ap-southeast-1.`)
})

test('an unknown address is a page with status 404', async ({ page, visit }) => {
  for (const address of ['/nowhere', `/clusters/${demo.syncing.id}/destroy?region=cn-hangzhou`]) {
    const response = await visit(address)
    expect(response.status(), address).toBe(404)
    await expect(page.getByRole('link', { name: 'Clusters', exact: true })).toBeVisible()
  }
})

test('an intent in the address that is none shows nothing', async ({ page, dialog, visit }) => {
  for (const intent of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
    await visit(`/clusters/${demo.syncing.id}/switch?region=cn-hangzhou&intent=${intent}`)
    await expect(dialog('switch').ok).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test.describe('a form', () => {
  let form: FormCopy
  test.beforeEach(async ({ open }) => {
    const dialog = await open('switch', demo.syncing)
    await dialog.choose(withoutEndpoints)
    form = await dialog.copyOfForm()
  })

  test('with a malformed field is refused with 400 and sends nothing', async ({ emulator }) => {
    for (const [field, value] of Object.entries({
      cluster: 'nonsense',
      region: 'nowhere at all',
      profile: '../etc',
      intent_id: 'not an intent',
      endpoints: 'perhaps',
      'acknowledged[everything]': 'yes',
    })) {
      const answer = await form.with({ [field]: value }).send()
      expect(answer.status, field).toBe(400)
      expect(answer.body, field).toContain('This request is not valid')
    }
    expect(await emulator.writes()).toEqual([])
  })

  test('without one of its fields is refused with 400 and sends nothing', async ({ emulator }) => {
    // Without `checked` the boxes do not count, which is refused by name where one was needed.
    const required = Object.keys(form.fields).filter(field => !/^(pairs\[|acknowledged\[|checked$)/.test(field))
    expect(required.length).toBeGreaterThanOrEqual(12)
    for (const field of required) {
      const answer = await form.with({ [field]: undefined }).send()
      expect(answer.status, field).toBe(400)
    }
    expect(await emulator.writes()).toEqual([])
  })

  test('that names another cluster sends nothing', async ({ emulator }) => {
    await form.with({ cluster: demo.lagging.id, region: demo.lagging.region }).send()
    await form.with({ intent_id: crypto.randomUUID(), cluster: demo.lagging.id }).send()
    expect(await emulator.writes()).toEqual([])
  })

  test('that is too large is refused with 413 before it is read', async ({ emulator, stack }) => {
    const answer = await announce(`${stack.url}/api/migration/switch`, 5_000_000)
    expect(answer.status).toBe(413)
    expect(answer.body).toContain('larger than any form of this console')
    expect(await emulator.writes()).toEqual([])
  })

  test('for an action that is none is refused with 404', async ({ emulator, stack }) => {
    const answer = await post(`${stack.url}/api/migration/destroy`, new URLSearchParams(form.fields).toString())
    expect(answer.status).toBe(404)
    expect(await emulator.writes()).toEqual([])
  })
})
