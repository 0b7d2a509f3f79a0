import { demo, path, type Cluster } from '../support/demo'
import { backWithoutEndpoints, withoutEndpoints, type Name } from '../support/dialog'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

/** Somebody switches, rolls back or continues with another tool, and it has taken effect. */
test.describe('a stale page is refused with the difference', () => {
  const toPolardb = 'the direction was RDS to PolarDB when you opened this page; it is PolarDB to RDS now'
  const toRds = 'the direction was PolarDB to RDS when you opened this page; it is RDS to PolarDB now'

  test('switch, when it was switched elsewhere', async ({ emulator, open }) => {
    const dialog = await open('switch', demo.syncing)
    await dialog.choose(withoutEndpoints)
    await emulator.switchElsewhere(demo.syncing.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(dialog.outcome).toContainText('Nothing was sent')
    await expect(dialog.outcome).toContainText(toPolardb)
    expect(await emulator.writes()).toEqual(writes)
  })

  test('roll back, when it was rolled back elsewhere', async ({ emulator, open }) => {
    const dialog = await open('roll-back', demo.switched)
    await dialog.choose(backWithoutEndpoints)
    await emulator.rollBackElsewhere(demo.switched.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(dialog.outcome).toContainText(toRds)
    expect(await emulator.writes()).toEqual(writes)
  })

  test('cancel, when it was switched elsewhere, does not complete', async ({ emulator, open }) => {
    const dialog = await open('cancel', demo.syncing)
    await dialog.confirmation.fill(demo.syncing.id)
    await emulator.switchElsewhere(demo.syncing.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(dialog.outcome).toContainText(toPolardb)
    expect(await emulator.writes()).toEqual(writes)
    expect((await emulator.migration(demo.syncing.id)).MigrationStatus).toBe('POLARDB2RDS_SYNCING')
  })

  test('complete, when it was rolled back elsewhere, does not cancel', async ({ emulator, open }) => {
    const dialog = await open('complete', demo.switched)
    await dialog.confirmation.fill(demo.switched.id)
    await emulator.rollBackElsewhere(demo.switched.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(dialog.outcome).toContainText(toRds)
    expect(await emulator.writes()).toEqual(writes)
    expect((await emulator.migration(demo.switched.id)).MigrationStatus).toBe('RDS2POLARDB_SYNCING')
  })

  for (const name of ['continue', 'abandon'] as const) {
    test(`${name}, when it was continued elsewhere`, async ({ emulator, open }) => {
      const dialog = await open(name, demo.failedPrecheck)
      if (name === 'abandon') await dialog.confirmation.fill(demo.failedPrecheck.id)
      await emulator.polardb('ContinueDBClusterMigration', { DBClusterId: demo.failedPrecheck.id })
      const writes = await emulator.writes()
      await dialog.press()
      await expect(dialog.outcome).toContainText(/migration status was PRE_CHECK_FAIL when you opened this page; it is \w+ now/)
      expect(await emulator.writes()).toEqual(writes)
    })
  }

  test('switch, when connection strings changed', async ({ emulator, open, page, visit }) => {
    const dialog = await open('switch', demo.syncing)
    await dialog.choose(withoutEndpoints)
    const form = await dialog.copyOfForm()
    const { location } = await form.with({ seen_rds_strings: 'rm-old.mysql.rds.aliyuncs.com' }).send()
    await visit(location ?? '')
    await expect(page.getByRole('alert')).toContainText('the RDS side answered to rm-old.mysql.rds.aliyuncs.com when you opened this page')
    expect(await emulator.writes()).toEqual([])
  })
})

test('the same form posted twice makes one call and shows the same outcome', async ({ emulator, open, panel, page }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  const form = await dialog.copyOfForm()
  await dialog.press()
  const second = await form.send()
  expect(new URL(second.location ?? '', page.url()).href).toBe(page.url())
  expect(await emulator.writes()).toHaveLength(1)
  await panel.shows(switched)
})

test('while one write is on its way, another is told so', async ({ emulator, open, page, visit, panel }) => {
  const cancel = await open('cancel', demo.syncing)
  const second = (await cancel.copyOfForm()).with({ typed_cluster_id: demo.syncing.id })
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'slow', ms: 3000 })
  const first = (await dialog.copyOfForm()).send()
  await panel.reports(/Switch Over was sent/)
  await visit((await second.send()).location ?? '')
  await expect(page.getByRole('alert')).toContainText(/Nothing was sent: Switch Over has been in progress on this cluster since/)
  await visit((await first).location ?? '')
  await expect(page.getByRole('alert')).toContainText(/Switch Over (has started|is done)/)
  expect((await emulator.writes()).map(write => write.action)).toEqual(['ModifyDBClusterMigration'])
})

test('a post without a Referer that is refused shows its sentence', async ({ emulator, open, page, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  const form = await dialog.copyOfForm()
  await emulator.switchElsewhere(demo.syncing.id)
  const { status, location } = await form.send()
  expect(status).toBe(302)
  await visit(location ?? '')
  await expect(page.getByRole('alert')).toContainText(/when you opened this page/)
})

test('a throttled write is reported as not run', async ({ emulator, open, panel, visit }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'throttle' })
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await dialog.press()
  await expect(dialog.outcome).toContainText('Switch Over did not run')
  await visit(path(demo.syncing))
  await panel.shows(syncing)
  await expect(panel.activity).toContainText('Switch Over did not run')
})

const routes: [Name, Cluster, RegExp][] = [
  ['roll-back', demo.syncing, /Not possible while the migration status is RDS2POLARDB_SYNCING/],
  ['complete', demo.syncing, /Not possible while the migration status is RDS2POLARDB_SYNCING/],
  ['continue', demo.syncing, /Not possible while the migration status is RDS2POLARDB_SYNCING/],
  ['abandon', demo.switched, /Not possible while the migration status is POLARDB2RDS_SYNCING/],
  ['switch', demo.lagging, /it must be below 60 s/],
  ['cancel', demo.neverMigrated, /The cluster has no migration/],
]
test('the address of a dialog is no way around a disabled button', async ({ dialog, visit }) => {
  for (const [name, cluster, reason] of routes) {
    await visit(path(cluster, name))
    const { box, ok } = await dialog(name).opened()
    await expect(box).toContainText(reason)
    await expect(ok).toHaveCount(0)
  }
})
