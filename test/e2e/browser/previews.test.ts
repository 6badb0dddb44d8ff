import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { settle } from './settle.ts'

const filler = Array.from({ length: 12 }, (_, i) => `Filler paragraph number ${i}.`).join('\n\n')

let site: OpenSite
let browser: TestBrowser
let context: BrowserContext
let page: Page

beforeAll(async () => {
  site = await openSite({
    'a.md': [
      '# First',
      'To [[b]], its [[b#Middle|middle]], its [[b#^fact|fact]], a [[nobody wrote this]] and a footnote[^1].',
      filler,
      'At the bottom [[b|the second again]] and [[heat]].',
      '[^1]: What the footnote says, with [[c]].',
    ].join('\n\n'),
    'b.md': [
      '---\nmatters: When two things differ.\nstage: budding\n---',
      '# Second',
      'The beginning of the second, which leads to [[c]].',
      '## Middle',
      'What stands in the middle.',
      '## End',
      'A fact of its own. ^fact',
    ].join('\n\n'),
    'heat.md':
      '# Heat\n\n```plot\ndata: [{ a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 5 }]\nmark: heatmap\nx: a\ny: b\ncolor: c\n```\n',
    'c.md':
      '# Third\n\nThe beginning of the third, which leads to [[a]].\n\nIt also wants [[nobody wrote this]] soon.',
  })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const open = async (width: number, hasTouch = false): Promise<void> => {
  context = await browser.newContext({ viewport: { width, height: 700 }, hasTouch })
  page = await context.newPage()
  await page.goto(`${site.url}a/`)
  await page.waitForSelector('[data-ready]')
}

/** From now on a test says when a page's time passes, besides the real one. */
async function controlClock(): Promise<void> {
  await page.clock.install()
  await page.reload()
  await page.waitForSelector('[data-ready]')
}

beforeEach(() => open(1200))
afterEach(() => context?.close())

const link = (text: string) => page.locator('.text a', { hasText: new RegExp(`^${text}$`) })
const card = () => page.locator('hortus-preview').first()

describe('the card of a link', () => {
  it('shows title, stage, when it matters and the start of the text', async () => {
    await link('b').hover()
    await card().waitFor()
    const text = await card().innerText()
    expect(text).toContain('Second')
    expect(text).toContain('When two things differ.')
    expect(text).toContain('The beginning of the second')
    expect(await card().locator('.stage[data-stage=budding]').count()).toBe(1)
  })

  it('shows a drawing with the gradients and ends that it asks for itself', async () => {
    await link('heat').hover()
    await card().locator('svg').first().waitFor({ state: 'attached' })
    const asked = await card().evaluate((element) =>
      [...element.innerHTML.matchAll(/url\(#([^)]*)\)/g)].map(
        ([, id]) => document.querySelectorAll(`[id="${id}"]`).length,
      ),
    )
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked)).toEqual(new Set([1]))
  })

  it('shows the section, the block or the footnote that is meant', async () => {
    await link('middle').hover()
    await page.locator('hortus-preview', { hasText: 'What stands in the middle.' }).waitFor()
    expect(await card().innerText()).not.toContain('The beginning')
    await link('fact').hover()
    await page.locator('hortus-preview', { hasText: 'A fact of its own.' }).waitFor()
    await page.locator('.text sup a').hover()
    await page.locator('hortus-preview', { hasText: 'What the footnote says' }).waitFor()
    expect(await card().innerText()).not.toContain('↩')
  })

  it('says of a wanted note that nobody wrote it, also to the keyboard', async () => {
    const wanted = link('nobody wrote this')
    const isFocused = () => wanted.evaluate((element) => element === document.activeElement)
    await wanted.focus()
    await page.keyboard.press('Tab')
    await expect.poll(isFocused).toBe(false)
    await page.keyboard.press('Shift+Tab')
    await expect.poll(isFocused).toBe(true)
    await page.locator('hortus-preview', { hasText: 'Not written yet' }).waitFor()
    // Who reads the page knows its own sentence.
    expect(await card().locator('.asks li').allInnerTexts()).toEqual([
      expect.stringMatching(/^Third\s+It also wants nobody wrote this soon\.$/),
    ])
  })

  it('stays when the focus goes on and comes right back', async () => {
    await controlClock()
    await link('b').focus()
    await card().waitFor()
    // No time passes between the keys.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    await page.clock.runFor(10_000)
    expect(await page.locator('hortus-preview').allInnerTexts()).toEqual([
      expect.stringContaining('The beginning of the second'),
    ])
  })

  it('opens on focus and closes on Escape, leaving the focus where it is', async () => {
    await page.keyboard.press('j')
    await card().waitFor()
    await page.keyboard.press('Escape')
    await card().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('b')
  })

  it('stays while it is pointed at, opens one more for a link in it, and no third', async () => {
    await controlClock()
    await link('b').hover()
    await card().waitFor()
    await card().locator('.text a', { hasText: 'c' }).hover()
    await page.locator('hortus-preview', { hasText: 'The beginning of the third' }).waitFor()
    expect(await page.locator('hortus-preview').count()).toBe(2)
    await page.locator('hortus-preview').nth(1).locator('.text a[href]').hover()
    // Long enough for a card to open.
    await page.clock.runFor(10_000)
    await settle(page)
    expect(await page.locator('hortus-preview').count()).toBe(2)
    await page.mouse.move(5, 690)
    await page.waitForFunction(() => document.querySelector('hortus-preview') === null)
  })

  it('never covers its link, wherever the link stands', async () => {
    for (const text of ['b', 'the second again']) {
      await link(text).scrollIntoViewIfNeeded()
      await link(text).hover()
      await card().waitFor()
      const linkBox = (await link(text).boundingBox())!
      const cardBox = (await card().boundingBox())!
      const apart = cardBox.y >= linkBox.y + linkBox.height || cardBox.y + cardBox.height <= linkBox.y
      expect(apart, text).toBe(true)
      expect(cardBox.y).toBeGreaterThanOrEqual(0)
      expect(cardBox.y + cardBox.height).toBeLessThanOrEqual(700)
      await page.mouse.move(1190, 5)
      await card().waitFor({ state: 'detached' })
    }
  })

  it('leaves the page around it as bright as it was', async () => {
    await link('b').hover()
    await card().waitFor()
    const veil = await card().evaluate((element) => getComputedStyle(element, '::backdrop').backgroundColor)
    expect(veil).toBe('rgba(0, 0, 0, 0)')
  })

  it('leaves no id twice on the page', async () => {
    await link('b').hover()
    await card().waitFor()
    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
      return ids.filter((id, i) => ids.indexOf(id) !== i)
    })
    expect(twice).toEqual([])
  })
})

it('opens for a finger that stays, and lifting it follows nothing', async () => {
  await context.close()
  await open(360, true)
  const box = (await link('b').boundingBox())!
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const client = await context.newCDPSession(page)
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
  await card().waitFor()
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await settle(page)
  expect(page.url()).toBe(`${site.url}a/`)
  expect(await card().innerText()).toContain('Second')
  await card().locator('.title a').tap()
  await page.waitForURL(`${site.url}b/`)
  await card().waitFor({ state: 'detached' })
})
