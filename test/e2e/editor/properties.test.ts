import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from '../browser/find-faults.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

let folder: string
let server: EditServer
let browser: TestBrowser
let context: BrowserContext
let page: Page

const head = `---
title: "A: b" # said so
tags: [linux, memory]
aliases:
  - pages
  # between
  - cache
requires: ["[[other]]"]
created: 2026-11-21
rating: 4
nested:
  a: 1
---
`
const start = `${head}# Note\n\nText.\n`

const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const isOnDisk = (text: string): Promise<void> =>
  expect.poll(() => read('note.md'), { interval: 50, timeout: 8_000 }).toBe(text)
const field = (name: string, part = 'value') =>
  page.locator(`[data-property="${name}"] [data-part="${part}"]`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-properties-'))
  mkdirSync(join(folder, '.obsidian'))
  writeFileSync(join(folder, '.obsidian/types.json'), '{"types":{"rating":"number","done":"checkbox"}}')
  writeFileSync(join(folder, '.obsidian/app.json'), '{"attachmentFolderPath":"files"}')
  writeFileSync(join(folder, 'note.md'), start)
  writeFileSync(join(folder, 'other.md'), '---\ntags: [disk]\nmood: calm\n---\n# Other\n\n## Why\n')
  writeFileSync(join(folder, 'bad.md'), '---\ntags: [disk\nmood: calm\n---\n# Bad\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  writeFileSync(join(folder, 'note.md'), start)
  context = await browser.newContext()
  context.setDefaultTimeout(15_000)
  page = await context.newPage()
  await enter(page, server)
})
afterEach(() => context.close())

async function open(address: string): Promise<void> {
  await page.goto(server.url + address)
  await page.waitForSelector('.edit-note')
  await page.evaluate(() => localStorage.setItem('hortus-editor-mode', 'live'))
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content .properties')
}

/** What a clipboard or a drag has. */
interface Given {
  readonly data?: Readonly<Record<string, string>>
  readonly files?: readonly { readonly name: string; readonly type: string; readonly base64: string }[]
}

/** Gives the text what a clipboard has. */
async function paste(given: Given, kind: 'paste' | 'drop' = 'paste', at?: string): Promise<void> {
  await page.evaluate(
    ([{ data = {}, files = [] }, how, selector]) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(data)) transfer.setData(type, text)
      for (const { name, type, base64 } of files) {
        const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type }))
      }
      const options = { bubbles: true, cancelable: true }
      const content = document.querySelector('.cm-content')!
      const line =
        selector === undefined
          ? content
          : [...content.querySelectorAll('.cm-line')].find((one) => one.textContent === selector)!
      const { left, top, height } = line.getBoundingClientRect()
      line.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent('drop', {
              ...options,
              dataTransfer: transfer,
              clientX: left + 1,
              clientY: top + height / 2,
            }),
      )
    },
    [given, kind, at] as const,
  )
}

