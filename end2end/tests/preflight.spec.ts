// The preflight inside the dialogs: what blocks, what has to be acknowledged, which names move, and what mends it.
import { expectAccessible } from '../support/accessible'
import { demo, path } from '../support/demo'
import { backWithoutEndpoints, disableBinlog, skip, withEndpoints, withoutEndpoints } from '../support/dialog'
import type { Emulator } from '../support/emulator'
import { allNames, firstPair, privateNames } from '../support/endpoints'
import { switched } from '../support/panel'
import { expect, test } from '../support/test'

/** Names of the source of `demo.syncing` and of its cluster, by what they are for. */
async function billing(emulator: Emulator) {
  const now = await emulator.migration(demo.syncing.id)
  const [primary, proxy, readOnly] = privateNames(now.RdsEndpointList)
  const [polardb, cluster, custom] = privateNames(now.DBClusterEndpointList)
  return { now, rds: { primary: primary!, proxy: proxy!, readOnly: readOnly! }, polardb: { primary: polardb!, cluster: cluster!, custom: custom! } }
}

test('edited pairs switch, and the map says afterwards what it said before', async ({ emulator, open, panel, page }) => {
  const { now, rds, polardb } = await billing(emulator)
  const dialog = await open('switch', demo.syncing)
  await expect(dialog.option(withEndpoints)).toBeChecked()
  await dialog.pair(rds.primary, polardb.cluster)
  await dialog.pair(rds.proxy, polardb.custom)
  await dialog.pair(rds.readOnly, '')
  await expect(dialog.mapped(rds.primary)).toContainText(new RegExp(`RDS ${now.SourceRDSDBInstanceId}: Primary endpoint.*moves.*PolarDB ${demo.syncing.id}: Cluster endpoint`, 's'))
  await expect(dialog.mapped(polardb.cluster)).toContainText(/moves.*RDS/s)
  await expect(dialog.mapped(rds.readOnly)).toContainText('stays')
  await expect(dialog.mapped(polardb.primary)).toContainText('stays')
  await expect(page).toHaveURL(/pairs%5B/)
  await dialog.press()
  await panel.shows(switched)

  const after = await emulator.migration(demo.syncing.id)
  const onPolardb = allNames(after.DBClusterEndpointList)
  for (const name of [rds.primary, rds.proxy, polardb.primary]) expect(onPolardb).toContain(name)
  const onRds = allNames(after.RdsEndpointList)
  for (const name of [rds.readOnly, polardb.cluster, polardb.custom]) expect(onRds).toContain(name)
})

test('the address holds the choice, so that it can be opened again', async ({ emulator, open, page, dialog }) => {
  const { rds } = await billing(emulator)
  const first = await open('switch', demo.syncing)
  await first.pair(rds.readOnly, '')
  const address = page.url()
  expect(address).not.toContain('intent_id')
  await page.goto(address)
  const again = dialog('switch')
  await expect(again.swapsWith(rds.readOnly)).toHaveValue('')
  await expect(again.mapped(rds.readOnly)).toContainText('stays')
})

test('without endpoints nothing moves, and the dialog says so', async ({ open }) => {
  const dialog = await open('switch', demo.syncing)
  await expect(dialog.map).toBeVisible()
  await dialog.choose(withoutEndpoints)
  await expect(dialog.box).toContainText('Nothing moves: every name goes on leading to where it leads now.')
  await expect(dialog.map).toHaveCount(0)
})

