import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { validatorOptions } from '../../validator-options.ts'
import { findFaults } from './find-faults.ts'
import { gardenOfKinds, kindsOfPages } from './kinds-of-pages.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { settle } from './settle.ts'
import { watchRequests } from './watch-requests.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

let site: OpenSite
let browser: TestBrowser

beforeAll(async () => {
  site = await openSite(gardenOfKinds)
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const openPage = async (width: number, colorScheme: 'light' | 'dark'): Promise<Page> =>
  browser.newPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })

/** Opens a note's page for the first time; the files of the site that it asked for, when the map beside it is drawn too. */
async function loadFirst(page: Page, url: string): Promise<readonly string[]> {
  const requests = watchRequests(page)
  await page.goto(url)
  await page.waitForSelector('[data-ready]')
  await page.waitForSelector('hortus-local-map svg')
  await page.waitForLoadState('networkidle')
  return requests.paths.map((path) => (path.endsWith('/') ? `${path}index.html` : path).slice(1))
}

describe('with forced colours', () => {
  it('the words that a sentence marks stand out from their ground', async () => {
    const page = await browser.newPage({ forcedColors: 'active', colorScheme: 'dark' })
    await page.goto(`${site.url}wanted/`)
    const marks = await page
      .locator('mark')
      .evaluateAll((each) =>
        each.map((mark) => [getComputedStyle(mark).color, getComputedStyle(mark).backgroundColor]),
      )
    expect(marks.length).toBeGreaterThan(0)
    for (const [color, ground] of marks) {
      expect(ground).toMatch(/^rgb\(/)
      expect(ground).not.toBe(color)
    }
    await page.close()
  })
})

describe('a page that lists notes', () => {
  it('has its lists on paper too', async () => {
    const page = await openPage(1000, 'light')
    for (const path of ['', 'wanted/', 'plain/', 'tags/', 'all-notes/', 'topics/']) {
      await page.goto(site.url + path)
      await page.emulateMedia({ media: 'print' })
      const links = await page.locator('main :is(ul, ol, table) a').evaluateAll((all) => all.length)
      expect(links, path).toBeGreaterThan(0)
      expect(await page.locator('main :is(section, table) a').first().isVisible(), path).toBe(true)
      expect(await page.locator('header.site').isVisible(), path).toBe(false)
    }
    await page.close()
  })

  it('has a title and its first words on the same side, whatever direction they are read in', async () => {
    const page = await openPage(1000, 'light')
    await page.goto(`${site.url}plain/`)
    const [title, words] = await page
      .locator('.notes li', { hasText: 'أولى' })
      .locator('a, p')
      .evaluateAll((parts) =>
        parts.map((part) => {
          const range = document.createRange()
          range.selectNodeContents(part)
          return Math.round(range.getBoundingClientRect().right)
        }),
      )
    expect(Math.abs(title! - words!)).toBeLessThan(10)
    await page.close()
  })
})

describe('the header of a note', () => {
  it('leaves the first screen to the text, which begins within 300 pixels', async () => {
    const page = await openPage(1440, 'light')
    const tops: number[] = []
    for (const path of ['note/', 'topic/other/', 'topic/last/', 'odd/', 'arabic/']) {
      await page.goto(site.url + path)
      tops.push(await page.locator('article .text').evaluate((text) => text.getBoundingClientRect().top))
    }
    expect(Math.max(...tops)).toBeLessThanOrEqual(300)
    await page.close()
  })
})

describe('a part of a series with a long name', () => {
  it('says its place in the line in which the name begins', async () => {
    const page = await openPage(360, 'light')
    await page.goto(`${site.url}topic/other/`)
    const [name, place] = await page.locator('.in-series').evaluate((line) => {
      line.querySelector('a')!.textContent = 'A name that is much too long for one line '.repeat(3).trim()
      const range = document.createRange()
      range.selectNode(line.firstChild!)
      return [line.querySelector('a')!.getClientRects(), range.getClientRects()].map((boxes) => {
        const { top, bottom } = boxes[0]!
        return Math.round((top + bottom) / 2)
      })
    })
    expect(Math.abs(name! - place!)).toBeLessThan(5)
    await page.close()
  })
})

describe('a note that reads the other way than the garden', () => {
  it('has the column beside it away from the edge of the window', async () => {
    const page = await openPage(1440, 'light')
    await page.goto(`${site.url}arabic/`)
    const box = await page.locator('header.site .search').boundingBox()
    expect(1440 - (box!.x + box!.width)).toBeGreaterThan(15)
    await page.close()
  })
})

describe('every kind of page', () => {
  // Each width in one theme, each theme at one width; in the long run all four.
  it.each<[number, ('light' | 'dark')[]]>(
    isFull
      ? [
          [1440, ['light', 'dark']],
          [360, ['light', 'dark']],
        ]
      : [
          [1440, ['light']],
          [360, ['dark']],
        ],
  )('has nothing that axe finds, %i px wide, in the themes %j', async (width, themes) => {
    const page = await openPage(width, themes[0]!)
    const found: string[] = []
    for (const path of kindsOfPages) {
      await page.goto(site.url + path)
      await page.waitForSelector('[data-ready]')
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme })
        await settle(page)
        found.push(...(await findFaults(page)).map((fault) => `${path}, ${colorScheme}: ${fault}`))
      }
      await page.emulateMedia({ colorScheme: themes[0]! })
    }
    await page.close()
    expect(found).toEqual([])
  })

  it('is valid HTML', async () => {
    const validator = new HtmlValidate(validatorOptions)
    for (const path of kindsOfPages) {
      const html = site.read(path.endsWith('.html') ? path : `${path}index.html`).toString()
      const { results } = await validator.validateString(html)
      expect(
        results.flatMap((result) => result.messages.map((m) => `${m.ruleId} ${m.message}`)),
        path,
      ).toEqual([])
    }
  })

  /** How far each page moved while it was loaded, by its address and width. */
  const shifts = new Map<string, number>()

  it.each([1440, 820, 360])('opens at its top and is no wider than the window, %i px wide', async (width) => {
    const page = await openPage(width, 'light')
    await page.addInitScript(() => {
      const state = window as unknown as { shift: number }
      state.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) state.shift += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    for (const path of kindsOfPages) {
      await page.goto(site.url + path)
      await page.waitForSelector('[data-ready]')
      await settle(page)
      const seen = await page.evaluate(() => ({
        // Less than a thousandth is a rounding of the browser's, a hundredth of a pixel.
        shift: Math.round((window as unknown as { shift: number }).shift * 1000) / 1000,
        scroll: window.scrollY,
        over: document.documentElement.scrollWidth - window.innerWidth,
        titles: document.querySelectorAll('h1').length,
        titleTop: document.querySelector('h1')!.getBoundingClientRect().top < window.innerHeight / 2,
      }))
      const { shift, ...rest } = seen
      shifts.set(`${path}, ${width} px`, shift)
      expect(rest, path).toEqual({
        scroll: 0,
        over: expect.toSatisfy((over: number) => over <= 0),
        titles: 1,
        titleTop: true,
      })
    }
    await page.close()
  })

  it('moves nothing while its fonts come', async (context) => {
    const page = await browser.newPage()
    const hasLikeFaces = await page.evaluate(() =>
      new FontFace(
        'like',
        'local("Georgia"), local("Times New Roman"), local("Liberation Serif"), local("Tinos")',
      )
        .load()
        .then(
          () => true,
          () => false,
        ),
    )
    await page.close()
    context.skip(!hasLikeFaces, 'this machine has none of the fonts that ours are measured against')
    expect(shifts.size).toBe(3 * kindsOfPages.length)
    // The widths of both faces agree to half a per cent, so the last word of a line may still change its line: half a hundredth.
    expect([...shifts].filter(([, shift]) => shift > 0.01)).toEqual([])
  })

  it('is whole without script, and shows no button that only a script answers', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 700 }, javaScriptEnabled: false })
    await page.goto(`${site.url}note/`)
    expect(await page.locator('h1').innerText()).toContain('A note with everything')
    expect(await page.locator('.text').innerText()).toContain('The footnote.')
    expect(await page.locator('[data-do]:visible').count()).toBe(0)
    // The garden's column and the contents open by the browser's own means.
    await page.locator('.menu').click()
    await page.locator('.garden a').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.open-contents').click()
    await page.locator('.contents a').first().waitFor()
    await page.close()
  })
})

