// Clouds that decide otherwise what the vendor's documents leave open. Those differ most in what is seen: names, directions,
// errors in the place of answers, times that are missing.
import { demo, path } from '../support/demo'
import { backWithEndpoints, withEndpoints, withoutEndpoints } from '../support/dialog'
import { firstPair } from '../support/endpoints'
import { switched, syncing } from '../support/panel'
import { expect, test, type Choices } from '../support/test'

const clouds: { name: string; choices: Choices }[] = [
  {
    name: 'names are listed as before the switch, and no direction is told while something moves',
    choices: {
      lists_after_swap: 'original',
      direction_while_switching: 'absent',
      direction_while_closing: 'absent',
      modes_while_closing: 'both_read_write',
    },
  },
  {
    name: 'where there is no migration, there is an error',
    choices: { never_migrated: 'not_exist', after_the_end: 'never_migrated' },
  },
  {
    name: 'no answer tells its time, and no deadline can be read',
    choices: { date_header: 'missing', expired_time: 'unreadable' },
  },
]

for (const { name, choices } of clouds) {
  test(`there, back and over: ${name}`, async ({ emulator, inCloud, open, page, panel, visitGathered }) => {
    await inCloud(choices)
    const [rds, polardb] = firstPair(await emulator.migration(demo.syncing.id))
    await visitGathered(`/clusters?region=${demo.syncing.region}`)
    await expect(page.getByText('Not read', { exact: true })).toHaveCount(0)

    const there = await open('switch', demo.syncing)
    await there.choose(withEndpoints)
    await there.press()
    await panel.shows(switched)
    const back = await open('roll-back', demo.syncing)
    await expect(back.option(backWithEndpoints)).toBeChecked()
    await expect(back.box).toContainText('as recorded before the switch')
    expect([rds, polardb]).toContain(await back.box.getByRole('combobox').first().inputValue())
    await back.press()
    await panel.shows(syncing)

    const over = await open('switch', demo.syncing)
    await over.choose(withoutEndpoints)
    await over.press()
    await panel.shows(switched)
    const end = await open('complete', demo.syncing)
    await end.confirmation.fill(demo.syncing.id)
    await end.press()
    const warning = page.getByRole('region', { name: 'Both sides accept writes' })
    await expect(async () => {
      await page.goto(path(demo.syncing))
      await expect(warning).toBeVisible({ timeout: 1 })
    }).toPass({ intervals: [200], timeout: 20_000 })
    await expect(warning).toContainText('Complete Migration was sent from here')
    await expect(page.getByText(/something else happened|fell back/i)).toHaveCount(0)
  })

  test(`a cluster that was never migrated: ${name}`, async ({ inCloud, page, visit }) => {
    await inCloud(choices)
    await visit(path(demo.neverMigrated))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(demo.neverMigrated.id)
    await visit(path(demo.neverMigrated, 'release'))
    await expect(page.getByRole('button', { name: 'Release Cluster' })).toBeVisible()
  })
}
