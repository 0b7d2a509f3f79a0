// What moves, as everybody sees it: with scripts by itself, without them with Refresh.
import { demo, path } from '../support/demo'
import { switched } from '../support/panel'
import { expect, test } from '../support/test'

test('a switch that takes longer than usual is told with its stages', async ({ panel, visit }) => {
  await visit(path(demo.switching))
  const steps = panel.progress.getByRole('listitem')
  await expect(steps.first()).toHaveText(/The switchover has begun\s*Done/)
  await expect(steps).toHaveCount(4)
  await expect(panel.progress).toContainText('it may have begun earlier')
  await panel.reports(/Longer than the vendor's usual 5 minutes/)
})

test('a switch is measured, and no more is claimed than was seen', async ({ emulator, panel, visit }) => {
  await visit(path(demo.syncing))
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'hold' })
  await emulator.startSwitch(demo.syncing.id)
  await panel.reaches('SWITCHING')
  await emulator.release(demo.syncing.id)
  await panel.shows(switched)
  await panel.reports(/Neither side was reported Read and Write for [\d,]+ s, ± [\d,]+ s, until .* UTC/)
})

test('the delay is a curve since it was first seen, and a sentence', async ({ panel, visit }) => {
  await visit(path(demo.lagging))
  await panel.reports(/\d+ s now, lowest \d+ s, highest \d+ s since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/)
  await expect(panel.curve).toContainText('60 s: a switch has to be below')
})

test('the deadline goes into a calendar', async ({ page, panel, visit }) => {
  await visit(path(demo.expiring))
  const downloading = page.waitForEvent('download')
  await panel.section.getByRole('link', { name: 'Add to a calendar' }).click()
  expect((await downloading).suggestedFilename()).toBe(`${demo.expiring.id}.ics`)
})
