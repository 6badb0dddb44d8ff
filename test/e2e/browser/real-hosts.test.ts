import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { hasHost, realHosts } from '../real-hosts.ts'
import { openMapOf } from './map-page.ts'
import { type OpenSite, openSite } from './open-site.ts'

const garden = {
  'index.md': '# Home\n\n[[First]] and [[linux/Page cache]].',
  'First.md': '# First\n\nSee [[Page cache]] and [[Page cache#Later part]]. ![[square.svg]]',
  'linux/Page cache.md':
    '---\naliases: [Buffer cache]\n---\n# Page cache\n\nFiles in memory.\n\n## Later part\n\nBack to [[First]].',
  'square.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  'hortus.config.json':
    '{ "title": "Garden", "offline": true, "baseUrl": "https://n.example", "cards": false }',
}

describe.each(realHosts)('a site on $name below a path', ({ name }) => {
  const isThere = hasHost({ name })
  let site: OpenSite
  let browser: TestBrowser
  const faults: string[] = []

  beforeAll(async () => {
    if (!isThere) return
    site = await openSite(garden, name)
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** A page of which every answer that is no file of the site is kept. */
  async function open(address: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('response', (answer) => {
      if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`)
      if (!answer.url().startsWith(site.url)) faults.push(`outside: ${answer.url()}`)
    })
    await page.goto(site.url + address)
    await page.waitForSelector('[data-ready]')
    return page
  }

  it.skipIf(!isThere)('is read, followed and gone back in without loading a page anew', async () => {
    const page = await open('first/')
    await page.evaluate(() => Object.assign(window, { isSame: true }))
    await page.locator('.text a').nth(1).click()
    await page.waitForSelector('h1:has-text("Page cache")')
    expect(page.url()).toBe(`${site.url}linux/page-cache/#later-part`)
    await page.goBack()
    await page.waitForSelector('h1:has-text("First")')
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
    expect(await page.locator('.text img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(9)
    await page.close()
  })

  it.skipIf(!isThere)('is searched', async () => {
    const page = await open('first/')
    await page.keyboard.press('/')
    await page.keyboard.type('buffer')
    await page.waitForSelector('hortus-search a:has-text("Page cache")')
    await page.close()
  })

  it.skipIf(!isThere)('shows its map', async () => {
    const page = await open('first/')
    await openMapOf(page, site)
    await page.close()
  })

  it.skipIf(!isThere)('is kept by the browser, and read without the server', async () => {
    const page = await open('first/')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.goto(`${site.url}linux/page-cache/`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.reload()
    await page.context().setOffline(true)
    await page.reload()
    await page.waitForSelector('h1:has-text("Page cache")')
    await page.close()
  })

  it.skipIf(!isThere)('answered nothing wrong meanwhile', () => {
    expect(faults).toEqual([])
  })
})
