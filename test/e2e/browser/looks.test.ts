import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { gardenOfKinds, kindsOfPages } from './kinds-of-pages.ts'
import { openSite } from './open-site.ts'
import { settle } from './settle.ts'

const notes = {
  'note.md': [
    '---\nmatters: When it does.\nstage: evergreen\nbasis: study\ntags: [one]\nrequires: ["[[topic/other]]"]\n---',
    'Text with a [[topic/other|link]], a [[wanted]] one, *slanted*, `code` and a ==mark==.',
    '## A table\n\n| a | b |\n|---|--:|\n| 1 | 2 |',
    '```ts\n// What it is.\nconst one: number = 1\nfunction two(text = "three") {}\n```',
    '> [!warning] Mind this\n> Text of the callout.',
    '> A quotation.',
  ].join('\n\n'),
  'topic/index.md': '---\ntype: topic\n---\n# A topic\n\nAbout it. See [[note]].',
  'topic/other.md': '# Another\n\nIt leads to [[note]].',
}

/** Our other looks; the usual one is that of `pages.test.ts`. */
const ownLooks = ['broadsheet', 'workbench'] as const

/** Colours of every kind: pale, dark, grey, loud. */
const looks = [
  { accent: '#ffee00', density: 'compact' },
  { accent: '#1400c8', radius: 0, density: 'roomy' },
] as const

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

describe.each(ownLooks)('the look %s', (name) => {
  it('has nothing that axe finds on any kind of page, in both themes, nor in the settings', async () => {
    const config = JSON.stringify({ title: 'Garden', theme: { name } })
    const site = await openSite({ ...gardenOfKinds, 'hortus.config.json': config })
    const page = await browser.newPage({ viewport: { width: 1440, height: 800 }, reducedMotion: 'reduce' })
    const found: string[] = []
    const look = async (what: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await settle(page)
        found.push(...(await findFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`))
      }
    }
    for (const path of kindsOfPages) {
      await page.goto(site.url + path)
      await page.waitForSelector('[data-ready]')
      await look(path)
    }
    await page.locator('[data-do="settings"]:visible').first().click()
    await page.waitForSelector('dialog.settings[open]')
    await look('settings')
    await page.context().close()
    await site.close()
    expect(found).toEqual([])
  })
})

describe.each([{ lang: 'en' }, { lang: 'he' }, { lang: 'ar' }, { lang: 'ja' }])('in $lang', ({ lang }) => {
  it('every kind of page fits 320 by 256 pixels, which is 1280 by 1024 at 400 %', async () => {
    const site = await openSite({ ...gardenOfKinds, 'hortus.config.json': JSON.stringify({ lang }) })
    const page = await browser.newPage({ viewport: { width: 320, height: 256 } })
    const over: Record<string, number> = {}
    for (const path of kindsOfPages) {
      await page.goto(site.url + path)
      await page.waitForSelector('[data-ready]')
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (beyond > 0) over[path] = beyond
    }
    await page.context().close()
    await site.close()
    expect(over).toEqual({})
  })
})

describe('a look', () => {
  it.each(looks)('can be read by everybody, light and dark: %j', async (theme) => {
    const site = await openSite({ ...notes, 'hortus.config.json': JSON.stringify({ theme }) })
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 800 } })
      for (const path of ['', 'note/', 'topic/']) {
        await page.goto(site.url + path)
        found.push(...(await findFaults(page)).map((fault) => `/${path}, ${colorScheme}: ${fault}`))
      }
      await page.context().close()
    }
    await site.close()
    expect(found).toEqual([])
  })

  it('is the look of the page: its tokens, the faces of the garden, and CSS of the garden over all of ours', async () => {
    const site = await openSite({
      ...notes,
      'hortus.config.json': JSON.stringify({ theme: { name: 'workbench', radius: 9 } }),
    })
    const page = await browser.newPage()
    await page.goto(`${site.url}note/`)
    const style = await page.evaluate(() => {
      const of = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name)
      const title = document.querySelector('h1')
      return { radius: of('--radius'), size: of('--size'), face: title && getComputedStyle(title).fontFamily }
    })
    await page.context().close()
    await site.close()
    expect(style).toEqual({ radius: '9px', size: '1.03125rem', face: expect.stringContaining('Hortus Mono') })
  })
})
