import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite, pathInSite, siteBase } from './open-site.ts'

let browser: TestBrowser
let site: OpenSite
let page: Page
const requested: string[] = []

beforeAll(async () => {
  ;[browser, site] = await Promise.all([
    launchBrowser(),
    openSite(join(import.meta.dirname, '../../../garden')),
  ])
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.on('request', (request) => requested.push(pathInSite(request.url())))
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { readonly value: number }
        Object.assign(window, { shifted: (window as unknown as { shifted: number }).shifted + value })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(site.url, { waitUntil: 'networkidle' })
}, 180_000)

afterAll(async () => {
  await browser.close()
  await site.close()
})

/** The top and height of an element, from the top of the page. */
async function boxOf(selector: string): Promise<{ readonly top: number; readonly height: number }> {
  return page.locator(selector).evaluate((element) => {
    const { top, height } = element.getBoundingClientRect()
    return { top: top + window.scrollY, height }
  })
}

describe('home at 1440 pixels', () => {
  it('is one composition: at most 2,400 pixels, with three ways in and the map on the first screen', async () => {
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2_400)
    const map = await boxOf('.home-map figure')
    expect(map.height).toBeGreaterThanOrEqual(560)
    expect(map.height).toBeLessThanOrEqual(640)
    expect(map.top).toBeLessThan(700)
    const ways = await boxOf('.ways')
    expect(ways.top + ways.height).toBeLessThanOrEqual(900)
    expect(await page.locator('.ways > li').count()).toBe(3)
  })

  it('names every region of the map, on the map or for who points at it or reaches it by keyboard', async () => {
    const regions = page.locator('.home-map .region')
    for (const region of await regions.all()) {
      await region.focus()
      expect(
        Number(
          await region
            .locator('text')
            .first()
            .evaluate((text) => getComputedStyle(text).opacity),
        ),
      ).toBe(1)
    }
    expect(await regions.count()).toBeGreaterThan(5)
  })

  it('gives a topic one colour on the map, on its card and in the column', async () => {
    const huesOf = (href: string): Promise<readonly (string | undefined)[]> =>
      page.evaluate(
        (to) =>
          ['.home-map .region', '.cards h3 a', '.garden a'].map((where) => {
            const link = document.querySelector(`${where}[href="${to}"]`)
            return link?.closest<HTMLElement>('[data-hue]')?.dataset['hue']
          }),
        href,
      )
    const [onMap, onCard, inColumn] = await huesOf(`${siteBase}linux/`)
    expect(onMap).toMatch(/^\d$/)
    expect([onCard, inColumn]).toEqual([onMap, onMap])
  })

  it('loads at most 60 kB with its map, faces aside', () => {
    const files = [...new Set(requested)].map((path) => (path.endsWith('/') ? `${path}index.html` : path))
    const size = files
      .filter((path) => !path.endsWith('.woff2'))
      .reduce((sum, path) => sum + gzipSync(site.read(path)).length, 0)
    expect(size).toBeLessThanOrEqual(60_000)
  })

  it('moves nothing while it loads', async () => {
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBe(0)
  })
})

it('has no overflow at 320 pixels, which is 400 % of 1280', async () => {
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
