import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAppText } from '../../../src/model/interface/load-app-text.ts'
import { pageWords } from '../../../src/model/interface/page-words.ts'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { gardenWithEverything } from '../../features/garden-with-everything.ts'
import { type OpenSite, openSite } from './open-site.ts'

let browser: TestBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

/** Of those that the interface speaks, those with long words, tall letters, and one written from the right. */
describe.each(['de', 'ru', 'hi', 'he'] as const)('a site whose interface is in %s', (lang) => {
  let site: OpenSite
  let page: Page

  beforeAll(async () => {
    site = await openSite({ ...gardenWithEverything, 'hortus.config.json': JSON.stringify({ lang }) })
    page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  })

  afterAll(async () => {
    await page.close()
    await site.close()
  })

  it('runs over no edge of a narrow window', async () => {
    for (const path of [
      '',
      'linux/',
      'linux/files/',
      'all-notes/',
      'reading-list/',
      'tags/',
      'history/',
      'map/',
      'none/',
    ]) {
      await page.goto(site.url + path)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ path, beyond: Math.max(0, beyond) }).toEqual({ path, beyond: 0 })
    }
  })

  it('says the same language in pages and in what scripts add', async () => {
    const requested: string[] = []
    page.on('request', (request) => requested.push(new URL(request.url()).pathname))
    await page.goto(`${site.url}linux/files/`)
    const app = await loadAppText(lang)
    if (app === undefined) throw new Error(`Scripts have no words in ${lang}`)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect.poll(() => page.getByRole('button', { name: app.appText.copy }).count()).toBe(1)
    expect(await page.locator('html').getAttribute('lang')).not.toBeNull()
    await page.keyboard.press('/')
    await page.getByRole('dialog', { name: app.searchText.label }).waitFor()
    expect(await page.getByRole('link', { name: pageWords(lang).allNotes }).count()).toBeGreaterThan(0)
    // One file of words, and none of other languages.
    expect(requested.filter((path) => /\/app-[a-z]{2}(?:-hant)?-/.test(path)).length).toBe(1)
  })
})
