import { Creation, from, sources, words, type Locale } from '../support/create'
import { path } from '../support/demo'
import { skip } from '../support/dialog'
import { FormCopy } from '../support/form'
import { expect, test } from '../support/test'

for (const locale of Object.keys(words) as Locale[]) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a source is found, evaluated and migrated', async ({ emulator, page, javaScriptEnabled, visit }) => {
      const creation = new Creation(page, javaScriptEnabled ?? true, locale)
      const { say } = creation
      await visit('/clusters')
      await page.getByRole('link', { name: say.create }).click()
      await page.getByRole('searchbox').fill('orders')
      await page.getByRole('search').getByRole('button').click()
      await expect(page.getByRole('rowheader')).toHaveCount(1)
      await page.getByRole('link', { name: sources.orders }).click()
      await creation.opened()
      await creation.press(say.begin)
      await creation.follows(creation.evaluation, say.passed)
      await expect(creation.evaluation.getByRole('heading', { level: 3 })).toHaveCount(4)
      await page.getByRole('textbox', { name: say.name }).fill('orders, migrated')
      const cluster = await creation.create()

      await page.getByRole('link', { name: say.open }).click()
      await expect(page.getByRole('heading', { level: 1, name: cluster })).toBeVisible()
      await emulator.clock({ advance_seconds: 24 * 3600 })
      await emulator.until(cluster, 'RDS2POLARDB_SYNCING')
      const [sent, ...others] = (await emulator.writes()).filter(call => call.action === 'CreateDBCluster')
      expect(others).toEqual([])
      expect(sent?.parameters).toMatchObject({
        CreationOption: 'MigrationFromRDS',
        SourceResourceId: sources.orders,
        DBVersion: '8.0',
        DBClusterDescription: 'orders, migrated',
        VPCId: 'vpc-bp1production0001',
      })
    })

    test('a failed check has its remedy next to it', async ({ page, javaScriptEnabled, visit }) => {
      const creation = new Creation(page, javaScriptEnabled ?? true, locale)
      const { say } = creation
      await visit(from(sources.crm))
      await creation.press(say.begin)
      await creation.follows(creation.evaluation, say.failed)
      await expect(creation.evaluation.getByRole('row', { name: say.trigger })).toContainText(say.dropTriggers)
      await expect(creation.button(say.again)).toBeVisible()
    })
  })
}

test('a precheck that fails shows its remedy, and the migration goes on once it is mended', async ({
  dialog,
  emulator,
  javaScriptEnabled,
  page,
  panel,
  visit,
}) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.crm))
  const cluster = { id: await creation.create(), region: 'cn-hangzhou' }
  await emulator.clock({ advance_seconds: 600 })
  await emulator.until(cluster.id, 'PRE_CHECK_FAIL')
  await visit(path(cluster))
  await panel.reports(/The RDS instance has a trigger\./)
  await expect(panel.section).toContainText('What to do: Drop the triggers on the source')
  await panel.action('Continue Migration').click()
  const box = await dialog('continue').opened()
  await box.choose(skip)
  await box.press()
  await emulator.clock({ advance_seconds: 24 * 3600 })
  await emulator.until(cluster.id, 'RDS2POLARDB_SYNCING')
})

test('a form that is posted twice creates one cluster and shows the first outcome', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await creation.press(creation.say.review)
  const form = await FormCopy.of(page.locator('form[method=post]').filter({ has: creation.button('Create Cluster') }))
  const [first, second] = await Promise.all([form.send(), form.send()])
  expect([first.status, second.status]).toEqual([302, 302])
  expect(second.location).toBe(first.location)
  const calls = (await emulator.calls()).filter(call => call.action === 'CreateDBCluster')
  expect(calls.map(call => call.parameters.ClientToken)).toEqual([form.fields.intent_id])
  await visit(first.location ?? '')
  await expect(page.getByRole('alert')).toContainText('Create Cluster ran.')
  await expect(page.getByRole('alert')).toContainText('RequestId')
})

