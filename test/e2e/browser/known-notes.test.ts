import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { siteBase } from './open-site.ts'
import { useReader } from './use-reader.ts'

const reader = useReader()
let page: Page
const open = async (width: number, path?: string): Promise<void> => {
  page = await reader.open(width, path)
}

describe('what a reader knows and has read', () => {
  it('is marked at prerequisites and in series, kept for the next visit, saved to a file and read from one', async () => {
    await open(1440, 'two/')
    await page.locator('.read-first > summary').click()
    const known = page.locator('.read-first .reader-mark')
    expect(await known.getAttribute('aria-pressed')).toBe('false')
    await known.click()
    expect(await known.getAttribute('aria-pressed')).toBe('true')
    await page.goto(`${reader.url()}one/`)
    await page.locator('.series-place a[rel=next]').click()
    await page.waitForSelector('h1:has-text("two")')
    expect(await page.locator('.steps .last').innerText()).toMatch(/last part of\s+A row/)
    expect(await page.locator('.read-first .is-known').count()).toBe(1)
    await page.goto(`${reader.url()}row/`)
    await page.waitForSelector('.parts .is-read')
    expect(await page.locator('.parts-read').innerText()).toBe('1 of 2 read')
    expect(await page.locator('.begin a').innerText()).toMatch(/^Continue with\s+two$/)
    expect(await page.locator('.begin a').getAttribute('href')).toBe(`${siteBase}two/`)
    expect(await page.locator('.series-bar .is-read').count()).toBe(1)

    await page.keyboard.press('?')
    const saving = page.waitForEvent('download')
    await page.locator('.settings button', { hasText: 'Save to a file' }).click()
    const file = await (await saving).path()
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    const partsRead = () => page.evaluate(() => document.querySelectorAll('.parts .is-read').length)
    expect(await partsRead()).toBe(0)
    await page.locator('.settings button', { hasText: 'Take that back' }).click()
    expect(await partsRead()).toBe(1)
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    expect(await partsRead()).toBe(0)
    await page.keyboard.press('Escape')
    await page.waitForSelector('hortus-settings', { state: 'detached' })
    await page.keyboard.press('?')
    // Of nothing there is nothing to take back.
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    expect(await page.locator('.settings button', { hasText: 'Take that back' }).count()).toBe(0)
    await page.locator('.settings input[type=file]').setInputFiles(file)
    await page.waitForSelector('.parts .is-read', { state: 'attached' })
  })
})

describe('a prerequisite', () => {
  it('is marked as known on its own page too', async () => {
    await open(1440, 'b/')
    await page.locator('.leads-to .reader-mark').click()
    await page.goto(`${reader.url()}two/`)
    await page.waitForSelector('.read-first .is-known', { state: 'attached' })
  })

  it('keeps its stage at the last word of a title that takes two lines', async () => {
    await open(360, 'needs/')
    await page.locator('.read-first > summary').click()
    const { lines, gap } = await page.locator('.read-first li').evaluate((item) => {
      const words = [...item.querySelector('a')!.getClientRects()]
      const stage = item.querySelector('.stage')!.getBoundingClientRect()
      const last = words.at(-1)!
      const isOnLine = stage.top < last.bottom && stage.bottom > last.top
      return { lines: words.length, gap: isOnLine ? stage.left - last.right : Number.NaN }
    })
    expect(lines).toBeGreaterThan(1)
    expect(gap).toBeGreaterThanOrEqual(0)
    expect(gap).toBeLessThan(12)
  })
})
