import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from '../browser/find-faults.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-faults-'))
let server: EditServer
let browser: TestBrowser

const cache = `---
tags: [linux, memory]
created: 2026-02-30
rating: 4
done: true
up: "[[Disk]]"
nested: { a: { b: 1 } }
---
# Cache

The cache keeps [[Disk|what a disk]] said, see [[Nowhere]] and disk. ==Marked==, \`code\`, $x^2$.^here

> [!warning] Slow
> First reads are.

- [ ] Measure it
- [x] Read about it

| layer | ns |
|---|---|
| L1 | 1 |
| RAM | 80 |

## Writing back

Dirty pages go to the disk.

## Reading ahead

\`\`\`c
int x;
\`\`\`

![[pic.svg]]
`

beforeAll(async () => {
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)
  mkdirSync(join(folder, '.obsidian'))
  mkdirSync(join(folder, 'Templates'))
  write('.obsidian/templates.json', '{"folder": "Templates"}')
  write('Templates/Day.md', '# {{title}}\n\n{{date}}{{cursor}}\n')
  write('Cache.md', cache)
  write('Disk.md', '# Disk\n\nIt spins. See [[Cache#Writing back]].\n')
  write('pic.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Commands that open something, by their names; what is to be selected for them first. */
const screens: readonly (readonly [command: string, selected: string])[] = [
  ['Rename or move', ''],
  ['Make a note of the selection', 'First reads are.'],
  ['Merge into another note', ''],
  ['Split by its headings', ''],
  ['Move a section to another note', ''],
  ['Make a series of this folder', ''],
  ['Find and replace in the garden', ''],
  ['Names that could be links', ''],
  ['Insert a template', ''],
  ['Earlier texts', ''],
  ['Remove this note', ''],
  ['Settings of Vim’s keys', ''],
]

describe.each([
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 780 },
] as const)('in the editor, $theme and $width wide', ({ theme, width, height }) => {
  let opened: Promise<Page> | undefined
  const openPage = (): Promise<Page> => {
    opened ??= openNote()
    return opened
  }

  async function openNote(): Promise<Page> {
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: theme,
      hasTouch: width < 500,
      reducedMotion: 'reduce',
    })
    page.setDefaultTimeout(8_000)
    await enter(page, server)
    await page.goto(`${server.url}cache/?edit`)
    await page.waitForSelector('.cm-content')
    return page
  }

  it.each(['live', 'source', 'side'])('nothing is wrong with the %s view', async (mode) => {
    const page = await openPage()
    await page.evaluate((name) => localStorage.setItem('hortus-editor-mode', name), mode)
    await page.reload()
    await page.waitForSelector('.cm-content')
    expect(await findFaults(page)).toEqual([])
  })

  it.each(screens)('nothing is wrong with what opens by “%s”', async (command, selected) => {
    const page = await openPage()
    await page.locator('.cm-content').click()
    if (selected !== '') await page.locator(`.cm-line:has-text("${selected}")`).click({ clickCount: 3 })
    await page.keyboard.press('Control+p')
    await page.waitForSelector('dialog[open].command-palette')
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.insertText(command)
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog[open]:not(.command-palette)')
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
  })

  it.each([
    ['the search in the note', 'Find in the note', '.find-panel'],
    ['the panel beside the text', 'Panel beside the text', '.editor-beside'],
    ['the menu of a table', 'Menu of the table', '.cm-table-menu'],
  ])('nothing is wrong with %s', async (_what, command, shown) => {
    const page = await openPage()
    await page.locator('.cm-line:has-text("RAM")').click()
    await page.keyboard.press('Control+p')
    await page.waitForSelector('dialog[open].command-palette')
    await page.keyboard.insertText(command)
    await page.keyboard.press('Enter')
    await page.waitForSelector(shown)
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('nothing is wrong with the list of keys', async () => {
    const page = await openPage()
    await page.locator('.cm-content').click()
    await page.keyboard.press('F1')
    await page.waitForSelector('dialog[open]')
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog').count()).toBe(0)
  })

  it('nothing is wrong with the menu of the editor', async () => {
    const page = await openPage()
    await page.locator('.editor-menu summary').click()
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('nothing is wrong with what is completed', async () => {
    const page = await openPage()
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' [[Di')
    await page.waitForSelector('.cm-tooltip-autocomplete')
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
  })
})
