// What scripts add to a dialog: it is modal, keeps the focus, and Escape closes it.
import { demo, path, type Cluster } from '../support/demo'
import { dialogs, withoutEndpoints, type Name } from '../support/dialog'
import { expect, test } from '../support/test'

const all: [Name, Cluster][] = [
  ['switch', demo.syncing],
  ['roll-back', demo.switched],
  ['complete', demo.switched],
  ['cancel', demo.syncing],
  ['continue', demo.failedPrecheck],
  ['abandon', demo.failedPrecheck],
]

for (const [name, cluster] of all) {
  test(`${dialogs[name].button} is modal with the focus inside; Escape returns it to the button`, async ({ open, page, panel }) => {
    const dialog = await open(name, cluster)
    await expect(dialog.box.and(page.locator(':modal'))).toBeVisible()
    await expect(dialog.box.locator(':focus')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(dialog.box).toHaveCount(0)
    await expect(page).toHaveURL(new RegExp(`/clusters/${cluster.id}\\?`))
    await expect(panel.action(dialogs[name].button)).toBeFocused()
  })
}

test('the focus stays inside an open dialog', async ({ open, page }) => {
  const dialog = await open('switch', demo.syncing)
  const stops = new Set<string>()
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    // Between the last stop and the first one the focus is with the browser itself.
    const stop = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return 'the browser'
      return focused.closest('dialog') ? `inside: ${focused.tagName}` : `outside: ${focused.outerHTML}`
    })
    stops.add(stop)
  }
  expect([...stops].filter(stop => stop.startsWith('outside'))).toEqual([])
  expect([...stops]).toEqual(expect.arrayContaining(['inside: INPUT', 'inside: SELECT', 'inside: BUTTON', 'inside: A']))
  await expect(dialog.box).toBeVisible()
})

test('a second press of OK while the first is on its way posts nothing', async ({ emulator, open, page }) => {
  const posts: string[] = []
  page.on('request', request => void (request.method() === 'POST' && posts.push(request.url())))
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.acknowledge()
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'slow', ms: 1500 })
  await dialog.ok.dblclick({ noWaitAfter: true })
  await expect(dialog.outcome).toContainText(/Switch Over (has started|is done)/)
  expect(posts).toHaveLength(1)
  expect(await emulator.writes()).toHaveLength(1)
})

test('a form that is sent before the islands are there is sent once, too', async ({ emulator, page, dialog }) => {
  const posts: string[] = []
  page.on('request', request => void (request.method() === 'POST' && posts.push(request.url())))
  let letIslandsCome = () => {}
  const islands = new Promise<void>(resolve => (letIslandsCome = resolve))
  await page.route('**/*.wasm', route => islands.then(() => route.continue()))
  await page.goto(path(demo.syncing, 'switch'))
  const form = dialog('switch')
  await form.acknowledge()
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'slow', ms: 1500 })
  await form.ok.dblclick({ noWaitAfter: true })
  letIslandsCome()
  await expect(form.outcome).toContainText(/Switch Over (has started|is done)/)
  expect(posts).toHaveLength(1)
  expect(await emulator.writes()).toHaveLength(1)
})
