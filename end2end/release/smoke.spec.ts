// The small wasm does what the development build does. Any error on a page fails.
import { demo, path } from '../support/demo'
import { withEndpoints } from '../support/dialog'
import { switched } from '../support/panel'
import { expect, test } from '../support/test'

test('the page follows a switch by itself, from the button to the new direction', async ({ open, panel }) => {
  const dialog = await open('switch', demo.syncing)
  await dialog.option(withEndpoints).check()
  await dialog.press()
  await panel.shows(switched)
})

test('static files have hashed names and are kept for long', async ({ page, visit }) => {
  const files: { url: string; cache: string | undefined }[] = []
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/pkg/')) files.push({ url: pathname, cache: response.headers()['cache-control'] })
  })
  await visit(path(demo.syncing))
  expect(files.length).toBeGreaterThanOrEqual(3)
  for (const { url, cache } of files) {
    expect(url).toMatch(/\.[0-9a-f]{12}\.(js|wasm|css)$/)
    expect(cache).toContain('immutable')
  }
})

test('pages with state are not stored', async ({ visit }) => {
  const response = await visit(path(demo.syncing))
  expect(response.headers()['cache-control']).toContain('no-store')
})
