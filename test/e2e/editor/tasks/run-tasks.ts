import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser } from '../../../browser.ts'
import { type EditServer, enter, openEditServer } from '../open-server.ts'
import { pathOf, readMarks, type Step, type Task } from './task.ts'

/** How tasks are done: on a wide screen, on a phone, and with Japanese composed between the steps. */
export type Way = 'wide' | 'touch' | 'composed'

/** A garden with the notes of all tasks, its server, and one page that does them one after the other. */
export interface TaskRunner {
  run(task: Task): Promise<void>
  close(): Promise<void>
}

const screens: Readonly<Record<Way, BrowserContextOptions>> = {
  wide: { viewport: { width: 1440, height: 900 } },
  touch: { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
  composed: { viewport: { width: 1440, height: 900 } },
}

/** Opens gardens with the notes of all tasks, and a page in each that may write it; each when its first task comes. */
export async function createTaskRunner(
  tasks: readonly Task[],
  browser: TestBrowser,
  way: Way,
): Promise<TaskRunner> {
  const runners = new Map<Task['garden'], Promise<TaskRunner>>()
  return {
    async run(task) {
      const { garden } = task
      const own = tasks.filter((one) => one.garden === garden)
      const runner = runners.get(garden) ?? createGardenRunner(own, browser, way)
      runners.set(garden, runner)
      await (await runner).run(task)
    },
    async close() {
      for (const runner of runners.values()) await (await runner).close()
    },
  }
}

/** Opens a garden with the notes of tasks that are all done in it. */
async function createGardenRunner(
  tasks: readonly Task[],
  browser: TestBrowser,
  way: Way,
): Promise<TaskRunner> {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-tasks-'))
  writeGarden(folder, tasks)
  const server = await openEditServer(folder)
  let opened: OpenPage | undefined
  const begun = new Set<Task>()
  return {
    async run(task) {
      // One that is tried once more finds the notes as they were.
      if (begun.has(task)) restoreFiles(folder, task)
      begun.add(task)
      opened = opened === undefined || opened.page.isClosed() ? await openPage(browser, server, way) : opened
      try {
        await doTask(task, { ...opened, folder, server, way })
      } catch (error) {
        // What is open now would be in the next one's way.
        await opened.page.context().close()
        opened = undefined
        throw error
      }
    },
    async close() {
      await opened?.page.context().close()
      await server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface OpenPage {
  readonly page: Page
  readonly devtools: CDPSession
}

/** Where a task is done. */
interface Workplace extends OpenPage {
  readonly folder: string
  readonly server: EditServer
  readonly way: Way
}

/** Writes the notes of all tasks; two that write the same file would read each other's. */
function writeGarden(folder: string, tasks: readonly Task[]): void {
  const written = new Set<string>()
  const write = (path: string, text: string): void => {
    if (written.has(path.toLowerCase())) throw new Error(`Two tasks write ${path}`)
    written.add(path.toLowerCase())
    writeFile(folder, path, text)
  }
  write('index.md', '# Tasks\n')
  if (tasks.some(({ garden }) => garden === 'markdown-links'))
    write('.obsidian/app.json', '{ "useMarkdownLinks": true }')
  for (const task of tasks) {
    write(pathOf(task), readMarks(task.before).text)
    for (const [path, text] of Object.entries(task.files ?? {})) write(path, text)
  }
}

function restoreFiles(folder: string, task: Task): void {
  for (const path of Object.keys(task.filesAfter ?? {})) rmSync(join(folder, path), { force: true })
  writeFile(folder, pathOf(task), readMarks(task.before).text)
  for (const [path, text] of Object.entries(task.files ?? {})) writeFile(folder, path, text)
}

function writeFile(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

async function openPage(browser: TestBrowser, server: EditServer, way: Way): Promise<OpenPage> {
  const context = await browser.newContext(screens[way])
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  await enter(page, server)
  return { page, devtools: await context.newCDPSession(page) }
}

async function doTask(task: Task, place: Workplace): Promise<void> {
  const { page, folder } = place
  const before = await page.evaluate((entries) => {
    const known = Object.keys(entries).map((key) => [key, localStorage.getItem(key)] as const)
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value)
    return known
  }, task.settings ?? {})
  await openNote(place, pathOf(task))
  await setSelection(page, task.before)
  const composes = place.way === 'composed' && task.notComposed === undefined
  let isPasting = false
  for (const step of task.steps) {
    if (composes && !isPasting) await composeAndRemove(place)
    await doStep(step, place)
    // What is pasted is translated first, and comes while one writes on: where it would then stand is nobody's to say.
    isPasting = step.kind === 'paste'
  }
  if (composes && !isPasting) await composeAndRemove(place)
  const { text, ranges } = readMarks(task.after)
  if (ranges.length > 0) await expect.poll(() => selection(page), { timeout: 15_000 }).toEqual(ranges)
  if (await page.locator('hortus-editor').count()) {
    // What is lost on the way to the disk is another fault than what a key has made.
    if (task.path === undefined) await expect.poll(() => textOf(page), { timeout: 15_000 }).toBe(text)
    await closeEditor(page)
  }
  // A note that another one opened may still be loading its page.
  await expect.poll(() => restore(page, before)).toBe(true)
  // A rename takes the note elsewhere; then its new place is among the other files.
  if (existsSync(join(folder, pathOf(task))) || task.filesAfter === undefined)
    await expect.poll(() => read(folder, pathOf(task)), { interval: 20, timeout: 15_000 }).toBe(text)
  for (const [path, expected] of Object.entries(task.filesAfter ?? {}))
    await expect.poll(() => read(folder, path), { interval: 20, timeout: 15_000 }).toBe(expected)
}

/** Puts settings back as they were; gives whether the page stood still meanwhile. */
async function restore(page: Page, before: readonly (readonly [string, string | null])[]): Promise<boolean> {
  const put = page.evaluate((known) => {
    for (const [key, value] of known)
      if (value === null) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    return true
  }, before)
  return put.catch(() => false)
}

function read(folder: string, path: string): string | null {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null
}

/** Goes to a note's page as a link does and opens the editor by its key. */
async function openNote({ page, server }: Workplace, path: string): Promise<void> {
  const address = path.replace(/\.md$/, '').split('/').map(encodeURIComponent).join('/')
  await page.evaluate((href) => {
    const link = document.createElement('a')
    link.href = href
    link.style.cssText = 'position: fixed; inset: 0 auto auto 0'
    document.querySelector('main')?.append(link)
    link.click()
  }, `${server.url}${address}/`)
  await page.waitForSelector(`main article.note[data-path="${path}"] .edit-note`, { state: 'attached' })
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content')
}

/** Saves and ends by their keys; a mode of Vim's does not matter to them. */
async function closeEditor(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  const state = page.locator('hortus-editor .editor-state')
  await expect.poll(() => state.getAttribute('data-state'), { timeout: 15_000 }).toBe('saved')
  await page.keyboard.press('Control+Shift+Enter')
  await page.waitForSelector('hortus-editor', { state: 'detached' })
}

async function doStep(step: Step, { page, folder, way }: Workplace): Promise<void> {
  switch (step.kind) {
    case 'type':
      return page.keyboard.type(step.text)
    case 'press':
      for (let i = 0; i < step.times; i++) await page.keyboard.press(step.key)
      return
    case 'select':
      return setSelection(page, step.marked)
    case 'paste':
      return paste(page, step)
    case 'click': {
      const target = page.locator(step.selector).first()
      return way === 'touch' ? target.tap() : target.click()
    }
    case 'wait':
      await page.locator(step.selector).first().waitFor()
      return
    case 'network':
      return page.context().setOffline(!step.isThere)
    case 'disk':
      if (step.text === null) rmSync(join(folder, step.path))
      else writeFile(folder, step.path, step.text)
  }
}

/** What CodeMirror hangs on its element: only so can a test put several cursors where it wants them. */
interface EditorElement extends HTMLElement {
  readonly cmTile?: { readonly root: { readonly view: ViewOfPage } }
}

interface ViewOfPage {
  readonly state: {
    readonly doc: { toString(): string }
    readonly selection: {
      readonly ranges: readonly { readonly from: number; readonly to: number }[]
      readonly constructor: {
        create(ranges: readonly unknown[]): unknown
        range(anchor: number, head: number): unknown
      }
    }
  }
  dispatch(spec: { readonly selection: unknown; readonly scrollIntoView: true }): void
}

async function setSelection(page: Page, marked: string): Promise<void> {
  const { ranges } = readMarks(marked)
  if (ranges.length === 0) return
  await page.evaluate((ranges) => {
    const view = document.querySelector<EditorElement>('hortus-editor .cm-content')?.cmTile?.root.view
    if (!view) throw new Error('There is no editor')
    const { constructor: selections } = view.state.selection
    view.dispatch({
      selection: selections.create(ranges.map(([anchor, head]) => selections.range(anchor, head))),
      scrollIntoView: true,
    })
  }, ranges)
}

async function selection(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    document
      .querySelector<EditorElement>('hortus-editor .cm-content')
      ?.cmTile?.root.view.state.selection.ranges.map(({ from, to }) => [from, to]),
  )
}

async function textOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() =>
    document
      .querySelector<EditorElement>('hortus-editor .cm-content')
      ?.cmTile?.root.view.state.doc.toString(),
  )
}

async function paste(page: Page, { data, files }: Step & { kind: 'paste' }): Promise<void> {
  await page.evaluate(
    ({ data, files }) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        clipboardData.items.add(new File([bytes], name, { type }))
      }
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    { data, files },
  )
}

/** Composes a Japanese word as an input method does, at a cursor of the text, and takes it away again. */
async function composeAndRemove({ page, devtools }: Workplace): Promise<void> {
  const isAtCursor = await page.evaluate(() => {
    const content = document.querySelector<EditorElement>('hortus-editor .cm-content')
    const ranges = content?.cmTile?.root.view.state.selection.ranges ?? []
    const [only] = ranges
    return document.activeElement === content && ranges.length === 1 && only?.from === only?.to
  })
  if (!isAtCursor) return
  for (const text of ['に', 'にほ', 'にほん', '日本'])
    await devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await devtools.send('Input.insertText', { text: '日本' })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
}
