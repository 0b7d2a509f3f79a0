import { demo, path } from '../support/demo'
import { withoutEndpoints } from '../support/dialog'
import { expect, test } from '../support/test'

test('what reading cannot settle is decided by a person, on the page the notice leads to', async ({
  emulator,
  stack,
  open,
  visit,
  page,
  panel,
  dialog,
}) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'drop_before', times: 1 })
  const form = await open('switch', demo.syncing)
  await form.choose(withoutEndpoints)
  await form.press()
  await expect(form.outcome).toContainText('Whether Switch Over ran is not known')
  await expect(form.box.getByRole('button', { name: 'It did not run' })).toBeHidden()

  // An open page would ask the console while it is away.
  await page.goto('about:blank')
  await stack.ageIntents()
  await visit(path(demo.syncing))
  await expect(panel.action('Cancel Migration')).toBeDisabled()
  await panel.section.getByRole('link', { name: 'Details' }).click()
  const undecided = await dialog('switch').opened()
  await undecided.box.getByRole('button', { name: 'It ran', exact: true }).focus()
  await undecided.box.getByRole('button', { name: 'It did not run' }).click()
  await expect(undecided.outcome).toContainText('Switch Over did not run: decided by local')

  await visit(path(demo.syncing))
  await expect(panel.action('Cancel Migration')).toBeEnabled()
  expect((await emulator.migration(demo.syncing.id)).MigrationStatus).toBe('RDS2POLARDB_SYNCING')
  await expect(page.getByRole('region', { name: 'Activity' })).toContainText('decided by local')
})

test('the verdict of the button that was pressed is the one that is sent', async ({ emulator, stack, open, visit, page, panel, dialog }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'drop_before', times: 1 })
  const form = await open('switch', demo.syncing)
  await form.choose(withoutEndpoints)
  await form.press()
  // An open page would ask the console while it is away.
  await page.goto('about:blank')
  await stack.ageIntents()
  await visit(path(demo.syncing))
  await panel.section.getByRole('link', { name: 'Details' }).click()
  const undecided = await dialog('switch').opened()
  await undecided.box.getByRole('button', { name: 'It ran', exact: true }).click()
  await expect(undecided.outcome).toContainText('Switch Over ran, decided by')
})
