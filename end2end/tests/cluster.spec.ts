// The cluster page in every state of a migration.
import { demo, path, type Cluster } from '../support/demo'
import { dialogs } from '../support/dialog'
import { ended, switched, syncing, type State } from '../support/panel'
import { expect, test } from '../support/test'

const both = (mode: State['rds']) => ({ rds: mode, polardb: mode })
const states: Record<string, [Cluster, State, RegExp]> = {
  'that is copied': [demo.cloning, { ...syncing, status: 'RDS2POLARDB_CLONING' }, /is being copied to the cluster/],
  'whose precheck failed': [demo.failedPrecheck, { ...syncing, status: 'PRE_CHECK_FAIL' }, /The precheck failed/],
  'that synchronizes': [demo.syncing, syncing, /Ready to switch over/],
  'that lags': [demo.lagging, syncing, /Switching waits until it is below 60 s/],
  'that lags nobody knows how much': [demo.delayUnknown, syncing, /The replication delay is unknown/],
  'that is switched': [demo.switching, { ...syncing, ...both('Read-only'), status: 'SWITCHING' }, /is being switched over to PolarDB/],
  'that was switched': [demo.switched, switched, /Rolling back is possible/],
  'that is rolled back': [demo.rollingBack, { ...switched, ...both('Read-only'), status: 'ROLLBACK' }, /is being switched back to RDS/],
  'that is completed': [demo.closing, { ...switched, status: 'CLOSING_MIGRATION' }, /is being completed/],
  'that was completed': [demo.completed, ended, /This cluster has no migration/],
}

for (const [name, [cluster, state, sentence]] of Object.entries(states)) {
  test(`a migration ${name} is told as a sentence, as values and as a picture`, async ({ panel, visit }) => {
    await visit(path(cluster))
    await expect(panel.section.getByRole('status')).toHaveText(sentence)
    await panel.shows(state)
    await expect(panel.topology).toContainText(`Data flows: ${state.direction}`)
  })
}

test('a cluster that never migrated has every button, disabled, with the reason', async ({ panel, visit }) => {
  await visit(path(demo.neverMigrated))
  await expect(panel.value('Migration Status')).toHaveText('NO_MIGRATION')
  await expect(panel.value('PolarDB Read/Write Status')).toHaveText('Read and Write')
  await expect(panel.value('Expires')).toHaveText('No deadline')
  for (const { button } of Object.values(dialogs)) {
    await expect(panel.action(button)).toBeDisabled()
    await expect(panel.action(button)).toHaveAccessibleDescription('The cluster has no migration.')
  }
})

test('a migration that is not from RDS is shown and every action refused', async ({ panel, visit }) => {
  await visit(path(demo.upgrade))
  await expect(panel.value('Migration Status')).toHaveText('RDS2POLARDB_SYNCING')
  await expect(panel.section.getByRole('status')).toContainText('comes from PolarDBMySQL, not from RDS')
  for (const { button } of Object.values(dialogs)) {
    await expect(panel.action(button)).toBeDisabled()
    await expect(panel.action(button)).toHaveAccessibleDescription(/comes from PolarDBMySQL, not from RDS/)
  }
})

test('the deadline is shown with the time left', async ({ panel, visit }) => {
  await visit(path(demo.expiring))
  await expect(panel.value('Expires')).toHaveText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\s*1\d:\d\d:\d\d left Add to a calendar$/)
  await visit(path(demo.syncing))
  await expect(panel.value('Expires')).toHaveText(/\d+ d \d+ h left/)
})

test('endpoints of both sides are listed with type, network, port and SSL', async ({ panel, visit }) => {
  await visit(path(demo.otherSsl))
  await expect(panel.endpoints('Source RDS')).toContainText('Private, port 3306, SSL enabled')
  await expect(panel.endpoints('PolarDB')).toContainText('Private, port 3306, SSL disabled')
  await visit(path(demo.otherPorts))
  await expect(panel.endpoints('PolarDB').getByRole('listitem').first()).toContainText(/Primary endpoint.*port 3307/)
})
