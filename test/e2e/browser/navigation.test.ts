import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { type OpenSite, openSite, siteBase } from './open-site.ts'
import { watchRequests } from './watch-requests.ts'

const long = (name: string): string =>
  Array.from({ length: 40 }, (_, i) => `Paragraph ${i} of ${name}.`).join('\n\n')

let site: OpenSite
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  site = await openSite({
    'a.md': `# First\n\nSee [[b]] and [[b#Later part]] and [elsewhere](https://e.example/).\n\n${long('a')}\n\nAt the end [[c]].`,
    'b.md': `# Second\n\n${long('b')}\n\n## Later part\n\nHere it is. Back to [[a]].\n\n${long('b again')}`,
    'c.md': '---\nlang: ar\ntitle: ملاحظة\n---\nنص قصير عن [[a]].',
    'hortus.config.json': JSON.stringify({ title: 'Garden' }),
  })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  await page.goto(`${site.url}a/`)
  await page.waitForSelector('[data-ready]')
  // Survives as long as the page is not loaded anew.
  await page.evaluate(() => Object.assign(window, { isSame: true }))
})

afterEach(async () => {
  site.refuse(() => false)
  await page?.close()
})

const isSame = (): Promise<boolean> => page.evaluate(() => 'isSame' in window)
const scrolled = (): Promise<number> => page.evaluate(() => Math.round(window.scrollY))

describe('a link to another page', () => {
  it('swaps the page in place: address, title, text at its top, focus on the text', async () => {
    await page.evaluate(() => window.scrollTo(0, 300))
    await page.evaluate(() => document.querySelector<HTMLElement>('.text a')!.click())
    await page.waitForSelector('h1:has-text("Second")')
    expect(await isSame()).toBe(true)
    await page.waitForFunction(() => document.activeElement?.id === '-main')
    expect(page.url()).toBe(`${site.url}b/`)
    expect(await page.title()).toBe('Second · Garden')
    expect(await scrolled()).toBe(0)
  })

  it('goes to the part that it names', async () => {
    await page.locator('.text a').nth(1).click()
    await page.waitForSelector('h1:has-text("Second")')
    await page.waitForFunction(() => {
      const { top } = document.querySelector('#later-part')!.getBoundingClientRect()
      return top >= 0 && top < 120
    })
    expect(page.url()).toBe(`${site.url}b/#later-part`)
  })

  it('is fetched once when it is pointed at, and not again when it is followed', async () => {
    const requests = watchRequests(page)
    await page.locator('.text a').first().hover()
    await page.waitForSelector('hortus-preview')
    await page.locator('.text a').first().click()
    await page.waitForSelector('h1:has-text("Second")')
    expect(requests.pages()).toEqual(['/b/'])
  })

  it('keeps the column beside the text, and says in it where the reader is now', async () => {
    await page.evaluate(() => Object.assign(document.querySelector('header.site')!, { isKept: true }))
    const current = () =>
      page.evaluate(() => {
        const links = document.querySelectorAll<HTMLAnchorElement>('header.site a[aria-current=page]')
        return [...links].map((link) => link.pathname)
      })
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-place=allNotes]')!.click())
    await page.waitForSelector('main .note-table, main hortus-notes')
    expect(await current()).toEqual([`${siteBase}all-notes/`])
    await page.evaluate(() => document.querySelector<HTMLElement>('header.site .home')!.click())
    await page.waitForFunction((top) => location.pathname === top, siteBase)
    expect(await current()).toEqual([])
    expect(await page.evaluate(() => 'isKept' in document.querySelector('header.site')!)).toBe(true)
  })

  it('takes over the language and direction of the other page', async () => {
    await page.locator('.text a', { hasText: 'c' }).last().click()
    await page.waitForSelector('h1:has-text("ملاحظة")')
    await page.waitForSelector('html[lang=ar][dir=rtl]')
  })

  it('is followed by the browser itself when the page cannot be fetched', async () => {
    await page.evaluate(() => {
      window.fetch = () => Promise.reject(new Error('no network'))
    })
    await page.evaluate(() => document.querySelector<HTMLElement>('.text a')!.click())
    await page.waitForSelector('h1:has-text("Second")')
    expect(await isSame()).toBe(false)
  })
})

