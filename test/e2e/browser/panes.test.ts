import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { siteBase } from './open-site.ts'
import { settle } from './settle.ts'
import { useReader } from './use-reader.ts'

const reader = useReader()
let page: Page
const open = async (width: number, path?: string): Promise<void> => {
  page = await reader.open(width, path)
}

describe('pages side by side', () => {
  const titles = (): Promise<string[]> => page.locator('.pane h1').allInnerTexts()

  it('open a link beside its page, keep the stack in the address, and close with Back', async () => {
    await open(1440)
    await page.keyboard.press('p')
    await page.locator('.toast').waitFor()
    await page.locator('.text a', { hasText: /^b$/ }).first().click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(await titles()).toEqual(['First', 'Second'])
    await page.locator('.pane').nth(1).locator('a', { hasText: /^c$/ }).click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    expect(page.url()).toBe(`${reader.url()}a/?stack=b/,c/`)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 0)
    expect(await page.locator('h1').innerText()).toBe('First')
  })

  it('open from a copied address, and turn to a page that is open instead of opening it twice', async () => {
    await open(1440, 'a/?stack=b/,c/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    expect(await titles()).toEqual(['First', 'Second', 'Third'])
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    await page.locator('.pane').nth(2).locator('.text a').click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-address') === 'a/')
    expect(await titles()).toEqual(['First', 'Second', 'Third'])
  })

  it('open what a search finds beside the last, by Enter as by a click', async () => {
    for (const choose of [
      () => page.keyboard.press('Enter'),
      () => page.locator('a[role=option]').first().click(),
    ]) {
      await open(1440, 'a/?stack=b/')
      await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
      await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
      await page.keyboard.press('/')
      await page.keyboard.type('third')
      await page.waitForSelector('a[role=option][aria-selected=true]')
      await choose()
      await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
      expect(await titles()).toEqual(['First', 'Second', 'Third'])
    }
  })

  it('stand side by side in full measure on 1440 pixels, with the column behind its button', async () => {
    await open(1440, 'a/?stack=b/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    const { measure, texts, panes, beyond } = await page.evaluate(() => {
      const boxesOf = (selector: string) =>
        [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect())
      const probe = document.createElement('p')
      probe.style.cssText = 'position: absolute; width: var(--measure)'
      document.body.append(probe)
      const main = document.querySelector('main')!
      return {
        measure: probe.getBoundingClientRect().width,
        texts: boxesOf('.pane .text').map(({ width }) => width),
        panes: boxesOf('.pane').flatMap(({ left, right }) => [left, right]),
        beyond: main.scrollWidth - main.clientWidth,
      }
    })
    for (const width of texts) expect(width).toBeGreaterThanOrEqual(measure)
    expect(panes).toEqual([...panes].sort((a, b) => a - b))
    expect(panes.at(-1)).toBeLessThanOrEqual(1440)
    expect(beyond).toBe(0)
    expect(await page.locator('.pane .table').first().getAttribute('tabindex')).toBe('0')
    expect(await page.locator('nav.garden').isVisible()).toBe(false)
    await page.locator('.menu').click()
    await page.locator('nav.garden a').first().waitFor()
  })

  it('close one by one', async () => {
    await open(1440, 'a/?stack=b/,c/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    await page.locator('.pane').nth(1).locator('.close').click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(page.url()).toBe(`${reader.url()}a/?stack=c/`)
  })

  it('are each marked for themselves, and leave by their own keys', async () => {
    await open(1440, 'two/?stack=one/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    const marks = page.locator('.series-place .reader-mark')
    await marks.nth(1).click()
    const pressed = () => marks.evaluateAll((each) => each.map(({ ariaPressed }) => ariaPressed))
    expect(await pressed()).toEqual(['false', 'true'])
    await page.reload()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(await pressed()).toEqual(['false', 'true'])
    await page.locator('.pane').nth(1).focus()
    await page.keyboard.press(']')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-address') === 'two/')
    expect(page.url()).toBe(`${reader.url()}two/?stack=one/`)
    const names = await page
      .locator('.pane :is(nav, aside)')
      .evaluateAll((each) => each.map(({ ariaLabel }) => ariaLabel))
    expect(names).toContain('A row: one')
    expect(new Set(names).size).toBe(names.length)
    expect(await page.title()).toBe('two · Garden')
  })

  it('show what was asked for last, and start anew from home', async () => {
    await open(1440)
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    await page.reload()
    await page.waitForSelector('[data-ready]')
    let letGo = (): void => {}
    const isSecondShown = new Promise<void>((resolve) => (letGo = resolve))
    const third = page.waitForResponse('**/c/')
    await page.route('**/c/', async (route) => {
      await isSecondShown
      await route.continue()
    })
    await page.evaluate((base) => {
      for (const name of ['c/', 'b/']) {
        const link = document.createElement('a')
        link.href = base + name
        document.querySelector('.text')!.append(link)
        link.click()
      }
    }, siteBase)
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    letGo()
    await (await third).finished()
    await settle(page)
    expect(await titles()).toEqual(['First', 'Second'])
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 0)
    expect(page.url()).toBe(reader.url())
  })

  it('are one page on a screen without room', async () => {
    await open(820, 'a/?stack=b/')
    expect(await page.locator('.pane').count()).toBe(0)
    expect(await page.locator('h1').innerText()).toBe('First')
  })
})
