import { demo, path, type Cluster } from '../support/demo'
import { withoutEndpoints, type Name } from '../support/dialog'
import { switched, syncing } from '../support/panel'
import { expect, test } from '../support/test'

/** Somebody switches or rolls back with another tool, and it has taken effect. */
test.describe('a stale page is refused with the difference', () => {
  test('switch, when it was switched elsewhere', async ({ emulator, open, page }) => {
    const dialog = await open('switch', demo.syncing)
    await dialog.option(withoutEndpoints).check()
    await emulator.switchElsewhere(demo.syncing.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(page.getByRole('alert')).toContainText(/RDS to PolarDB when you opened this page.*PolarDB to RDS now/)
    expect(await emulator.writes()).toEqual(writes)
  })

  test('cancel, when it was switched elsewhere, does not complete', async ({ emulator, open, page }) => {
    const dialog = await open('cancel', demo.syncing)
    await dialog.confirmation.fill(demo.syncing.id)
    await emulator.switchElsewhere(demo.syncing.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(page.getByRole('alert')).toContainText(/when you opened this page/)
    expect(await emulator.writes()).toEqual(writes)
    expect((await emulator.migration(demo.syncing.id)).MigrationStatus).toBe('POLARDB2RDS_SYNCING')
  })

  test('complete, when it was rolled back elsewhere, does not cancel', async ({ emulator, open, page }) => {
    const dialog = await open('complete', demo.switched)
    await dialog.confirmation.fill(demo.switched.id)
    await emulator.rollBackElsewhere(demo.switched.id)
    const writes = await emulator.writes()
    await dialog.press()
    await expect(page.getByRole('alert')).toContainText(/when you opened this page/)
    expect(await emulator.writes()).toEqual(writes)
  })

  test('continue and abandon, when it was continued elsewhere', async ({ emulator, open, page }) => {
    for (const name of ['continue', 'abandon'] as const) {
      await emulator.reset()
      const dialog = await open(name, demo.failedPrecheck)
      if (name === 'abandon') await dialog.confirmation.fill(demo.failedPrecheck.id)
      await emulator.polardb('ContinueDBClusterMigration', { DBClusterId: demo.failedPrecheck.id })
      const writes = await emulator.writes()
      await dialog.press()
      await expect(page.getByRole('alert')).toContainText(/when you opened this page/)
      expect(await emulator.writes()).toEqual(writes)
    }
  })
})

test('the same form posted twice makes one call and shows the same outcome', async ({ emulator, open, panel, page }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withoutEndpoints).check()
  const form = await dialog.copyOfForm()
  await dialog.press()
  const second = await form.send()
  expect(new URL(second.location ?? '', page.url()).href).toBe(page.url())
  expect(await emulator.writes()).toHaveLength(1)
  await panel.shows(switched)
})

test('a post without a Referer that is refused shows its sentence', async ({ emulator, open, page, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withoutEndpoints).check()
  const form = await dialog.copyOfForm()
  await emulator.switchElsewhere(demo.syncing.id)
  const { status, location } = await form.send()
  expect(status).toBe(302)
  await visit(location ?? '')
  await expect(page.getByRole('alert')).toContainText(/when you opened this page/)
})

test('a throttled write is reported as not run', async ({ emulator, open, panel, page }) => {
  await emulator.fault({ action: 'ModifyDBClusterMigration', kind: 'throttle' })
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withoutEndpoints).check()
  await dialog.press()
  await expect(page.getByRole('alert')).toContainText(/not run/i)
  await panel.shows(syncing)
})

const routes: [Name, Cluster][] = [
  ['roll-back', demo.syncing],
  ['complete', demo.syncing],
  ['continue', demo.syncing],
  ['abandon', demo.switched],
  ['switch', demo.switched],
  ['cancel', demo.neverMigrated],
]
for (const [name, cluster] of routes) {
  test(`the address of ${name} is no way around a disabled button: ${cluster.id}`, async ({ page, visit }) => {
    await visit(path(cluster, name))
    await expect(page.getByRole('button', { name: 'OK', exact: true }).and(page.locator(':enabled'))).toHaveCount(0)
  })
}