test('an amber check that is not acknowledged is refused by name, and nothing is sent', async ({ emulator, open, panel, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  await expect(dialog.acknowledgement('Triggers and events')).toHaveAccessibleDescription(/Logical replication/)
  const form = (await dialog.copyOfForm()).with({ 'acknowledged[triggers-and-events]': undefined })
  await visit((await form.send()).location ?? '')
  await expect(dialog.outcome).toContainText('Nothing was sent: these checks have to be acknowledged: Triggers and events.')
  expect(await emulator.writes()).toEqual([])
  // The choice is still there, and the box can be ticked now.
  await expect(dialog.option(withoutEndpoints)).toBeChecked()
  await dialog.press()
  await expect(dialog.outcome).toContainText(/Switch Over (has started|is done)/)
  await visit(path(demo.syncing))
  await expect(panel.activity).toContainText('Acknowledged: Triggers and events')
})

test('the browser itself asks for a box that is not ticked', async ({ emulator, open, page }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.ok.click()
  await expect(dialog.acknowledgement('Triggers and events')).toBeFocused()
  expect(new URL(page.url()).searchParams.has('intent')).toBe(false)
  expect(await emulator.writes()).toEqual([])
})

test('a storm of delay blocks, also a forged post, and then lets through', async ({ emulator, open, visit }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.choose(withoutEndpoints)
  const form = await dialog.copyOfForm()
  await emulator.set(demo.syncing.id, { delay_seconds: 90 })
  await visit((await form.send()).location ?? '')
  await expect(dialog.outcome).toContainText('Nothing was sent: the replication delay is 90 s; it must be below 60 s.')
  await visit(path(demo.syncing, 'switch') + '&endpoints=without')
  await expect(dialog.red).toContainText('The replication delay is 90 s; it must be below 60 s.')
  await expect(dialog.ok).toHaveCount(0)
  expect(await emulator.writes()).toEqual([])
  // For axe scripts are off for a moment, which a page that follows does not survive.
  await expectAccessible(dialog.page)
  await visit(path(demo.syncing, 'switch') + '&endpoints=without')
  await expect(dialog.ok).toHaveCount(0)

  await emulator.set(demo.syncing.id, { delay_seconds: 3 })
  await dialog.follow(async timeout => expect(dialog.ok).toBeVisible({ timeout }))
  await expect(dialog.red).toHaveCount(0)
  await dialog.press()
  await expect(dialog.outcome).toContainText(/Switch Over (has started|is done)/)
})

test('a name without a partner gets one: the endpoint is created from the dialog', async ({ emulator, open, panel }) => {
  const { rds, polardb } = await billing(emulator)
  const dialog = await open('switch', demo.syncing)
  await dialog.pair(rds.primary, polardb.cluster)
  await dialog.pair(rds.proxy, polardb.custom)
  await dialog.pair(rds.readOnly, '')
  await expect(dialog.box).toContainText(`${rds.readOnly} (Read-only endpoint, Private, port 3306) goes on leading to RDS`)
  await dialog.fix('Create a custom cluster endpoint (Read-only)')
  await expect(dialog.change).toContainText(/Create Cluster Endpoint (was accepted|ran).*RequestId/s)
  await expect(dialog.swapsWith(rds.primary)).toHaveValue(polardb.cluster)

  await dialog.follow(async timeout => expect(dialog.change).toContainText('Create Cluster Endpoint ran.', { timeout }))
  const partner = dialog.box.getByRole('link', { name: /^Let it swap with/ })
  await dialog.follow(async timeout => expect(partner).toBeVisible({ timeout }))
  await expectAccessible(dialog.page)
  await partner.click()
  await dialog.opened()
  await expect(dialog.mapped(rds.readOnly)).toContainText(/moves.*Custom cluster endpoint/s)
  await dialog.press()
  await panel.shows(switched)
  const after = await emulator.migration(demo.syncing.id)
  expect(allNames(after.DBClusterEndpointList)).toContain(rds.readOnly)
  const writes = await emulator.writes()
  expect(writes.map(write => write.action)).toEqual(['CreateDBClusterEndpoint', 'ModifyDBClusterMigration'])
})

test('a port is changed from the dialog, and then the pair fits', async ({ emulator, open }) => {
  const before = await emulator.migration(demo.otherPorts.id)
  const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
  const dialog = await open('switch', demo.otherPorts)
  await dialog.choose(withEndpoints)
  await dialog.pair(rds, polardb)
  await expect(dialog.mapped(rds)).toContainText('port 3306 becomes 3307')
  await expect(dialog.acknowledgement('Ports')).toBeVisible()
  await dialog.fix(`Change the port of ${polardb} to 3306`)
  await dialog.follow(async timeout => expect(dialog.change).toContainText('Change Port ran.', { timeout }))
  await dialog.follow(async timeout => expect(dialog.acknowledgement('Ports')).toHaveCount(0, { timeout }))
  await expect(dialog.mapped(rds)).not.toContainText('becomes')
  await expect(dialog.swapsWith(rds)).toHaveValue(polardb)
})

test('what was acknowledged for one choice says nothing about another', async ({ emulator, open, visit }) => {
  const before = await emulator.migration(demo.otherPorts.id)
  const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
  const dialog = await open('switch', demo.otherPorts)
  await dialog.choose(withEndpoints)
  await dialog.pair(rds, polardb)
  // The form as somebody sends it who chose again after the boxes were ticked.
  const form = (await dialog.copyOfForm()).with({ checked: 'without' })
  await visit((await form.send()).location ?? '')
  await expect(dialog.outcome).toContainText(/Nothing was sent: these checks have to be acknowledged: .*Ports/)
  expect(await emulator.writes()).toEqual([])
})

test('SSL is enabled from the dialog, and what was red may be sent', async ({ emulator, open }) => {
  const before = await emulator.migration(demo.otherSsl.id)
  const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
  const dialog = await open('switch', demo.otherSsl)
  await dialog.choose(withEndpoints)
  await dialog.pair(rds, polardb)
  await expect(dialog.ok).toHaveCount(0)
  await dialog.fix(`Enable SSL on ${polardb}`)
  await dialog.follow(async timeout => expect(dialog.change).toContainText('Enable SSL ran.', { timeout }))
  await dialog.follow(async timeout => expect(dialog.ok).toBeVisible({ timeout }))
  await dialog.press()
  await expect(dialog.outcome).toContainText(/Switch Over (has started|is done)/)
})

test('a fix that was refused says why, in the same dialog', async ({ emulator, open }) => {
  const before = await emulator.migration(demo.otherPorts.id)
  const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
  const dialog = await open('switch', demo.otherPorts)
  await dialog.choose(withEndpoints)
  await dialog.pair(rds, polardb)
  await emulator.startSwitch(demo.otherPorts.id)
  await dialog.fix(`Change the port of ${polardb} to 3306`)
  await expect(dialog.change).toContainText(/Nothing was sent: the migration status was RDS2POLARDB_SYNCING when you opened this page/)
  expect((await emulator.writes()).map(write => write.action)).toEqual(['ModifyDBClusterMigration'])
})

test('a pair that nobody offered is put back where it was', async ({ emulator, visit, dialog }) => {
  const { rds } = await billing(emulator)
  await visit(`${path(demo.syncing, 'switch')}&endpoints=with&pairs%5B${rds.primary}%5D=pc-nowhere.example`)
  await expect(dialog('switch').swapsWith(rds.primary)).toHaveValue('')
})

test('what needs a restart, a skip or a leap has a box of its own', async ({ open }) => {
  const complete = await open('complete', demo.switched)
  for (const check of ['No way back', 'Both sides accept writes', 'Names that lead to the source']) {
    await expect(complete.acknowledgement(check)).toBeVisible()
  }
  await expect(complete.acknowledgement('The cluster restarts')).toHaveCount(0)
  await complete.choose(disableBinlog)
  await expect(complete.acknowledgement('The cluster restarts')).toBeVisible()

  const going = await open('continue', demo.failedPrecheck)
  await expect(going.acknowledgement('The error is skipped')).toHaveCount(0)
  await going.choose(skip)
  await expect(going.acknowledgement('The error is skipped')).toHaveAccessibleDescription(/ForceSwitch goes on without mending it/)

  const back = await open('roll-back', demo.switched)
  await expect(back.ok).toHaveCount(0)
  await back.choose(backWithoutEndpoints)
  await expect(back.acknowledgement('Names that swap back')).toHaveAccessibleDescription(/was not made here/)
})

test('a deadline that leaves no time for a way back blocks a switch', async ({ emulator, visit, dialog }) => {
  await emulator.clock({ paused: true, advance_seconds: 20 * 3600 - 600 })
  await visit(path(demo.expiring, 'switch'))
  const red = dialog('switch').red
  await expect(red).toContainText('Time before the migration expires')
  await expect(red).toContainText('Way back after the switch')
  await expect(dialog('switch').ok).toHaveCount(0)
})

test('the pair that fits is one click away', async ({ emulator, open }) => {
  const [rds, polardb] = firstPair(await emulator.migration(demo.syncing.id))
  const dialog = await open('switch', demo.syncing)
  for (const name of await dialog.box.getByRole('combobox').evaluateAll(all => all.map(it => it.getAttribute('aria-label')!.replace('Swaps with ', '')))) {
    await dialog.pair(name, '')
  }
  await expect(dialog.red).toContainText('No pair is chosen.')
  await dialog.red.getByRole('link', { name: /^Choose the .* that fit/ }).click()
  await dialog.opened()
  await expect(dialog.swapsWith(rds)).toHaveValue(polardb)
})

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('SSL is enabled from the dialog', async ({ emulator, visit, page, javaScriptEnabled }) => {
    const before = await emulator.migration(demo.otherSsl.id)
    const [rds, polardb] = [privateNames(before.RdsEndpointList)[0]!, privateNames(before.DBClusterEndpointList)[0]!]
    await visit(`${path(demo.otherSsl, 'switch')}&endpoints=with&pairs%5B${rds}%5D=${polardb}`)
    const dialog = page.getByRole('dialog', { name: '开始切换' })
    await expect(dialog.getByRole('region', { name: '现在不能发送' })).toContainText('RDS侧SSL已开启，PolarDB侧SSL未开启，两侧必须相同')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: `为${polardb}开启SSL` }).click()
    await expect(async () => {
      if (javaScriptEnabled === false) await page.reload()
      await expect(dialog.getByRole('button', { name: '确定' })).toBeVisible({ timeout: javaScriptEnabled === false ? 1 : 10_000 })
    }).toPass({ timeout: 20_000 })
    await expect(dialog).toContainText('“开启SSL”已执行。')
  })
})
