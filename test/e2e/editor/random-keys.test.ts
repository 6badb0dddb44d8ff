import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

/**
 * How many sequences of keys are pressed, and how many keys each has; text, page and disk are compared every so many.
 * `HORTUS_SEQUENCES` takes a slice of the full run, with a `HORTUS_SEED` of its own.
 */
const isFull = process.env['HORTUS_FULL'] === '1'
const wholeRun = Number(process.env['HORTUS_SEQUENCES'] ?? 10_000)
const runs = { sequences: isFull ? wholeRun : 60, longest: 6, compareEvery: isFull ? 50 : 20 }
const seed = Number(process.env['HORTUS_SEED'] ?? 20_261_123)

/** The views are gone through one after the other. */
const modes = ['live', 'source', 'side'] as const
type Mode = (typeof modes)[number]

const letters = [...'ab \n\t#-*_`[]()|>$!:"\'1=~%/@^{}éا字']
const chords = [
  ...['Enter', 'Backspace', 'Delete', 'Tab', 'Shift+Tab', 'Home', 'End', 'Escape', 'PageDown', 'PageUp'],
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowDown', 'Shift+End'],
  ...[
    'Control+b',
    'Control+i',
    'Control+e',
    'Control+z',
    'Control+y',
    'Control+Home',
    'Control+End',
    'Control+k',
  ],
  ...[
    'Control+Enter',
    'Alt+1',
    'Control+Backspace',
    'Shift+Enter',
    'Alt+ArrowUp',
    'Alt+ArrowDown',
    'Control+d',
  ],
  ...[
    'Control+c',
    'Control+x',
    'Control+v',
    'Control+Alt+ArrowDown',
    'Control+Shift+x',
    'Control+/',
    'Control+]',
  ],
]
/** A line in sight is clicked: which one, and where in it, as shares. */
const clicks = fc.tuple(
  fc.double({ min: 0, max: 0.99, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const keys = fc.oneof(
  { arbitrary: fc.constantFrom(...letters), weight: 10 },
  { arbitrary: fc.constantFrom(...chords), weight: 10 },
  { arbitrary: clicks, weight: 1 },
)
const sequences = fc.array(keys, { minLength: 1, maxLength: runs.longest })

const start =
  '# Keys\n\n- [ ] task\n- item **bold**\n\n| a | b |\n|---|---|\n| c | d |\n\n> [!note] Said\n> so\n\nEnd.\n'

let folder: string
let server: EditServer
let browser: TestBrowser
let page: Page
let devtools: CDPSession
const problems: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-keys-'))
  writeFileSync(join(folder, 'keys.md'), start)
  server = await openEditServer(folder)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read'] })
  devtools = await page.context().newCDPSession(page)
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

/** Where two texts begin to differ; nothing where they do not. */
function difference([shown, saved]: readonly [string, string]): readonly string[] {
  if (shown === saved) return []
  let at = 0
  while (shown[at] === saved[at]) at++
  return [shown, saved].map((text) => text.slice(Math.max(0, at - 30), at + 60))
}

/** Presses one key by its events, whether or not the keyboard of a country has it. */
async function press(key: string): Promise<void> {
  if (key === '\n') return page.keyboard.press('Enter')
  if (key === '\t' || key.endsWith('Tab')) {
    await page.keyboard.press(key === '\t' ? 'Tab' : key)
    return comeBack()
  }
  if (chords.includes(key) || key <= '~') return page.keyboard.press(key)
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key })
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
}

/** Escape and then Tab leaves the text, where the next Space would press a button: whoever goes on writing comes back to it. */
async function comeBack(): Promise<void> {
  await page.evaluate(() => {
    if (document.querySelector('dialog[open]') || document.activeElement?.closest('.cm-editor')) return
    document.querySelector<HTMLElement>('hortus-editor .cm-content')?.focus()
  })
}

async function click([which, where]: readonly [number, number]): Promise<void> {
  const place = await page.evaluate(
    ([which, where]) => {
      const frame = document.querySelector('hortus-editor .cm-scroller')?.getBoundingClientRect()
      const boxes = [...document.querySelectorAll('hortus-editor .cm-line')]
        .map((line) => line.getBoundingClientRect())
        .filter(({ top, bottom }) => frame && top >= frame.top && bottom <= frame.bottom)
      const box = boxes[Math.floor(which * boxes.length)]
      return box && { x: box.left + where * box.width, y: box.top + box.height / 2 }
    },
    [which, where] as const,
  )
  if (place) await page.mouse.click(place.x, place.y)
}

/** Chooses a view by its key. A list that asks for a template may stand before it; two versions to choose from may not. */
async function showAs(mode: Mode): Promise<void> {
  expect(await page.locator('dialog[open] .compare').count()).toBe(0)
  while (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape')
  const frame = page.locator('hortus-editor .editor')
  for (;;) {
    const now = await frame.getAttribute('data-mode')
    if (now === mode) return
    await page.keyboard.press('Control+Shift+E')
    await expect.poll(() => frame.getAttribute('data-mode')).not.toBe(now)
  }
}

/** Text, disk, preview and page are the same; `where` says what was pressed. */
async function compare(where: string): Promise<void> {
  await expect
    .poll(() => readFileSync(join(folder, 'keys.md'), 'utf8'), { message: where, timeout: 60_000 })
    .toBe(await textOfEditor())
  await showAs('side')
  const text = await textOfEditor()
  await expect
    .poll(async () => difference(await shownWords()), {
      message: `${where}: ${JSON.stringify(text)}`,
      timeout: 60_000,
    })
    .toEqual([])
  expect(problems, where).toEqual([])
}

it(`keeps editor, page and disk the same through random keys (seed ${seed})`, async () => {
  await enter(page, server)
  await page.goto(`${server.url}keys/`)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor[data-rendered]', { state: 'attached' })
  const samples = fc.sample(sequences, { seed, numRuns: runs.sequences })
  for (let from = 0; from < samples.length; from += runs.compareEvery) {
    const mode = modes[(from / runs.compareEvery) % modes.length] ?? 'live'
    await showAs(mode)
    await page.locator('hortus-editor .cm-content').focus()
    const before = (await textOfEditor()) ?? ''
    const block = samples.slice(from, from + runs.compareEvery)
    for (const key of block.flat()) await (typeof key === 'string' ? press(key) : click(key))
    await compare(`${from}, ${mode}: after ${JSON.stringify(block)} in ${JSON.stringify(before)}`)
    // A text that only grows would have the last sequences type into a far longer note than the first.
    if (((await textOfEditor()) ?? '').length > 4_000) {
      await page.locator('hortus-editor .cm-content').focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Backspace')
    }
  }
}, 7_200_000)