describe('a first view', () => {
  it('loads at most 45 kB before the map around it comes and 60 kB in all, of them 35 kB of script, three faces before the first paint, and all from the site', async () => {
    const page = await openPage(1440, 'light')
    const files = await loadFirst(page, `${site.url}topic/last/`)
    const compressed = (names: readonly string[]): number =>
      names.reduce((sum, name) => sum + gzipSync(site.read(name)).length, 0)
    const fonts = files.filter((name) => name.endsWith('.woff2'))
    expect(compressed(files.filter((name) => name.endsWith('.js')))).toBeLessThan(35_000)
    const read = files.filter((name) => !fonts.includes(name))
    expect(compressed(read)).toBeLessThan(60_000)
    // What fills the place for the map is asked for when that comes into view.
    const before = read.filter((name) => !/^-\/(?:map\/|local-map|escape-xml)/.test(name))
    expect(compressed(before)).toBeLessThanOrEqual(45_000)
    // The italic is asked for at once too, since the line above the title is written in it.
    expect(fonts.map((name) => name.replace(/^-\/|-[\w-]{8}\.woff2$/g, '')).sort()).toEqual([
      'sans',
      'serif',
      'serif-italic',
    ])
    expect(fonts.reduce((sum, name) => sum + site.read(name).length, 0)).toBeLessThan(90_000)
    await page.close()
  })

  it('of a note with code and italics still loads at most 90 kB of faces', async () => {
    const page = await openPage(1440, 'light')
    const fonts = (await loadFirst(page, `${site.url}faces/`)).filter((name) => name.endsWith('.woff2'))
    expect(fonts.length).toBe(4)
    expect(fonts.reduce((sum, name) => sum + site.read(name).length, 0)).toBeLessThan(90_000)
    await page.close()
  })
})

describe('a page of the same note', () => {
  it('is as large in a garden ten times as large', async () => {
    const grow = (notes: number) =>
      openSite({
        ...gardenOfKinds,
        ...Object.fromEntries(
          Array.from({ length: notes }, (_, i) => [
            `topic/more/filler-${i}.md`,
            `# Filler ${i}\n\nSee [[filler-${(i * 7) % notes}]].`,
          ]),
        ),
      })
    const small = await grow(90)
    const large = await grow(900)
    try {
      const sizes: number[] = []
      for (const each of [small, large]) {
        const page = await openPage(1440, 'light')
        // The part of the map beside a note comes afterwards, in tiles.
        const files = (await loadFirst(page, `${each.url}note/`)).filter((name) => !name.startsWith('-/map/'))
        sizes.push(files.reduce((sum, name) => sum + gzipSync(each.read(name)).length, 0))
        await page.close()
      }
      expect(Math.abs(sizes[1]! / sizes[0]! - 1), sizes.join(' ')).toBeLessThan(0.02)
    } finally {
      await small.close()
      await large.close()
    }
  })
})
