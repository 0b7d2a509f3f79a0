import { demo } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { FormCopy, post } from '../support/form'
import { expect, test } from '../support/test'

const OVERSIZED = 'x'.repeat(5_000_000)

test.beforeEach(({ noise }) => noise.allow(/status of 40[04]/))

test('an unknown cluster is a page with status 404', async ({ page, visit }) => {
  const response = await visit('/clusters/pc-0000000000000000?region=cn-hangzhou')
  expect(response.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('pc-0000000000000000')
})

test('a malformed id is refused with 400 and asks the cloud nothing', async ({ emulator, visit }) => {
  for (const id of ['nonsense', 'rm-bp1', 'pc-%3Cscript%3E', `pc-${'a'.repeat(500)}`]) {
    const response = await visit(`/clusters/${id}?region=cn-hangzhou`)
    expect(response.status(), id).toBe(400)
  }
  expect(await emulator.calls()).toEqual([])
})

test('a malformed region is refused with 400 and asks the cloud nothing', async ({ emulator, visit }) => {
  const response = await visit('/clusters?region=evil.example%2F')
  expect(response.status()).toBe(400)
  expect(await emulator.calls()).toEqual([])
})

test('a cluster is not found in a region it is not in', async ({ visit }) => {
  const response = await visit(`/clusters/${demo.syncing.id}?region=ap-southeast-1`)
  expect(response.status()).toBe(404)
})

test('an unknown address is a page with status 404', async ({ page, visit }) => {
  const response = await visit('/nowhere')
  expect(response.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Clusters' }).first()).toBeVisible()
})

test.describe('a form', () => {
  let form: FormCopy
  test.beforeEach(async ({ open }) => {
    const dialog = await open('switch', demo.syncing)
    await dialog.option(withoutEndpoints).check()
    form = await dialog.copyOfForm()
  })

  for (const [field, value] of [
    ['cluster', 'nonsense'],
    ['region', 'nowhere at all'],
    ['profile', '../etc'],
    ['intent_id', 'not an intent'],
    ['endpoints', 'perhaps'],
  ] as const) {
    test(`with a malformed ${field} is refused with 400 and asks the cloud nothing`, async ({ emulator }) => {
      const before = await emulator.calls()
      const answer = await form.with({ [field]: value }).send()
      expect(answer.status).toBe(400)
      expect(await emulator.calls()).toEqual(before)
    })

    test(`without its ${field} is refused with 400 and asks the cloud nothing`, async ({ emulator }) => {
      const before = await emulator.calls()
      const answer = await form.with({ [field]: undefined }).send()
      expect(answer.status).toBe(400)
      expect(await emulator.calls()).toEqual(before)
    })
  }

  test('without what the operator saw is refused with 400', async ({ emulator }) => {
    const before = await emulator.calls()
    const answer = await form.with({ seen_status: undefined }).send()
    expect(answer.status).toBe(400)
    expect(await emulator.calls()).toEqual(before)
  })

  test('that names another cluster sends nothing', async ({ emulator }) => {
    await form.with({ cluster: demo.lagging.id }).send()
    expect(await emulator.writes()).toEqual([])
  })

  test('that is too large is refused with 413', async ({ emulator, stack }) => {
    const before = await emulator.calls()
    const answer = await post(`${stack.url}/api/migration/switch`, `cluster=${OVERSIZED}`)
    expect(answer.status).toBe(413)
    expect(await emulator.calls()).toEqual(before)
  })
})
