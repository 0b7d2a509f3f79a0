import { demo, path } from '../support/demo'
import { switched } from '../support/panel'
import { expect, test } from '../support/test'

test('the page follows a switch made elsewhere by itself', async ({ emulator, panel, visit }) => {
  await visit(path(demo.syncing))
  await emulator.switchElsewhere(demo.syncing.id)
  await panel.shows(switched)
})

test('the page shows the switch while it happens', async ({ emulator, panel, visit }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'hold' })
  await visit(path(demo.syncing))
  await emulator.startSwitch(demo.syncing.id)
  await expect(panel.value('Migration Status')).toContainText('SWITCHING')
  await expect(panel.action('Switch Over')).toBeDisabled()
  await emulator.release(demo.syncing.id)
  await panel.shows(switched)
})
