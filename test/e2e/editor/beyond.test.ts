import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { keptOf } from '../../features/gardens/neighbour-note.ts'
import { writeFiles } from '../cli/scratch.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const address = 'https://kernel.example/'
let folder: string
let server: EditServer
let browser: TestBrowser

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-beyond-'))
  const kept = keptOf({ address, title: 'Kernel notes' }, [
    {
      href: 'page-cache/',
      path: 'Page cache',
      headings: [['write-back', 'Write-back']],
      blocks: ['dirty'],
    },
  ])
  writeFiles(folder, {
    'hortus.config.json': JSON.stringify({ gardens: { kernel: address } }),
    'a.md': '# A\n\nText.\n',
    '.hortus/gardens/kernel.json': kept,
  })
  server = await openEditServer(folder)
  browser = await launchBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

it('completes notes, headings and blocks of another garden while a link is written', async () => {
  const page = await (await browser.newContext()).newPage()
  await enter(page, server)
  await page.goto(`${server.url}a/`)
  await page.waitForSelector('html[data-ready]')
  await page.keyboard.press('e')
  await page.locator('hortus-editor .cm-content').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('See [[kernel:pa')
  const offered = page.locator('.cm-tooltip-autocomplete li')
  await offered.getByText('Page cache', { exact: true }).waitFor()
  await page.keyboard.type('ge cache#')
  await offered.getByText('Write-back').waitFor()
  await page.keyboard.type('^')
  await offered.getByText('^dirty').waitFor()
  expect(await offered.count()).toBe(1)
  await page.waitForTimeout(200)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.locator('hortus-editor .cm-content').innerText())
    .toContain('See [[kernel:page cache#^dirty]]')
})