describe('Back and Forward', () => {
  it('bring back the place on the page and the link that had been followed', async () => {
    await page.evaluate(() => window.scrollTo(0, 10_000))
    await page.waitForFunction(() => window.scrollY > 500)
    const before = await scrolled()
    await page.locator('.text a', { hasText: 'c' }).last().click()
    await page.waitForSelector('h1:has-text("ملاحظة")')
    await page.goBack()
    await page.waitForSelector('h1:has-text("First")')
    expect(await isSame()).toBe(true)
    await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 3, before)
    await page.waitForFunction(() => document.activeElement?.textContent === 'c')
    await page.goForward()
    await page.waitForSelector('h1:has-text("ملاحظة")')
    await page.waitForFunction(() => window.scrollY === 0)
    expect(await isSame()).toBe(true)
  })

  it('move between parts of one page without fetching it', async () => {
    await page.goto(`${site.url}b/`)
    await page.waitForSelector('[data-ready]')
    const requests = watchRequests(page)
    await page.evaluate(() => {
      location.hash = '#later-part'
    })
    await page.waitForFunction(() => window.scrollY > 200)
    await page.goBack()
    await page.waitForFunction(() => window.scrollY === 0)
    expect(requests.pages()).toEqual([])
  })
})

describe('the keyboard', () => {
  it('moves through the links of the text with j and k, and follows with Enter', async () => {
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.textContent)
    await page.keyboard.press('j')
    expect(await focused()).toBe('b')
    await page.keyboard.press('j')
    expect(await focused()).toBe('b › Later part')
    await page.keyboard.press('k')
    expect(await focused()).toBe('b')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("Second")')
    expect(await isSame()).toBe(true)
  })

  it('goes home with g h', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.waitForSelector('h1:has-text("Garden")')
    expect(page.url()).toBe(site.url)
  })

  it('lists its keys with a question mark, and closes the list with Escape', async () => {
    await page.keyboard.press('?')
    const dialog = page.locator('dialog.settings')
    await dialog.waitFor()
    expect(await dialog.locator('dt').count()).toBeGreaterThan(10)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('how the text is set', () => {
  it('is chosen by the reader, and kept before anything is painted', async () => {
    const style = () =>
      page.evaluate(() => {
        const { fontSize, lineHeight, fontFamily } = getComputedStyle(document.querySelector('.text')!)
        return {
          fontSize: Number.parseFloat(fontSize),
          lineHeight: Number.parseFloat(lineHeight),
          fontFamily,
        }
      })
    await page.goto(`${site.url}a/`)
    await page.waitForSelector('[data-ready]')
    const before = await style()
    await page.keyboard.press('?')
    const dialog = page.locator('dialog.settings')
    for (const [label, choice] of [
      ['Size', 'Large'],
      ['Width', 'Narrow'],
      ['Face', 'Without serifs'],
      ['Line height', 'Loose'],
    ])
      await dialog.getByRole('combobox', { name: label!, exact: true }).selectOption({ label: choice! })
    expect(await findFaults(page, 'dialog.settings')).toEqual([])
    await page.keyboard.press('Escape')
    await page.reload({ waitUntil: 'commit' })
    await page.waitForSelector('.text', { state: 'attached' })
    const after = await style()
    expect(after.fontSize).toBeCloseTo(before.fontSize * 1.125, 1)
    expect(after.lineHeight / after.fontSize).toBeCloseTo(1.9, 1)
    expect(after.fontFamily).toContain('Hortus Sans')
    expect(await page.locator('html').getAttribute('data-text-width')).toBe('narrow')
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    expect(await style()).toEqual(before)
  })
})

describe('light and dark', () => {
  it('follow the system, then the reader, in every page and before anything is painted', async () => {
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await paper()
    await page.keyboard.press('d')
    const dark = await paper()
    expect(dark).not.toBe(light)
    await page.reload({ waitUntil: 'commit' })
    await page.waitForSelector('body', { state: 'attached' })
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await paper()).toBe(dark)
    await page.evaluate(() => localStorage.clear())
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    expect(await paper()).toBe(dark)
  })
})
