// How pages follow a migration: by a stream, by asking where none comes, and after everything was away.
import { demo, path } from '../support/demo'
import { Emulator } from '../support/emulator'
import { hydrated } from '../support/hydrated'
import { Panel, switched } from '../support/panel'
import { Console, KeptEmulator } from '../support/stack'
import { expect, test } from '../support/test'

test('two browsers on one cluster both move by themselves', async ({ browser, emulator, panel, stack, visit }) => {
  await visit(path(demo.syncing))
  const other = await browser.newPage()
  await other.goto(stack.url + path(demo.syncing))
  await hydrated(other)
  await emulator.startSwitch(demo.syncing.id)
  await panel.shows(switched)
  await new Panel(other, true).shows(switched)
  await other.close()
})

test('eight tabs of one browser all move, and three of them keep a connection', async ({ context, emulator, panel, stack, visit }) => {
  await visit(path(demo.syncing))
  const panels = [panel]
  for (let tabs = 1; tabs < 8; tabs += 1) {
    const page = await context.newPage()
    await page.goto(stack.url + path(demo.syncing))
    await hydrated(page)
    panels.push(new Panel(page, true))
  }
  const held = () => panel.page.evaluate(async () => (await navigator.locks.query()).held?.length)
  await expect.poll(held).toBe(3)
  await emulator.set(demo.syncing.id, { delay_seconds: 37 })
  for (const each of panels) await expect(each.value('Replication Delay')).toHaveText('37 s')
  // A tab that is closed leaves its connection to another.
  await panels[7]?.page.close()
  await panels[1]?.page.close()
  await expect.poll(held).toBe(3)
})

test('a page whose stream does not come asks instead', async ({ emulator, noise, page, panel, visit }) => {
  noise.allow(/ERR_FAILED/)
  await page.route('**/api/live/stream*', route => route.abort())
  await visit(path(demo.syncing))
  for (const seconds of [31, 47]) {
    await emulator.set(demo.syncing.id, { delay_seconds: seconds })
    await expect(panel.value('Replication Delay')).toHaveText(`${seconds} s`)
  }
})

test('an answer of another version leads to a new page', async ({ noise, page, panel, visit }) => {
  noise.allow(/ERR_FAILED/)
  await page.route('**/api/live/stream*', route => route.abort())
  await page.route('**/api/live?*', route => route.fulfill({ json: '{"another": "version"}' }))
  await visit(path(demo.syncing))
  const notice = panel.section.getByRole('alert').filter({ hasText: 'it was probably updated' })
  await expect(notice).toBeVisible()
  await page.unrouteAll()
  await notice.getByRole('link', { name: 'Refresh the page' }).click()
  await hydrated(page)
  await expect(notice).toHaveCount(0)
})

test('an emulator that is killed in the middle of a switch is told, and the truth comes back with it', async ({ page, panel, profile }) => {
  const kept = await KeptEmulator.start(profile)
  const console = await Console.start(profile, kept.url)
  const emulator = new Emulator(kept.url)
  await page.goto(console.url + path(demo.syncing))
  await hydrated(page)
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'hold' })
  await emulator.startSwitch(demo.syncing.id)
  await panel.reaches('SWITCHING')
  await expect(panel.progress.getByRole('timer')).toHaveText(/^\d+:\d\d(:\d\d)? elapsed$/)

  await kept.kill()
  const notice = panel.section.getByRole('alert').filter({ hasText: 'The migration cannot be read at the moment.' })
  await expect(notice).toBeVisible()
  await expect(panel.age).toHaveText(/(0:0[2-9]|0:[1-5]\d|[1-9]\d*:\d\d) ago/)
  await expect(panel.value('Migration Status')).toHaveText('SWITCHING')

  await kept.restart()
  await expect(notice).toHaveCount(0)
  await expect(panel.value('Migration Status')).toHaveText('SWITCHING')
  await emulator.release(demo.syncing.id)
  await panel.shows(switched)
  await panel.reports(/Neither side was reported Read and Write for [\d,]+ s, ± [\d,]+ s/)
  await console.stop()
  await kept.stop()
})
