import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-days-'))
let server: EditServer
let browser: TestBrowser

beforeAll(async () => {
  writeFileSync(join(folder, 'a.md'), '# A\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('g d', () => {
  it('goes to the newest day, says that there is none, or opens today’s where one may write', async () => {
    const page = await browser.newPage()
    page.setDefaultTimeout(30_000)
    const press = async (): Promise<void> => {
      await page.keyboard.press('g')
      await page.keyboard.press('d')
    }
    // As on a built site: nothing there takes what is written.
    await page.route('**/-/live*', (route) => route.abort())
    await page.goto(`${server.url}a/`)
    await page.waitForSelector('html[data-ready]')
    await press()
    await page.waitForSelector('.toast:has-text("There is no note of a day")')
    writeFileSync(join(folder, '2024-05-06.md'), 'A day.\n')
    writeFileSync(join(folder, '2023-12-31.md'), 'Another.\n')
    await expect.poll(async () => (await fetch(`${server.url}-/newest-day.json`)).status).toBe(200)
    await press()
    await page.waitForURL('**/2024-05-06/')
    await page.unroute('**/-/live*')
    await enter(page, server)
    await page.goto(`${server.url}a/`)
    await page.waitForSelector('.edit-note')
    await press()
    await page.waitForSelector('hortus-editor .cm-content')
    expect(await page.locator('.editor-path').innerText()).toMatch(/^\d{4}-\d\d-\d\d\.md$/)
    await page.context().close()
  })
})

describe('a template that is on its way', () => {
  it('is put around what is typed meanwhile, where it says that one writes on', async () => {
    mkdirSync(join(folder, 'templates'))
    writeFileSync(join(folder, 'templates/Quote.md'), 'Before {{cursor}} after.')
    writeFileSync(join(folder, 'b.md'), 'Here: .\n')
    await expect.poll(async () => (await fetch(`${server.url}b/`)).status).toBe(200)
    const page = await browser.newPage()
    await enter(page, server)
    await page.goto(`${server.url}b/`)
    await page.waitForSelector('.edit-note')
    await page.keyboard.press('e')
    await page.waitForSelector('hortus-editor .cm-content')
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 'Here: '.length; i++) await page.keyboard.press('ArrowRight')
    let answer = (): void => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/template', async (route) => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest('**/template')
    await page.click('.editor-menu summary')
    await page.click('.editor-menu button:has-text("Insert a template")')
    await page.waitForSelector('dialog.ask select')
    await page.keyboard.press('Enter')
    await asked
    await page.click('hortus-editor .cm-line:has-text("Here")', { position: { x: 400, y: 5 } })
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('words')
    answer()
    await page.waitForSelector('hortus-editor .cm-line:has-text("Here: Before words after..")')
    await page.keyboard.type('!')
    await page.waitForSelector('hortus-editor .cm-line:has-text("Here: Before words! after..")')
    await page.context().close()
  })
})
