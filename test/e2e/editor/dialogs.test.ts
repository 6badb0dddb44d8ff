import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from '../browser/find-faults.ts'
import { writeFiles } from '../cli/scratch.ts'
import { openAgentAt, textOf } from '../mcp/open-agent.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const note = `---
tags: [linux/memory, system]
aliases: [PC]
related: "[[Buffer]]"
created: 2026-11-22
draft: false
part: 3
odd: {a: [1, 2]}
stage: someday
---
# Page cache

Holds **pages** of a buffer, see [[Buffer]] and [[Nowhere]]. ^held

## Why

- [ ] Disks are slow.

| a | b |
|---|---|
| c | d |

## Rest

> [!note] Said
> so, with $x$ and \`code\`.

The old rest, and the buffer.
`

let folder: string
let server: EditServer
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-dialogs-'))
  writeFiles(folder, {
    'index.md': '# Garden\n\nSee [[Page cache]].\n',
    'os/Page cache.md': note,
    'os/Buffer.md': '# Buffer\n\nOlder than the [[Page cache]].\n\n## Rest of it\n\nA PC has the old one.\n',
    'templates/Day.md': '# {{title}}\n\n{{cursor}}\n',
    'templates/Book.md': '---\ntags: [book]\n---\n# {{title}}\n',
  })
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

// A dialog that a test has left would be in the next one's way.
afterEach(async () => {
  for (let i = 0; i < 3 && (await page.locator('dialog[open]').count()) > 0; i++)
    await page.keyboard.press('Escape')
})

// All share the page that the first of them opens.
beforeEach(async () => {
  if (page !== undefined) return
  const context = await browser.newContext({ hasTouch: true })
  context.setDefaultTimeout(20_000)
  page = await context.newPage()
  await enter(page, server)
  await page.evaluate(() => localStorage.setItem('hortus-editor-mode', 'live'))
  await page.goto(`${server.url}os/page-cache/`)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content')
  // What is saved has an earlier text.
  await page.keyboard.press('Control+End')
  await page.keyboard.type('More.')
  await page.waitForSelector('.editor-state[data-state=saved]')
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** What is wrong with a part of the page on a desk and on a phone, by day and by night; each fault with where it is. */
async function faultsOf(part: string): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const found = await findFaults(page, part)
      faults.push(...found.map((fault) => `${width} ${colorScheme}: ${fault}`))
    }
    const sticksOut = await page.evaluate(
      (selector) =>
        document.documentElement.scrollWidth > innerWidth ||
        [...document.querySelectorAll(selector)].some(
          (one) => one.getBoundingClientRect().right > innerWidth + 1,
        ),
      part,
    )
    if (sticksOut) faults.push(`${width}: sticks out of the screen`)
  }
  await page.setViewportSize({ width: 1440, height: 800 })
  return faults
}

/** Chooses a command of the editor's list by its name. */
async function command(name: string): Promise<void> {
  await page.locator('hortus-editor .cm-content').focus()
  await page.keyboard.press('Control+p')
  await page.locator('dialog.command-palette input').fill(name)
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog.command-palette', { state: 'detached' })
}

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog', { state: 'detached' })
}

/** Selects the first line that has some words. */
async function selectLine(words: string): Promise<void> {
  await page.locator(`hortus-editor .cm-line:has-text("${words}")`).first().click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
}

