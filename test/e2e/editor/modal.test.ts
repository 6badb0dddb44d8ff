import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-modal-'))
let server: EditServer
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  writeFileSync(join(folder, 'Delta.md'), '---\ntags: [rivers]\n---\n\nWater slows.\n')
  writeFileSync(join(folder, 'Oxbow.md'), 'See [[Delta]] and [[Meander]].\n')
  const parts = Array.from({ length: 60 }, (_, i) => `Part ${i} has words of its own.`)
  writeFileSync(join(folder, 'Long.md'), parts.join('\n\n'))
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await enter(page, server)
  await page.goto(`${server.url}delta/`)
  await page.waitForSelector('.edit-note')
})

afterEach(async () => {
  await page.context().close()
})

/** Opens the note in a view, as its button does. */
async function open(mode: 'live' | 'source' | 'side'): Promise<void> {
  await page.evaluate((kept) => localStorage.setItem('hortus-editor-mode', kept), mode)
  await page.locator('.edit-note').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('cm-content')
}

/** Where the focus is: in the text, elsewhere in the editor, or outside of it. */
const focus = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element?.closest('hortus-editor, hortus-desk')) return 'outside'
    return element.matches('.cm-content') ? 'text' : 'inside'
  })

describe('asked twice at once', () => {
  it('opens one editor, which keeps and saves what is typed', async () => {
    const asked: string[] = []
    const note = (url: string): boolean => url.includes('/-/api/note?')
    page.on('request', (request) => note(request.url()) && asked.push(request.method()))
    await page.evaluate(() => {
      const button = document.querySelector<HTMLElement>('.edit-note')
      button?.click()
      button?.click()
    })
    await page.waitForSelector('hortus-editor[data-rendered]', { state: 'attached' })
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Twice')
    await page.waitForLoadState('networkidle')
    expect(asked.filter((method) => method === 'GET')).toHaveLength(1)
    expect(await page.locator('hortus-editor').count()).toBe(1)
    await page.keyboard.type(' asked.')
    await expect
      .poll(() => readFileSync(join(folder, 'Delta.md'), 'utf8'))
      .toBe('---\ntags: [rivers]\n---\n\nWater slows.\nTwice asked.')
    expect(await page.locator('hortus-editor .cm-content').textContent()).toContain('Twice asked.')
    writeFileSync(join(folder, 'Delta.md'), '---\ntags: [rivers]\n---\n\nWater slows.\n')
  })
})

describe('over the page', () => {
  it.each(['live', 'source', 'side'] as const)('keeps the focus, in the view "%s"', async (mode) => {
    await open(mode)
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.locator('hortus-editor .cm-content').focus()
      await page.keyboard.press('Escape')
      await page.keyboard.press(key)
      expect(await focus()).toBe('inside')
      const places: string[] = []
      for (let i = 0; i < 40 && places.at(-1) !== 'text'; i++) {
        await page.keyboard.press(key)
        places.push(await focus())
      }
      expect(places).not.toContain('outside')
      expect(places.at(-1)).toBe('text')
    }
  })

  it.each([
    ['the editor', () => open('live')],
    ['the desk', () => page.locator('.open-desk').first().click()],
  ] as const)('leaves the keys of the page behind %s switched off', async (_name, openIt) => {
    await openIt()
    await page.waitForSelector('hortus-editor .main, hortus-desk ul button')
    const before = await page.evaluate(() => document.documentElement.dataset['theme'])
    const button = page.locator('hortus-editor .main, hortus-desk .desk-head button').first()
    for (const key of ['/', 'd', 'j', 'k', 'p', 'c', 'u', '[', ']', 'e', 'g d', 'g h', 'Control+k']) {
      await button.focus()
      for (const one of key.split(' ')) await page.keyboard.press(one)
      expect(await focus(), key).toBe('inside')
      expect(await page.locator('dialog[open], hortus-search[open], .search-dialog').count(), key).toBe(0)
    }
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(before)
    expect(new URL(page.url()).pathname).toBe('/delta/')
  })

  it('lists its keys by ? where that is no text', async () => {
    await open('live')
    await page.locator('hortus-editor .main').focus()
    await page.keyboard.press('?')
    await page.waitForSelector('dialog.keys-dialog[open]')
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog.keys-dialog', { state: 'detached' })
    expect(await focus()).toBe('text')
    await page.keyboard.press('?')
    await expect.poll(() => page.locator('hortus-editor .cm-content').textContent()).toContain('?')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  it('gives the page back when it closes: its place and its keys', async () => {
    await page.goto(`${server.url}long/`)
    await page.waitForSelector('.edit-note')
    await page.locator('main p:has-text("Part 40 ")').evaluate((part) => part.scrollIntoView())
    const top = await page.evaluate(() => scrollY)
    expect(top).toBeGreaterThan(1_000)
    await page.keyboard.press('e')
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(await page.evaluate(() => scrollY)).toBe(top)
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
  })
})