test('an instance that cannot be migrated says why', async ({ page, visit }) => {
  await visit('/clusters/new?region=cn-hangzhou')
  const row = page.getByRole('row', { name: sources.readOnly })
  await expect(row).toContainText('Cannot be migrated')
  await expect(row).toContainText('only a primary one can be migrated')
  await expect(row.getByRole('link')).toHaveCount(0)
})

test('a source that stops being eligible has no form', async ({ emulator, page, visit }) => {
  await emulator.setSource(sources.orders, { status: 'Restoring' })
  await visit(from(sources.orders))
  await expect(page.getByRole('alert')).toContainText('it has to be Running')
  await expect(page.getByRole('button', { name: 'Review' })).toHaveCount(0)
})

test('a source that changed after the review is refused, and nothing is lost', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await page.getByRole('textbox', { name: 'Cluster Name' }).fill('kept')
  await creation.press('Review')
  await emulator.setSource(sources.orders, { status: 'Rebooting' })
  await creation.press('Create Cluster')
  await expect(page.getByRole('alert')).toContainText('Nothing was sent')
  await expect(page.getByRole('alert')).toContainText('Rebooting')
  await emulator.setSource(sources.orders, { status: 'Running' })
  await page.getByRole('link', { name: 'Change and try again' }).click()
  await expect(page.getByRole('textbox', { name: 'Cluster Name' })).toHaveValue('kept')
  expect((await emulator.writes()).map(call => call.action)).toEqual([])
})

test('what is wrong is shown at its field, and nothing that was typed is lost', async ({
  javaScriptEnabled,
  page,
  visit,
}) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  const typed = {
    'Cluster Name': 'x',
    Nodes: 'many',
    'Time Zone': '+99:00',
    VSwitch: '',
    'Resource Group': 'rg-kept',
  }
  for (const [label, text] of Object.entries(typed)) {
    await page.getByRole('textbox', { name: label }).or(page.getByRole('combobox', { name: label })).fill(text)
  }
  await page.getByRole('radio', { name: 'Case-sensitive', exact: true }).check()
  await creation.press('Review')
  await expect(page.getByRole('alert')).toContainText('4 fields have to be changed')
  for (const [label, text] of Object.entries(typed)) {
    const control = page.getByRole('textbox', { name: label }).or(page.getByRole('combobox', { name: label }))
    await expect(control).toHaveValue(text)
  }
  await expect(page.getByRole('radio', { name: 'Case-sensitive', exact: true })).toBeChecked()
  const name = page.getByRole('textbox', { name: 'Cluster Name' })
  await expect(name).toHaveAccessibleDescription(/2 to 256 characters and does not begin with/)
})

test('Enter in a field reviews, and does not start an evaluation', async ({ emulator, page, visit }) => {
  await visit(from(sources.orders))
  await page.getByRole('textbox', { name: 'Cluster Name' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'What will be sent: CreateDBCluster' })).toBeVisible()
  const actions = (await emulator.calls()).map(call => call.action)
  expect(actions).not.toContain('GenerateUpgradeReportForSyncClone')
})

test('an evaluation keeps what was typed', async ({ emulator, javaScriptEnabled, page, visit }) => {
  // It would be over before anybody looks.
  await emulator.clock({ paused: true })
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await page.getByRole('textbox', { name: 'Cluster Name' }).fill('typed before')
  await creation.press('Start Evaluation')
  await expect(creation.evaluation).toContainText('The evaluation is running.')
  await expect(page.getByRole('textbox', { name: 'Cluster Name' })).toHaveValue('typed before')
})

test('an answer that is not understood is shown as it came and never as passed', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  await emulator.choose({ report_end: 'success' })
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await creation.press('Start Evaluation')
  await creation.follows(creation.evaluation, 'The answer is not understood here.')
  await expect(creation.evaluation).toContainText('Result: success')
  await expect(creation.evaluation).not.toContainText('Every check passed')
  await creation.press('Review')
  await expect(page.getByRole('main')).toContainText('so it does not count as passed')
})

