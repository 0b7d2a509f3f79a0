// What the console says when a call went another way than it should.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { ended, switched } from '../support/panel'
import { expect, test } from '../support/test'

test('an answer that is lost is settled by reading, and nothing is sent twice', async ({ emulator, open, panel, page, visit }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'drop_after' })
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.press()
  const outcome = page.url()
  await panel.shows(switched)
  await visit(outcome)
  await expect(dialog.outcome).toContainText('No answer came to Switch Over. What was seen may have come from elsewhere')
  expect(await emulator.writes()).toHaveLength(1)
})

test('a cancel that became a complete is an alarm on the page', async ({ emulator, open, panel, page, visit }) => {
  const dialog = await open('cancel', demo.syncing)
  const form = (await dialog.copyOfForm()).with({ typed_cluster_id: demo.syncing.id })
  await emulator.fault({ action: 'CloseDBClusterMigration', kind: 'slow', ms: 3000 })
  const posted = form.send()
  await panel.reports(/Cancel Migration was sent/)
  await emulator.switchElsewhere(demo.syncing.id)

  await visit((await posted).location ?? '')
  const alarm = 'Cancel Migration was meant, and something else happened.'
  await expect(page.getByRole('alert')).toContainText(alarm)
  await visit(path(demo.syncing))
  await panel.shows(ended)
  await expect(panel.section).toContainText(alarm)
  await expect(panel.activity).toContainText(alarm)

  await visit('/clusters?region=cn-hangzhou')
  const row = page.getByRole('row').filter({ hasText: demo.syncing.id })
  await expect(row).toContainText('Something else happened')
  await visit(path(demo.syncing))
  await expectAccessible(page)
  await panel.section.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(panel.activity).toContainText(alarm)
  await expect(panel.section).not.toContainText(alarm)
})

test('every write is listed under Activity, the latest first', async ({ open, panel, visit }) => {
  await visit(path(demo.syncing))
  await expect(panel.activity).toContainText('Nothing was sent from here yet.')
  const refused = await open('cancel', demo.syncing)
  await refused.confirmation.fill('pc-another')
  await refused.press()
  const ran = await open('switch', demo.syncing)
  await ran.choose(withoutEndpoints)
  await ran.press()
  await visit(path(demo.syncing))
  const rows = panel.activity.getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText(/Switch Over, without endpoints.*Switch Over (has started|is done).*RequestId/s)
  await expect(rows.nth(1)).toContainText(/Cancel Migration.*Nothing was sent/s)
})
