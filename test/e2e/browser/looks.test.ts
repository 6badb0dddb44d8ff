import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { openSite } from './open-site.ts'

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

/** Colours of every kind: pale, dark, grey, loud. */
const looks = [
  { name: 'broadsheet' },
  { name: 'workbench' },
  { accent: '#ffee00', density: 'compact' },
  { accent: '#1400c8', radius: 0, density: 'roomy' },
] as const

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

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
