import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { writeFiles } from '../cli/scratch.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const files = {
  'os/Page cache.md':
    '---\naliases: [PC]\ntags: [linux/memory]\n---\n# Page cache\n\nHolds pages. ^held\n\n## Why\n\nDisks are slow.\n\n## Rest\n\nThe rest.\n',
  'os/Buffer.md': '# Buffer\n\nOlder than the [[Page cache]].\n',
  'links.md':
    'See [[Page cache#Why|why]], [[PC]], [[Page cache#^held]], [md](os/Page%20cache.md), ![[Buffer]] and #linux/memory.\n',
}

let folder: string
let server: EditServer
let browser: TestBrowser
let context: BrowserContext
let page: Page

const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const all = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && !entry.parentPath.includes('.hortus') && entry.name.endsWith('.md'),
      )
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => !path.startsWith('.'))
      .map((path) => [path, read(path)]),
  )

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-changes-'))
  writeFiles(folder, files)
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await context?.close()
  // Whatever the test before left half done.
  for (const name of readdirSync(folder))
    if (name !== '.hortus') rmSync(join(folder, name), { recursive: true })
  writeFiles(folder, files)
  await expect.poll(async () => (await fetch(`${server.url}os/page-cache/`)).status).toBe(200)
  context = await browser.newContext()
  context.setDefaultTimeout(100_000)
  page = await context.newPage()
  await enter(page, server)
  await open('os/page-cache/')
})

async function open(address: string): Promise<void> {
  await page.goto(server.url + address)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content')
}

/** Takes a command of the editor's menu. */
async function command(name: string): Promise<void> {
  await page.locator('.editor-menu summary').click()
  await page.locator(`.editor-menu button:has-text("${name}")`).click()
}

/** Chooses what is renamed and gives it another name; the diffs are shown then. */
async function rename(what: string, name: string): Promise<string> {
  await page.keyboard.press('F2')
  await page.locator('dialog.ask select').selectOption({ label: what })
  await page.locator('dialog.ask input').fill(name)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.change-preview')
  return page.locator('.change-preview').innerText()
}

/** As {@link rename}; puts the dialog away where it says that this cannot be done. */
async function canRename(what: string, name: string): Promise<boolean> {
  await rename(what, name)
  if ((await page.locator('dialog.ask button.main').count()) > 0) return true
  await page.keyboard.press('Escape')
  await page.locator('dialog.ask').waitFor({ state: 'detached' })
  return false
}

const apply = (): Promise<void> => page.locator('dialog.ask button.main').click()

/** Undoes what was changed last, and waits until every file is as it was. */
async function undo(): Promise<void> {
  await page.locator('.editor-notice button:has-text("Undo")').click()
  await expect.poll(all).toEqual(files)
}

describe('a change across notes in the editor', () => {
  it('moves a note after showing every file it touches, goes on in it, and is one undo', async () => {
    const shown = await rename('os/Page cache.md', 'mem/Cache of pages')
    expect(shown).toContain('links.md')
    expect(shown).toContain('+See [[Cache of pages#Why|why]]')
    expect(all()).toEqual(files)
    await apply()
    await page.waitForSelector('.editor-path:has-text("mem/Cache of pages.md")')
    expect(read('links.md')).toBe(
      'See [[Cache of pages#Why|why]], [[PC]], [[Cache of pages#^held]], [md](mem/Cache%20of%20pages.md), ![[Buffer]] and #linux/memory.\n',
    )
    await undo()
    await page.waitForSelector('.editor-path:has-text("os/Page cache.md")')
    expect(await page.locator('dialog.ask').count()).toBe(0)
  })

  it('keeps a bare name in its folder, says so, and goes on at the new address', async () => {
    await page.keyboard.press('F2')
    await page.locator('dialog.ask input').fill('Heap')
    expect(await page.locator('dialog.ask .ask-place').innerText()).toBe('os/Heap.md')
    await page.locator('dialog.ask input').fill('/Heap')
    expect(await page.locator('dialog.ask .ask-place').innerText()).toBe('Heap.md')
    await page.locator('dialog.ask input').fill('Heap')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.change-preview')
    await apply()
    await page.waitForURL(`${server.url}os/heap/?edit`)
    await page.waitForSelector('.editor-path:has-text("os/Heap.md")')
    expect(await page.locator('main article.note').getAttribute('data-path')).toBe('os/Heap.md')
    await undo()
    await page.waitForURL(`${server.url}os/page-cache/?edit`)
  })

  it('renames folders, headings, blocks, tags and aliases', async () => {
    await rename('\u2003Why', 'Reasons')
    await apply()
    await expect.poll(() => read('links.md')).toContain('[[Page cache#Reasons|why]]')
    await page.waitForSelector('.cm-content:has-text("## Reasons")')
    await undo()
    for (const [what, name, sign] of [
      ['^held', 'kept', '[[Page cache#^kept]]'],
      ['\u2003#linux/memory', 'linux/ram', '#linux/ram'],
      ['PC', 'Pagecache', '[[Pagecache]]'],
      ['os', 'kernel', '(kernel/Page%20cache.md)'],
    ] as const) {
      // Right after an undo the server may still know the garden as it was before.
      await expect.poll(() => canRename(what, name)).toBe(true)
      await apply()
      await expect.poll(() => read('links.md')).toContain(sign)
      await undo()
    }
  })

  it('says why something cannot be done, and does nothing', async () => {
    const shown = await rename('os/Page cache.md', 'os/Buffer')
    expect(shown).toContain('os/Buffer.md is there already')
    expect(await page.locator('dialog.ask button.main').count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(all()).toEqual(files)
  })

  it('merges the note into another', async () => {
    await command('Merge into another note')
    await page.locator('dialog.ask input').fill('Buffer')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.change-preview:has-text("removed")')
    await apply()
    await page.waitForSelector('.editor-path:has-text("os/Buffer.md")')
    expect(existsSync(join(folder, 'os/Page cache.md'))).toBe(false)
    expect(read('os/Buffer.md')).toContain('Disks are slow.')
    expect(read('links.md')).toContain('[[Buffer#Why|why]]')
    await undo()
  })

  it('makes a note of what is selected', async () => {
    await page.locator('.cm-line:has-text("## Why")').click()
    await page.keyboard.press('Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
    await command('Make a note of the selection')
    expect(await page.locator('dialog.ask input').inputValue()).toBe('os/Why.md')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.change-preview:has-text("os/Why.md · new")')
    await apply()
    await page.waitForSelector('.cm-content:has-text("[[Why]]")')
    expect(read('os/Why.md')).toContain('Disks are slow.')
    expect(read('links.md')).toContain('[[Why#Why|why]]')
    await undo()
  })

  it('removes a note into the trash', async () => {
    await command('Remove this note')
    await apply()
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(read('.trash/os/Page cache.md')).toBe(files['os/Page cache.md'])
    expect(existsSync(join(folder, 'os/Page cache.md'))).toBe(false)
  })
})
