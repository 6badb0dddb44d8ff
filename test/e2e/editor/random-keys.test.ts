import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

/** How many sequences of keys are pressed, and how many keys each has; text, page and disk are compared every so many. */
const isFull = process.env['HORTUS_FULL'] === '1'
const runs = { sequences: isFull ? 10_000 : 60, longest: 6, compareEvery: isFull ? 100 : 30 }
const seed = Number(process.env['HORTUS_SEED'] ?? 20_261_122)

const letters = [...'ab \n\t#-*_`[]()|>$!:"\'1=~%éا字']
const chords = [
  ...['Enter', 'Backspace', 'Delete', 'Tab', 'Shift+Tab', 'Home', 'End', 'Escape', 'PageDown', 'PageUp'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowDown', 'Alt+ArrowUp'],
  ...['Control+b', 'Control+i', 'Control+e', 'Control+z', 'Control+y', 'Control+Home', 'Control+End'],
  ...['Control+Enter', 'Alt+1', 'Control+Backspace', 'Shift+End'],
]
const sequences = fc.array(fc.oneof(fc.constantFrom(...letters), fc.constantFrom(...chords)), {
  minLength: 1,
  maxLength: runs.longest,
})

const start =
  '# Keys\n\n- [ ] task\n- item **bold**\n\n| a | b |\n|---|---|\n| c | d |\n\n> [!note] Said\n> so\n\nEnd.\n'

let folder: string
let server: EditServer
let browser: TestBrowser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-keys-'))
  writeFileSync(join(folder, 'keys.md'), start)
  server = await openEditServer(folder)
  browser = await launchBrowser()
  page = await browser.newPage()
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      problems.push(message.text())
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** What CodeMirror hangs on its element. */
interface EditorElement extends HTMLElement {
  readonly cmTile?: {
    readonly root: { readonly view: { readonly state: { readonly doc: { toString(): string } } } }
  }
}

const textOfEditor = (): Promise<string | undefined> =>
  page.evaluate(() =>
    document
      .querySelector<EditorElement>('hortus-editor .cm-content')
      ?.cmTile?.root.view.state.doc.toString(),
  )

/** The text's words as the preview shows them, and as the note's page does. */
const shownWords = (): Promise<readonly [string, string]> =>
  page.evaluate(async () => {
    const words = (element: Element | null): string =>
      (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
    const html = await (await fetch('.', { cache: 'no-store' })).text()
    const saved = new DOMParser().parseFromString(html, 'text/html').querySelector('article.note .text')
    return [words(document.querySelector('.editor-preview .text')), words(saved)] as const
  })

it(`keeps editor, page and disk the same through random keys (seed ${seed})`, async () => {
  await enter(page, server)
  await page.evaluate(() => localStorage.setItem('hortus-editor-mode', 'side'))
  await page.goto(`${server.url}keys/`)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor[data-rendered]', { state: 'attached' })
  const samples = fc.sample(sequences, { seed, numRuns: runs.sequences })
  for (const [i, keys] of samples.entries()) {
    for (const key of keys) {
      if (chords.includes(key)) await page.keyboard.press(key)
      else if (key === '\n') await page.keyboard.press('Enter')
      else if (key === '\t') await page.keyboard.press('Tab')
      else await page.keyboard.insertText(key)
    }
    if ((i + 1) % runs.compareEvery !== 0) continue
    const where = `after ${i + 1} sequences, the last of them ${JSON.stringify(keys)}`
    await expect
      .poll(() => readFileSync(join(folder, 'keys.md'), 'utf8'), { message: where, timeout: 20_000 })
      .toBe(await textOfEditor())
    await expect
      .poll(async () => new Set(await shownWords()).size, { message: where, timeout: 20_000 })
      .toBe(1)
    expect(problems, where).toEqual([])
    // A text that only grows would have the last sequences type into a far longer note than the first.
    if (((await textOfEditor()) ?? '').length > 4_000) {
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Backspace')
    }
  }
}, 7_200_000)