describe('the form of properties', () => {
  it('marks a day that no calendar has, until it is one', async () => {
    writeFileSync(join(folder, 'note.md'), '---\nvisited: 2024-13-45\n---\n# Note\n')
    await open('note/')
    await page.locator('[data-property="visited"] [aria-invalid="true"]').waitFor()
    expect(await field('visited').getAttribute('aria-describedby')).toBe(
      await page.locator('[data-property="visited"] .property-problem').getAttribute('id'),
    )
    await field('visited').fill('2024-12-25')
    await isOnDisk('---\nvisited: 2024-12-25\n---\n# Note\n')
    await page.locator('[data-property="visited"] [aria-invalid]').waitFor({ state: 'detached' })
  })

  it('changes in the file what is changed in it, and nothing else', async () => {
    await open('note/')
    await field('title').fill('C #1')
    await isOnDisk(start.replace('"A: b"', '"C #1"'))
    await field('tags').fill('disk')
    await page.keyboard.press('Enter')
    await field('rating').fill('4.50')
    const changed = start.replace('"A: b"', '"C #1"').replace('memory]', 'memory, disk]')
    await isOnDisk(changed.replace('rating: 4', 'rating: 4.5'))
    // One undo for each: also from within a field.
    await page.keyboard.press('Control+z')
    await isOnDisk(changed)
    await field('aliases', 'chip-0').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await isOnDisk(changed.replace('  - pages\n  # between\n  - cache', '  - cache\n  # between\n  - pages'))
    await page.keyboard.press('Delete')
    await isOnDisk(changed.replace('  - pages\n  # between\n  - cache', '  - cache\n  # between'))
    await field('aliases', 'chip-0').press('Enter')
    await page.keyboard.type('!')
    await page.keyboard.press('Enter')
    const renamed = changed.replace('  - pages\n  # between\n  - cache', '  - cache!\n  # between')
    await isOnDisk(renamed)
    await field('created', 'menu').click()
    await page.getByRole('button', { name: 'Move up' }).click()
    const moved = renamed.replace(
      'requires: ["[[other]]"]\ncreated: 2026-11-21',
      'created: 2026-11-21\nrequires: ["[[other]]"]',
    )
    await isOnDisk(moved)
    await field('created', 'menu').click()
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.keyboard.type('planted')
    await page.keyboard.press('Enter')
    await isOnDisk(moved.replace('created:', 'planted:'))
    await field('planted', 'menu').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    const removed = moved.replace('created: 2026-11-21\n', '')
    await isOnDisk(removed)
    await page.locator('[data-part="add"]').fill('done')
    await page.keyboard.press('Enter')
    const frame = await field('done').evaluate((box) => getComputedStyle(box).borderTopColor)
    expect(frame).not.toMatch(/transparent|rgba\(0, 0, 0, 0\)/)
    await field('done').check()
    await isOnDisk(removed.replace('  a: 1\n', '  a: 1\ndone: true\n'))
  })

  it('knows the kinds of the garden, offers its words, says what is wrong in the words of the check', async () => {
    writeFileSync(
      join(folder, 'note.md'),
      start.replace('rating: 4', 'rating: four\nstage: nowhere').replace('11-21', '13-45'),
    )
    await open('note/')
    await page.locator('.property-problem:has-text("Unexpected stage \\"nowhere\\"")').waitFor()
    await page.locator('[data-property="rating"] .property-problem:has-text("Expected a number")').waitFor()
    await page.locator('[data-property="created"] .property-problem').first().waitFor()
    expect(
      await page
        .locator('[data-property]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind'))),
    ).toEqual(['text', 'list', 'list', 'list', 'date', 'number', 'text', 'yaml'])
    await field('tags').fill('d')
    await expect
      .poll(() => page.locator('#property-values-1 option').first().getAttribute('value'))
      .toBe('disk')
    await field('requires').fill('[[ot')
    await expect
      .poll(() => page.locator('#property-values-3 option').first().getAttribute('value'))
      .toMatch(/^\[\[other/)
    await field('requires').fill('')
    expect(await findFaults(page, '.properties')).toEqual([])
    await page.locator('[data-property="requires"] .property-link').click()
    await page.waitForSelector('.editor-path:has-text("other.md")')
  })

  it('is left and come back to by keys, hides nothing from who writes below it, and lets the text be written', async () => {
    await open('note/')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('All')
    await isOnDisk(`${head}All`)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
    await page.keyboard.type('x')
    await isOnDisk(`${head}xAll`)
    await page.keyboard.press('Control+;')
    await page.keyboard.type('mood')
    await page.keyboard.press('Enter')
    await page.keyboard.type('[[other]]')
    await page.keyboard.press('Enter')
    await page.keyboard.type('y')
    await isOnDisk(`${head.replace('  a: 1\n', '  a: 1\nmood: "[[other]]"\n')}xyAll`)
    // What is nested is there to be read.
    await expect.poll(() => page.locator('[data-property="nested"] dd').innerText()).toBe('1')
    await page.getByRole('button', { name: 'Edit as text', exact: true }).click()
    await page.keyboard.type('# why')
    await page.keyboard.press('Enter')
    await page.locator('.cm-line:has-text("xyAll")').click()
    await page.waitForSelector('.cm-content .properties')
    await isOnDisk(
      `${head.replace('---\n', '---\n# why\n').replace('  a: 1\n', '  a: 1\nmood: "[[other]]"\n')}xyAll`,
    )
    await page.getByRole('button', { name: 'Properties', exact: true }).click()
    await page.locator('.properties-names:has-text("title · tags")').waitFor()
    expect(await page.locator('.property').count()).toBe(0)
  })

  it('shows the text and the error of what no YAML reader takes', async () => {
    await open('bad/')
    await page.locator('.property-problem:has-text("Unexpected text in the frontmatter")').waitFor()
    expect(await page.locator('.properties pre').innerText()).toBe('tags: [disk\nmood: calm')
    expect(await page.locator('.property').count()).toBe(0)
  })
})

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('what is pasted and dropped', () => {
  it('becomes Markdown, and stays as it is in code', async () => {
    await open('note/')
    await page.keyboard.press('Control+End')
    const html = `<h2>Head</h2><p>See <a href="${server.url}other/#why">there</a> <b>x</b></p><script>alert(1)</script>`
    await paste({ data: { 'text/html': html, 'text/plain': 'no' } })
    await page.keyboard.type('y')
    await isOnDisk(`${start}## Head\n\nSee [[other#Why|there]] **x**y`)
    await page.keyboard.type('\n\n```\n')
    await paste({ data: { 'text/html': '<b>x</b>', 'text/plain': 'x' } })
    await page.keyboard.type('\n```\n\nsome words')
    await page.keyboard.press('Shift+Home')
    await paste({ data: { 'text/plain': 'https://example.org/' } })
    await expect.poll(() => read('note.md')).toContain('[some words](https://example.org/)')
    expect(read('note.md')).toContain('```\nx')
    expect(read('note.md')).not.toContain('**x**\n')
  })

  it('is stored where the garden keeps it, shown at once, with the cursor behind it', async () => {
    const failed: string[] = []
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`)
    })
    await page.goto(`${server.url}note/`)
    await page.waitForSelector('.edit-note')
    await page.keyboard.press('e')
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.press('Control+End')
    await paste({ files: [{ name: 'image.png', type: 'image/png', base64: png }] })
    await page.waitForSelector('.editor-preview img[src*="Pasted%20image"]')
    await expect
      .poll(() => page.locator('.editor-preview img').evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBe(1)
    await page.keyboard.type(' behind')
    await expect.poll(() => read('note.md')).toMatch(/Text\.\n!\[\[Pasted image \d{14}\.png\]\] behind$/)
    await paste(
      {
        files: [
          { name: 'two: talk.mp3', type: 'audio/mpeg', base64: 'AAAA' },
          { name: 'table.csv', type: 'text/csv', base64: 'AAAA' },
        ],
      },
      'drop',
      'Text.',
    )
    await expect.poll(() => read('note.md')).toContain('![[two talk.mp3]]\n[[table.csv]]Text.')
    expect(readdirSync(join(folder, 'files')).length).toBe(3)
    expect(failed).toEqual([])
  })
})
