// From the evaluation of a source to the end of its migration, in both languages.
import { Creation, from, sources } from '../support/create'
import { path } from '../support/demo'
import { Journey, type JourneyLocale } from '../support/journey'
import { expect, test } from '../support/test'

for (const locale of ['en-US', 'zh-CN'] satisfies JourneyLocale[]) {
  test.describe(locale, () => {
    test.use({ locale })

    test('a source is evaluated, migrated, switched, rolled back, switched again and completed', async ({
      emulator,
      javaScriptEnabled,
      page,
      visit,
    }) => {
      test.setTimeout(180_000)
      const scripts = javaScriptEnabled ?? true
      const creation = new Creation(page, scripts, locale)
      const journey = new Journey(page, scripts, locale)
      const { say } = journey

      await visit(from(sources.crm))
      await creation.press(creation.say.begin)
      await creation.follows(creation.evaluation, creation.say.failed)
      const cluster = { id: await creation.create(), region: 'cn-hangzhou' }
      await visit(path(cluster))
      await emulator.clock({ advance_seconds: 600 })
      await journey.reaches('PRE_CHECK_FAIL')

      await journey.press(say.continue)
      await journey.choose(say.skip)
      await journey.send()
      await emulator.clock({ advance_seconds: 24 * 3600 })
      await journey.reaches('RDS2POLARDB_SYNCING')

      await visit(path(cluster))
      await journey.press(say.switch)
      await journey.choose(say.with)
      await journey.editFirstPair()
      await journey.send()
      await journey.reaches('POLARDB2RDS_SYNCING')

      await visit(path(cluster))
      await journey.press(say.rollBack)
      await journey.choose(say.backWithout)
      await journey.send()
      await journey.reaches('RDS2POLARDB_SYNCING')

      await visit(path(cluster))
      await journey.press(say.switch)
      await journey.choose(say.without)
      await journey.send()
      await journey.reaches('POLARDB2RDS_SYNCING')

      await visit(path(cluster))
      await journey.press(say.complete)
      await journey.send(cluster.id)
      await journey.reaches('NO_MIGRATION')

      const writes = await emulator.writes()
      expect(writes.map(call => [call.action, call.parameters.SwapConnectionString])).toEqual([
        ['CreateDBCluster', undefined],
        ['ContinueDBClusterMigration', undefined],
        ['ModifyDBClusterMigration', 'true'],
        ['ModifyDBClusterMigration', 'false'],
        ['ModifyDBClusterMigration', 'false'],
        ['CloseDBClusterMigration', undefined],
      ])
      expect(writes[3]?.parameters.NewMasterInstanceId).toBe(sources.crm)
      expect(writes[4]?.parameters.NewMasterInstanceId).toBe(cluster.id)
    })
  })
}
