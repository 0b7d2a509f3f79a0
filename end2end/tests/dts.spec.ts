// DTS jobs of the business follow the side that writes.
import { expectAccessible, expectAccessibleEverywhere } from '../support/accessible'
import { demo, path, type Cluster } from '../support/demo'
import { backWithoutEndpoints, withoutEndpoints } from '../support/dialog'
import { switched, syncing } from '../support/panel'
import { expect, test, type Page } from '../support/test'

const ledgerJob = 'di4payments0ledger1'
const searchJob = 'di4billing0search01'

const parts = (page: Page) => ({
  forward: page.getByRole('region', { name: 'Source Instance DTS Task (Forward Switchover)' }),
  back: page.getByRole('region', { name: 'Destination Instance DTS Task (Switchover Rollback)' }),
  reading: page.getByRole('textbox', { name: 'IDs of jobs that read from the database' }),
  writing: page.getByRole('textbox', { name: 'IDs of jobs that write to the database' }),
  commitForward: page.getByRole('button', { name: 'Commit Forward Switchover' }),
  commitBack: page.getByRole('button', { name: 'Commit Switchover Rollback' }),
})

const ran = 'ran.'

test('a job is pointed at the cluster after a switch and at the source after a roll back', async ({ emulator, page, panel, open, visit }) => {
  const there = await open('switch', demo.syncing)
  await there.choose(withoutEndpoints)
  await there.press()
  await panel.shows(switched)

  await visit(path(demo.syncing))
  await page.getByRole('link', { name: 'Point DTS jobs at the other side' }).click()
  const part = parts(page)
  await expect(part.forward).toContainText(`The jobs named below will point at ${demo.syncing.id}.`)
  await expect(part.commitBack).toHaveCount(0)
  await part.reading.fill(searchJob)
  await part.commitForward.click()
  await expect(page).toHaveURL(/\/dts\?.*intent=/)
  await expect(page.getByRole('alert')).toContainText(ran)
  await expect(page.getByRole('alert')).toContainText('RequestId')
  await expect(page.getByRole('checkbox', { name: `${searchJob}: reads from ${demo.syncing.id} since then` })).not.toBeChecked()

  const back = await open('roll-back', demo.syncing)
  await back.choose(backWithoutEndpoints)
  await back.press()
  await panel.shows(syncing)

  await visit(path(demo.syncing, 'dts'))
  await expect(part.commitForward).toHaveCount(0)
  // What was pointed at the cluster has to come back: it is offered by itself.
  await expect(page.getByRole('checkbox', { name: new RegExp(searchJob) })).toBeChecked()
  await part.commitBack.click()
  await expect(page.getByRole('alert')).toContainText(ran)

  const writes = (await emulator.writes()).filter(write => write.action === 'ModifyDBClusterMigrationEndpoint')
  const moves = writes.map(write => JSON.parse(write.parameters.MigrationConfig ?? ''))
  const { SourceRDSDBInstanceId } = await emulator.migration(demo.syncing.id)
  expect(moves).toEqual([
    [{ dtsJobId: searchJob, endpoint: 'src', endpointInstanceId: demo.syncing.id }],
    [{ dtsJobId: searchJob, endpoint: 'src', endpointInstanceId: SourceRDSDBInstanceId }],
  ])
})

test('what is typed is shown as the call that will be sent, and a wrong ID is told before it is sent', async ({ emulator, page, visit }) => {
  await visit(path(demo.switched, 'dts'))
  const part = parts(page)
  await part.writing.fill(`${ledgerJob}\nnot a job!`)
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await expect(page).toHaveURL(/[?&]writing=/)
  expect(new URL(page.url()).searchParams.has('intent_id')).toBe(false)
  await expect(part.forward.getByRole('alert')).toContainText('"job!" is not the ID of a DTS job')
  await part.writing.fill(ledgerJob)
  await page.getByRole('button', { name: 'Show what will be sent' }).click()
  await expect(part.forward.getByRole('alert')).toHaveCount(0)
  await page.getByText('What will be sent').first().click()
  await expect(part.forward.locator('pre').first()).toContainText('aliyun polardb ModifyDBClusterMigrationEndpoint')
  await expect(part.forward.locator('pre').first()).toContainText(ledgerJob)
  expect(await emulator.writes()).toEqual([])
})

test('a form without a job, and one that was overtaken by a roll back, send nothing', async ({ emulator, page, visit }) => {
  await visit(path(demo.switched, 'dts'))
  const part = parts(page)
  await part.commitForward.click()
  await expect(page.getByRole('alert')).toContainText('Nothing was sent: name at least one DTS job.')
  await part.reading.fill(ledgerJob)
  await emulator.rollBackElsewhere(demo.switched.id)
  await part.commitForward.click()
  await expect(page.getByRole('alert')).toContainText('Nothing was sent')
  const sent = (await emulator.writes()).map(write => write.action)
  expect(sent).not.toContain('ModifyDBClusterMigrationEndpoint')
})

const refused: [string, Cluster, string][] = [
  ['without a migration', demo.neverMigrated, 'the migration is in NO_MIGRATION'],
  ['during a switch', demo.switching, 'SWITCHING'],
]
for (const [when, cluster, why] of refused) {
  test(`${when} no job is re-pointed, and the page says why`, async ({ page, visit }) => {
    await visit(path(cluster))
    await expect(page.getByRole('region', { name: 'More' })).toContainText(why)
    await visit(path(cluster, 'dts'))
    const part = parts(page)
    await expect(part.forward).toContainText(why)
    await expect(part.back).toContainText(why)
    await expect(part.commitForward).toHaveCount(0)
    await expect(part.commitBack).toHaveCount(0)
    await expectAccessible(page)
  })
}

test('before a switch the forward part waits for it', async ({ page, visit }) => {
  await visit(path(demo.syncing, 'dts'))
  await expect(parts(page).forward).toContainText(/DTS jobs go to rm-\S+ while the migration is in RDS2POLARDB_SYNCING/i)
  await expect(parts(page).commitForward).toHaveCount(0)
})

test.describe('zh-CN', () => {
  test.use({ locale: 'zh-CN' })

  test('the page is in Chinese and accessible', async ({ page, visit }) => {
    await visit(path(demo.switched, 'dts'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('业务DTS任务数据库地址切换')
    await expect(page.getByRole('button', { name: '提交正向切换' })).toBeVisible()
    await expectAccessibleEverywhere(page)
  })
})

test('the page is accessible in both themes and fits 360 and 1440 px', async ({ page, visit }) => {
  await visit(path(demo.switched, 'dts'))
  await expectAccessibleEverywhere(page)
})
