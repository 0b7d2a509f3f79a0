// Pictures of every page in both themes, to be looked at; nothing is asserted.
import tests from './playwright.config'

export default { ...tests, testDir: 'pictures', outputDir: 'test-results/pictures', projects: [{ name: 'chromium' }] }
