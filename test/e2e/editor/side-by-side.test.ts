import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

let folder: string
let server: EditServer
let browser: TestBrowser
let context: BrowserContext
let page: Page

const count = 60
const long = `---\ntags: [tea]\n---\n# Long\n\n${Array.from(
  { length: count },
  (_, i) =>
    `## Part ${i}\n\nParagraph ${i} goes on ${'and on '.repeat(30)}.\n\n- the same\n- the same\n\n%% a comment %%`,
).join('\n\n')}\n`

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const write = (path: string, text: string | Uint8Array): void => writeFileSync(join(folder, path), text)
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-side-'))
  write('long.md', long)
  write('short.md', '# Short\n\nSee [[long]].\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  await enter(page, server)
})

afterEach(async () => {
  await context.close()
})

async function open(address: string, mode: 'side' | 'live'): Promise<void> {
  await page.evaluate((kept) => localStorage.setItem('hortus-editor-mode', kept), mode)
  await page.goto(server.url + address)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content')
  if (mode === 'side') await page.waitForSelector('hortus-editor[data-rendered]', { state: 'attached' })
}

/** Whether a block of the preview with these words is in view. */
const isInView = (words: string): Promise<boolean> =>
  page.evaluate((sought) => {
    const pane = document.querySelector('.editor-preview')?.getBoundingClientRect()
    const block = [...document.querySelectorAll('.editor-preview :is(h2, h3, p)')].find((element) =>
      element.textContent?.startsWith(sought),
    )
    const box = block?.getBoundingClientRect()
    return pane !== undefined && box !== undefined && box.top >= pane.top && box.top < pane.bottom - 20
  }, words)

const lineOfCursor = (): Promise<string> =>
  page.evaluate(() => document.querySelector('.cm-activeLine')?.textContent ?? '')

describe('the first opening of the editor', () => {
  it.each(['live', 'side'] as const)(
    'loads at most 250 kB of scripts and styles in the view "%s"',
    async (mode) => {
      const weights = new Map<string, Promise<number>>()
      page.on('response', (response) => {
        const url = response.url()
        if (!/\.(?:js|css)$/.test(url)) return
        const weight = response.body().then((body) => gzipSync(body).length)
        // Of one that comes as the page is closed nobody asks.
        weight.catch(() => undefined)
        weights.set(url, weight)
      })
      await page.evaluate((kept) => localStorage.setItem('hortus-editor-mode', kept), mode)
      await page.goto(`${server.url}long/`)
      await page.waitForSelector('.edit-note')
      await page.waitForLoadState('networkidle')
      weights.clear()
      await page.keyboard.press('e')
      await page.waitForSelector('hortus-editor .cm-content')
      await page.keyboard.type('x')
      await page.waitForSelector('.editor-state[data-state=saved]')
      await page.waitForLoadState('networkidle')
      const all = [...(await Promise.all(weights.values()))]
      expect(all.length).toBeGreaterThan(1)
      expect(all.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(250_000)
      write('long.md', long)
    },
  )
})

describe('the page beside the text', () => {
  it('follows the cursor by its blocks and is followed by it, to the very last line', async () => {
    await open('long/', 'side')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    const part = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const lines = [...document.querySelectorAll('.cm-line')]
        const at = lines.findIndex((line) => line.classList.contains('cm-activeLine'))
        return lines
          .slice(0, at + 1)
          .map((line) => /^## (Part \d+)/.exec(line.textContent ?? '')?.[1])
          .findLast((name) => name !== undefined)
      })
    const name = (await part()) ?? ''
    await expect.poll(() => isInView(name)).toBe(true)

    await page.keyboard.press('Control+End')
    await page.keyboard.type('\nThe last line.')
    await expect.poll(() => isInView('The last line.')).toBe(true)

    await page.mouse.move(1_000, 400)
    for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -4_000)
    const target = page.locator('.editor-preview p:has-text("Paragraph 20 goes on")')
    await target.scrollIntoViewIfNeeded()
    await target.click({ position: { x: 60, y: 10 } })
    await expect.poll(lineOfCursor).toMatch(/^Paragraph 20 goes on/)
    write('long.md', long)
  })

  it('loads what a text comes to need, keeps diagrams, and asks again for pictures', async () => {
    await open('short/', 'side')
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\n$x^2$\n\n```mermaid\ngraph LR\nA-->B\n```\n\n![[late.png]]\n')
    await page.waitForSelector('.editor-preview .diagram .drawing')
    await expect
      .poll(() =>
        page.evaluate(() => {
          const formula = document.querySelector('.editor-preview .katex')
          return formula === null ? '' : getComputedStyle(formula).fontFamily
        }),
      )
      .toContain('KaTeX_Main')
    await page.keyboard.type('More')
    await page.waitForSelector('.editor-preview p:has-text("More")')
    expect(await page.locator('.editor-preview .diagram .drawing').count()).toBe(1)
    write('late.png', Buffer.from(png, 'base64'))
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.editor-preview img[src*=late]')].some(
        (image) => image.naturalWidth === 1,
      ),
    )
  })

  it('goes on after a reload with what was typed, and says so', async () => {
    await open('short/', 'side')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Typed just now.')
    await page.reload()
    await page.waitForSelector('.editor-notice:has-text("Loaded anew")')
    await page.waitForSelector('hortus-editor .cm-content:has-text("Typed just now.")')
    await page.keyboard.type(' Still here.')
    await expect.poll(() => read('short.md')).toContain('Typed just now. Still here.')
  })
})

describe('finding in a note', () => {
  it('counts, goes round, replaces with groups as one undo, and stops what never ends', async () => {
    write('find.md', `tea Tea teapot\n\n2026-11-22 and 2025-01-02\n\n${'a'.repeat(40)}!\n`)
    await expect.poll(async () => (await fetch(`${server.url}find/`)).status).toBe(200)
    await open('find/', 'side')
    const status = page.locator('.find-status')
    const says = (text: string): Promise<void> => status.filter({ hasText: text }).waitFor()
    // Wherever the focus is.
    await page.locator('.editor-modes button').first().focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('tea')
    await says('1 of 3')
    await page.keyboard.press('Enter')
    await says('2 of 3')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Alt+w')
    await says('1 of 2')
    await page.keyboard.press('Alt+c')
    await says('1 of 1')
    await page.keyboard.press('Alt+c')
    await page.keyboard.press('Alt+w')
    await page.keyboard.press('Alt+r')
    await page.fill('.find-search', '(a+)+$')
    await says('takes too long')
    await page.fill('.find-search', '(open')
    await says('No regular expression: Unterminated group')
    await page.fill('.find-search', '(\\d+)-(\\d+)-(\\d+)')
    await says('1 of 2')
    await page.keyboard.press('Control+h')
    await page.fill('.find-replacement', '$3.$2.$1')
    await page.locator('.find-replacement').press('Control+Alt+Enter')
    await says('2 matches replaced')
    await expect.poll(() => read('find.md')).toContain('22.11.2026 and 02.01.2025')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(() => read('find.md')).toContain('2026-11-22 and 2025-01-02')
    // In the selection means in what was selected, and not in the match that typing went to.
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Alt+r')
    await page.fill('.find-search', 't')
    await says('1 of 4')
    await page.keyboard.press('Alt+l')
    await page.fill('.find-search', '0')
    await says('Not found')
    await page.fill('.find-search', 'a')
    await says('1 of 3')
    await page.keyboard.press('Escape')
  })
})