test('a report lives seven days', async ({ emulator, javaScriptEnabled, page, visit }) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await creation.press('Start Evaluation')
  await creation.follows(creation.evaluation, 'Every check passed.')
  await emulator.clock({ advance_seconds: 3 * 86_400 })
  await visit(from(sources.orders))
  await expect(creation.evaluation).toContainText(/Evaluated 3 d \d+ h ago/)
  await emulator.clock({ advance_seconds: 5 * 86_400 })
  await visit(from(sources.orders))
  await expect(creation.evaluation).toContainText('This source has not been evaluated')
})

test('a service-linked role that is missing is created with a button', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  await emulator.setAccount({ service_linked_role: false })
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await expect(page.getByRole('main')).toContainText('AliyunServiceRoleForPolarDB')
  await page.getByRole('textbox', { name: 'Cluster Name' }).fill('kept too')
  await creation.press('Create Service-linked Role')
  await expect(page.getByRole('alert')).toContainText('Create Service-linked Role ran.')
  await expect(creation.button('Create Service-linked Role')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Cluster Name' })).toHaveValue('kept too')
})

test('the method and its consequences are those of the chosen version', async ({
  javaScriptEnabled,
  page,
  visit,
}) => {
  await visit(from(sources.fulfilment, {}, 'cn-shenzhen'))
  const follows = page.getByRole('complementary', { name: 'What follows' })
  await expect(follows).toContainText('Physical migration')
  await page.getByRole('combobox', { name: 'Database Engine' }).selectOption('MySQL 8.0.2')
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Update' }).click()
  await expect(follows).toContainText('Logical migration (DTS)')
  await expect(follows).toContainText('the source must have no triggers')
})

test('a VPC that is not the source\'s is warned about', async ({ page, javaScriptEnabled, visit }) => {
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await page.getByRole('textbox', { name: 'VPC' }).fill('vpc-other')
  await creation.press('Review')
  await expect(page.getByRole('main')).toContainText('Private endpoints cannot swap between them')
})

test('the cloud\'s no is shown with its code, and the way back to the form', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  await emulator.fault({ action: 'CreateDBCluster', kind: 'error', status: 403, code: 'OperationDenied' })
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await creation.press('Review')
  await creation.press('Create Cluster')
  await expect(page.getByRole('alert')).toContainText('Create Cluster did not run')
  await expect(page.getByRole('alert')).toContainText('OperationDenied')
  await expect(page.getByRole('link', { name: 'Change and try again' })).toBeVisible()
})

test('a creation without an answer is followed until the cluster is found', async ({
  emulator,
  javaScriptEnabled,
  page,
  visit,
}) => {
  await emulator.fault({ action: 'CreateDBCluster', kind: 'drop_after' })
  const creation = new Creation(page, javaScriptEnabled ?? true)
  await visit(from(sources.orders))
  await creation.press('Review')
  await creation.press('Create Cluster')
  await creation.follows(page.getByRole('region', { name: /^Create Cluster from/ }), 'Open pc-')
  expect((await emulator.calls()).filter(call => call.action === 'CreateDBCluster')).toHaveLength(1)
})

test('parts that cannot be read leave the rest of the page', async ({ emulator, page, visit }) => {
  for (const action of ['DescribeDBInstanceSSL', 'DescribeUpgradeReport', 'DescribeDBClusterAvailableResources']) {
    await emulator.fault({ action, kind: 'error', status: 403, code: 'Forbidden.RAM', times: 9 })
  }
  await visit(from(sources.orders))
  await expect(page.getByRole('main')).toContainText('This part cannot be read')
  await expect(page.getByRole('main')).toContainText('The evaluation cannot be read')
  await page.getByRole('textbox', { name: 'Node Specification' }).fill('polar.mysql.x4.medium')
  await expect(page.getByRole('button', { name: 'Review' })).toBeVisible()
})
