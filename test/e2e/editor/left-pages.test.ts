import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const isFull = process.env['HORTUS_FULL'] === '1'
const seed = Number(process.env['HORTUS_SEED'] ?? 20_261_124)

let folder: string
let server: EditServer
let browser: TestBrowser

const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
const modes = ['live', 'source', 'side'] as const

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-left-'))
  for (const mode of modes) write(`${mode}.md`, '# Left\r\n\r\nSaid: ')
  write('index.md', '# Home\n\nTo [[Not there yet]].\n')
  write('stays.md', '# Stays\n\nSaid: ')
  write('other.md', '# Other\n\nSaid: ')
  write('long.md', `# Long\n\n${'Twelve words stand here. '.repeat(42_000)}\n\nSaid: `)
  server = await openEditServer(folder)
  browser = await launchBrowser()
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

const textOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() =>
    document
      .querySelector<EditorElement>('hortus-editor .cm-content')
      ?.cmTile?.root.view.state.doc.toString(),
  )

async function openContext(mode: (typeof modes)[number]): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  context.setDefaultTimeout(60_000)
  await context.addInitScript((chosen) => localStorage.setItem('hortus-editor-mode', chosen), mode)
  const page = await context.newPage()
  await enter(page, server)
  await page.close()
  return context
}

async function openNote(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${server.url}${address}?edit`)
  await page.waitForSelector('hortus-editor .cm-content')
  return page
}

/** How a page is left: what comes after it has the words, whether they were saved by then or not. */
type Leaving = 'reload' | 'away' | 'close'

/** Leaves a page and comes back to its editor; a draft that is offered is taken. */
async function leave(page: Page, how: Leaving, address: string): Promise<Page> {
  const context = page.context()
  if (how === 'reload') await page.reload()
  else if (how === 'away') {
    await page.goto('about:blank')
    await page.goBack()
  } else {
    const gone = page.waitForEvent('close')
    await page.close({ runBeforeUnload: true })
    await gone
    page = await context.newPage()
    await page.goto(`${server.url}${address}?edit`)
  }
  await page.waitForSelector('hortus-editor .cm-content, dialog.ask')
  if (await page.locator('dialog.ask').count()) {
    expect(how).toBe('close')
    await page.locator('dialog.ask button.main').click()
    await page.waitForSelector('hortus-editor .cm-content')
  }
  return page
}

/** Words are typed, after a while or at once the page is left, and so on. */
const visits = fc.array(
  fc.record({
    word: fc.stringMatching(/^[a-z]{1,5}$/),
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_200 })),
    how: fc.constantFrom<Leaving>('reload', 'away', 'close'),
  }),
  { minLength: isFull ? 60 : 4, maxLength: isFull ? 60 : 4 },
)

describe('a page that is left', () => {
  it.each(modes)(`at any moment loses no word of the last second, in %s (seed ${seed})`, async (mode) => {
    const context = await openContext(mode)
    let page = await openNote(context, `${mode}/`)
    let expected = '# Left\n\nSaid: '
    await page.keyboard.press('Control+End')
    for (const { word, wait, how } of fc.sample(visits, { seed, numRuns: 1 }).flat()) {
      await page.keyboard.type(` ${word}`)
      expected += ` ${word}`
      await page.waitForTimeout(wait)
      page = await leave(page, how, `${mode}/`)
      expect(await textOf(page), `${word}, ${wait} ms, ${how}`).toBe(expected)
      if (how === 'close') await page.keyboard.press('Control+End')
    }
    await expect.poll(() => read(`${mode}.md`)).toBe(expected.replace(/\n/g, '\r\n'))
    expect(await page.locator('dialog.ask').count()).toBe(0)
    await context.close()
  })

  it('has the words of a note that had no file yet, and of one before the page of another', async () => {
    const context = await openContext('source')
    const page = await context.newPage()
    await page.goto(server.url)
    await page.locator('main a.wanted').click()
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.type('New words')
    await page.reload()
    await page.waitForSelector('hortus-editor .cm-content:has-text("New words")')
    await page.keyboard.type(' [[other]]')
    await expect.poll(() => read('Not there yet.md')).toContain('New words [[other]]')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Alt+Enter')
    await page.waitForSelector('hortus-editor .cm-content:has-text("# Other")')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('in the other')
    await page.reload()
    await page.waitForSelector('hortus-editor .cm-content:has-text("in the other")')
    await expect.poll(() => read('other.md')).toContain('in the other')
    await context.close()
  })

  it('is asked about where something is not settled, and goes on writing where somebody stays', async () => {
    const context = await openContext('source')
    const page = await openNote(context, 'stays/')
    await page.route('**/-/api/note', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 422, json: { error: 'no', message: 'Not now' } })
        : route.continue(),
    )
    await page.keyboard.press('Control+End')
    await page.keyboard.type('one')
    await page.waitForSelector('.editor-state[data-state=refused]', { state: 'attached' })
    const asked = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    await (await asked).dismiss()
    await page.unroute('**/-/api/note')
    await page.keyboard.type(' two')
    await expect.poll(() => read('stays.md')).toContain('Said: one two')
    await context.close()
  })

  it('has the last words of a note of a megabyte', async () => {
    const context = await openContext('source')
    const page = await openNote(context, 'long/')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('the end')
    await page.reload()
    await page.waitForSelector('hortus-editor .cm-content')
    expect((await textOf(page))?.endsWith('Said: the end')).toBe(true)
    await expect.poll(() => read('long.md').endsWith('Said: the end')).toBe(true)
    await context.close()
  })

  it('is back where it was by Back, and the words are in the file', async () => {
    const context = await openContext('source')
    const page = await context.newPage()
    await page.goto(`${server.url}other/`)
    await page.locator('.edit-note').click()
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('before Back')
    await page.goBack()
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(page.url()).toBe(`${server.url}other/`)
    expect(read('other.md')).toContain('before Back')
    // Who is done by a key is there as well, and Back leads where it led before.
    await page.locator('.edit-note').click()
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(page.url()).toBe(`${server.url}other/`)
    await page.goBack()
    expect(page.url()).toBe('about:blank')
    await context.close()
  })
})