describe('the editor can be used by everybody, in both themes, on a desk and on a phone', () => {
  it.each(['live', 'source', 'side'])('with the whole text, %s', async (mode) => {
    await page.evaluate((choice) => {
      const words: Record<string, string> = { live: 'Live', source: 'Source', side: 'Side by side' }
      const buttons = [...document.querySelectorAll<HTMLElement>('.editor-modes button')]
      buttons.find((one) => one.textContent === words[choice])?.click()
    }, mode)
    await page.waitForSelector(`.editor[data-mode=${mode}]`)
    expect(await faultsOf('hortus-editor')).toEqual([])
  })

  it.each([
    ['Commands', 'Control+p'],
    ['Keys', 'F1'],
    ['Rename', 'F2'],
    ['Find and replace in the garden', 'Control+Alt+h'],
  ])('with the dialog of a key: %s', async (_, key) => {
    await page.locator('hortus-editor .cm-content').focus()
    await page.keyboard.press(key)
    await page.waitForSelector('dialog.ask')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
  })

  it.each([
    'Merge into another note',
    'Split by its headings',
    'Move a section to another note',
    'Make a series of this folder',
    'Names that could be links',
    'Insert a template',
    'Earlier texts',
    'Remove this note',
    'Settings of Vim',
  ])('with the dialog of a command: %s', async (name) => {
    await command(name)
    await page.waitForSelector('dialog.ask')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
  })

  it('with the dialog of a selection that becomes a note', async () => {
    await selectLine('The old rest')
    await command('Make a note of the selection')
    await page.waitForSelector('dialog.ask')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
  })

  it('with what a rename, a replacement and a split would change', async () => {
    await page.keyboard.press('F2')
    await page.locator('dialog.ask input').fill('Cache of pages')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.change-preview')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
    await page.keyboard.press('Control+Alt+h')
    await page.locator('dialog.ask input').first().fill('old')
    await page.locator('dialog.ask button.main').click()
    await page.waitForSelector('dialog.ask .line')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
    await command('Split by its headings')
    await page.waitForSelector('dialog.ask select')
    await page.locator('dialog.ask button.main').click()
    await page.waitForSelector('.change-preview')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
  })

  it('with what stands beside, above and below the text', async () => {
    await page.keyboard.press('Alt+Shift+b')
    for (const tab of await page.locator('.editor-beside [role=tab]').all()) {
      await tab.click()
      expect(await faultsOf('.editor-beside')).toEqual([])
    }
    await page.locator('.editor-beside-close').click()
    await page.locator('hortus-editor .cm-content').focus()
    await page.keyboard.press('Control+h')
    await page.waitForSelector('.find-panel')
    await page.keyboard.type('the')
    expect(await faultsOf('hortus-editor')).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.editor-menu summary').click()
    expect(await faultsOf('hortus-editor')).toEqual([])
    await page.locator('.editor-menu summary').click()
  })

  it('with the list of completion and the menu of a table', async () => {
    await page.locator('hortus-editor .cm-content').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\n\n[[')
    await page.waitForSelector('.cm-tooltip-autocomplete')
    // The arrows go through the list from the text, so no key has to come into it.
    const isOfList = (fault: string): boolean => /scrollable-region-focusable: <ul [^>]*listbox/.test(fault)
    expect((await faultsOf('hortus-editor')).filter((fault) => !isOfList(fault))).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\n\n| a | b |\n')
    await page.locator('.cm-table-menu > button').click()
    expect(await faultsOf('hortus-editor')).toEqual([])
  })
})

describe('what is asked beside a note can be used by everybody', () => {
  it('a conflict', async () => {
    await page.goto(`${server.url}os/buffer/?edit`)
    await page.waitForSelector('hortus-editor .cm-content')
    await page.context().setOffline(true)
    await page.locator('hortus-editor .cm-line').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' mine')
    writeFileSync(join(folder, 'os/Buffer.md'), '# Buffer theirs\n\nOlder than the [[Page cache]].\n')
    await page.context().setOffline(false)
    await page.waitForSelector('dialog.ask.wide .compare')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await page.locator('dialog.ask button:has-text("Take theirs")').click()
  })

  it('a new note with a template, and the desk with a proposal', async () => {
    const { client } = await openAgentAt(folder, ['--allow-writes'], {
      XDG_STATE_HOME: process.env['XDG_STATE_HOME'] ?? '',
    })
    const edits = [{ kind: 'create', path: 'Fresh.md', text: '# Fresh\n\nSee [[Buffer]].\n' }]
    expect(await textOf(client, 'propose_edits', { summary: 'A new note', edits })).toContain('waits')
    await page.goto(`${server.url}os/page-cache/`)
    await page.locator('.new-note').first().click()
    await page.waitForSelector('dialog.ask')
    expect(await faultsOf('dialog.ask')).toEqual([])
    await closeDialog()
    await page.locator('.open-desk').first().click()
    await page.waitForSelector('.desk li:has-text("A new note")')
    expect(await faultsOf('.desk')).toEqual([])
    await page.locator('.desk li:has-text("A new note") button').click()
    await page.waitForSelector('dialog.ask')
    expect(await faultsOf('dialog.ask')).toEqual([])
  })
})
