// Pictures of every page, to be looked at. `make screenshots` puts the README's into docs/images.
import { join } from 'node:path'
import { workspace } from '../support/binary'
import { demo, path } from '../support/demo'
import { test } from '../support/test'

const folder = process.env.SCREENSHOTS ?? join(workspace, 'end2end/screenshots')

const pages: Record<string, string> = {
  clusters: '/clusters?region=cn-hangzhou',
  cluster: path(demo.syncing),
  'cluster-switched': path(demo.switchedWithoutEndpoints),
  switch: path(demo.syncing, 'switch'),
  complete: path(demo.switched, 'complete'),
}

for (const [name, address] of Object.entries(pages)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      test(`a picture of ${name}, ${colorScheme}, ${width} px`, async ({ page, visit }) => {
        await page.setViewportSize({ width, height: 800 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await visit(address)
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true })
      })
    }
  }
}
