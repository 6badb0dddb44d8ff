import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { fuzzSeeds } from '../../fuzz/seeds.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const vaults =
  process.env['HORTUS_VAULTS'] ?? fileURLToPath(new URL('../../../../shared/vaults', import.meta.url))
const isFull = process.env['HORTUS_FULL'] === '1'
/** How many notes of a vault are opened, drawn by a seed. */
const counts = { 'obsidian-help': isFull ? Infinity : 4, 'obsidian-hub': isFull ? 400 : 4 }

let browser: TestBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** What CodeMirror hangs on its element. */
interface EditorElement extends HTMLElement {
  readonly cmTile?: { readonly root: { readonly view: { readonly state: { sliceDoc(): string } } } }
}

/** The text that the editor has, with the line ends of CodeMirror. */
function textOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() =>
    document.querySelector<EditorElement>('hortus-editor .cm-content')?.cmTile?.root.view.state.sliceDoc(),
  )
}

/** Where a note's page is; undefined where it has none. */
async function hrefOf(page: Page, server: EditServer, path: string): Promise<string | undefined> {
  return page.evaluate(
    async (url) => {
      const headers = { 'x-hortus-token': localStorage.getItem('hortus-key') ?? '' }
      const { href }: { readonly href?: string } = await (await fetch(url, { headers })).json()
      return href
    },
    `${server.url}-/api/note?path=${encodeURIComponent(path)}`,
  )
}

async function switchTo(page: Page, mode: 'source' | 'live'): Promise<void> {
  await page
    .locator(`.editor-modes button`)
    .nth(mode === 'source' ? 0 : 1)
    .click()
  const shown = mode === 'live' ? '.cm-live' : 'hortus-editor:not(:has(.cm-live))'
  await page.waitForSelector(shown, { state: 'attached' })
}

/** Opens a note in place, goes through all of it in both views, and closes it. */
async function moveThrough(page: Page, server: EditServer, href: string, source: string): Promise<void> {
  await page.goto(new URL(`${href}?edit`, server.url).href)
  await page.waitForSelector('.cm-live .cm-content')
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  expect(await textOf(page)).toBe(text)
  await page.locator('.cm-content').first().focus()
  await page.keyboard.press('Control+Home')
  for (let i = 0; i < 40; i++) await page.keyboard.press(i % 4 === 3 ? 'End' : 'ArrowDown')
  for (let i = 0; i < 10; i++) await page.keyboard.press('PageDown')
  await page.keyboard.press('Control+End')
  for (let i = 0; i < 15; i++) await page.keyboard.press(i % 3 === 2 ? 'ArrowLeft' : 'ArrowUp')
  expect(await textOf(page)).toBe(text)
  await switchTo(page, 'source')
  expect(await textOf(page)).toBe(text)
  await switchTo(page, 'live')
  expect(await textOf(page)).toBe(text)
  await page.keyboard.press('Control+Shift+Enter')
  await page.waitForSelector('hortus-editor', { state: 'detached' })
}

describe.each(['obsidian-help', 'obsidian-hub'] as const)(
  'opening, moving through and closing a note of %s',
  (name) => {
    const vault = join(vaults, name)

    it.skipIf(!existsSync(vault))('changes no byte', { timeout: isFull ? 7_200_000 : 300_000 }, async () => {
      const seed = fuzzSeeds(1)[0]?.seed ?? 1
      const all = readdirSync(vault, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md') && !/(?:^|\/)\./.test(path))
        .sort()
      const count = Math.min(counts[name], all.length)
      const paths = fc
        .sample(fc.shuffledSubarray(all, { minLength: count, maxLength: count }), { seed, numRuns: 1 })
        .flat()
      const folder = mkdtempSync(join(tmpdir(), 'hortus-bytes-'))
      for (const path of paths) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        cpSync(join(vault, path), join(folder, path))
      }
      const server = await openEditServer(folder)
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      context.setDefaultTimeout(60_000)
      await context.addInitScript(() => localStorage.setItem('hortus-editor-mode', 'live'))
      const page = await context.newPage()
      try {
        await enter(page, server)
        let done = 0
        for (const path of paths) {
          const href = await hrefOf(page, server, path)
          // One that says that it is not published has no page.
          if (href === undefined) continue
          const before = readFileSync(join(vault, path))
          await moveThrough(page, server, href, before.toString())
          expect(readFileSync(join(folder, path)).equals(before), `seed ${seed}: ${path}`).toBe(true)
          done++
        }
        expect(done).toBeGreaterThan(count / 2)
        // What a save replaces would be there.
        expect(existsSync(join(folder, '.hortus/history'))).toBe(false)
      } finally {
        await context.close()
        await server.kill()
        rmSync(folder, { recursive: true, force: true })
      }
    })
  },
)
