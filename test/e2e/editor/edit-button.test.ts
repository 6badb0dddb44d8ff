import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'hortus-button-'))
let server: EditServer
let browser: TestBrowser

beforeAll(async () => {
  mkdirSync(join(folder, 'rivers'))
  writeFileSync(join(folder, 'index.md'), '# The garden\n\nWhat it is about. See [[Delta]] and [[Oxbow]].')
  writeFileSync(join(folder, 'rivers/index.md'), '---\ntype: topic\ntitle: Rivers\n---\n')
  writeFileSync(join(folder, 'rivers/Delta.md'), '---\nmatters: When water slows.\n---\nText.')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('the button that opens the editor', () => {
  it.each([1440, 390])('stands at the title and moves nothing of the page, %i pixels wide', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const tops = (): Promise<readonly number[]> =>
      page.evaluate(() =>
        ['.topic-band', '.breadcrumbs', 'h1', '.matters', '.text'].map(
          (selector) => document.querySelector(`main ${selector}`)?.getBoundingClientRect().top ?? Number.NaN,
        ),
      )
    // As on a built site: no script puts a button there.
    await page.route('**/-/live*', (route) => route.abort())
    await page.goto(`${server.url}rivers/delta/`)
    await page.waitForSelector('html[data-ready]')
    expect(await page.locator('.edit-note').count()).toBe(0)
    const before = await tops()
    await page.unroute('**/-/live*')
    await page.reload()
    await page.waitForSelector('.edit-note')
    expect(await tops()).toEqual(before)
    const [button, title] = await Promise.all([
      page.locator('.edit-note').boundingBox(),
      page.locator('main h1').boundingBox(),
    ])
    expect(Math.abs(button!.y + button!.height / 2 - (title!.y + title!.height / 2))).toBeLessThan(16)
    await page.context().close()
  })

  it('comes last on home, which begins with what the garden is', async () => {
    const page = await browser.newPage()
    await enter(page, server)
    await page.goto(server.url)
    await page.waitForSelector('.edit-note')
    expect(await page.locator('main .home-page > :last-child').getAttribute('class')).toBe('edit-note')
    await page.locator('.edit-note').click()
    await page.waitForSelector('hortus-editor .cm-content')
    await page.context().close()
  })
})

describe('wanted notes', () => {
  it('can be written from their list by who has the key, and by nobody else', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}wanted/`)
    await page.waitForSelector('.edit-note, html[data-ready]')
    await page.waitForLoadState('networkidle')
    expect(await page.locator('main li > span.wanted').count()).toBe(1)
    expect(await page.locator('.write-note').count()).toBe(0)
    await enter(page, server)
    await page.goto(`${server.url}wanted/`)
    await page.waitForSelector('.write-note')
    expect(await page.locator('.write-note').count()).toBe(1)
    await page.context().close()
  })
})
