import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { type OpenSite, openSite } from './open-site.ts'

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))
const files = globSync('**/*.ts', { cwd: garden }).sort()
const modules = files.filter((path) => path.endsWith('.sim.ts'))

let site: OpenSite
let browser: TestBrowser
let page: Page

/** All of them below each other on one page. */
beforeAll(async () => {
  const embeds = modules.map((path) => `![[${basename(path)}]]`)
  site = await openSite({
    'index.md': `# All\n\n${embeds.join('\n\n')}\n`,
    ...Object.fromEntries(files.map((path) => [path, readFileSync(garden + path, 'utf8')])),
  })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await page.goto(site.url)
  await page.waitForSelector('.simulation [data-move]:enabled')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('the simulations of the garden on a narrow page', () => {
  it('are all there, and none is wider than the page', async () => {
    expect(await page.locator('figure.simulation').count()).toBe(modules.length)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  })

  it('have no fault that axe finds', async () => {
    expect(await findFaults(page)).toEqual([])
  })

  it('write within their drawings, and no two texts over each other', async () => {
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll('figure.simulation')].flatMap((figure) => {
        const name = figure.getAttribute('data-simulation')
        const drawing = figure.querySelector('svg')!
        const edge = drawing.getBoundingClientRect()
        const texts = [...drawing.querySelectorAll('text')]
          .map((text) => ({ words: text.textContent ?? '', box: text.getBoundingClientRect() }))
          .filter(({ words }) => words.trim() !== '')
        const outside = texts.filter(({ box }) => box.left < edge.left - 1 || box.right > edge.right + 1)
        const over = texts.flatMap((a, i) =>
          texts.slice(i + 1).flatMap((b) => {
            const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
            const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
            return wide > 1 && high > 4 ? [`${name}: ${a.words} over ${b.words}`] : []
          }),
        )
        return [...outside.map(({ words }) => `${name}: ${words} is outside`), ...over]
      }),
    )
    expect(faults).toEqual([])
  })

  it('are stepped and pressed by keyboard', async () => {
    for (const figure of await page.locator('figure.simulation').all()) {
      await figure.locator('[data-move=again]').press('Enter')
      await figure.locator('.simulation-bar output').filter({ hasText: /^0 \// }).waitFor()
      await figure.locator('[data-move=forward]').press('Enter')
      await figure.locator('.simulation-bar output').filter({ hasText: /^1 \// }).waitFor()
      const first = figure.locator('[data-press]').first()
      if ((await first.count()) > 0) await first.press('Space')
      expect(await figure.locator('svg text').count()).toBeGreaterThan(0)
    }
  })
})
