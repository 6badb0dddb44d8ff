import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'

/** What a page asked another host for. */
interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const asked: Asked[] = []
const elsewhere = createServer((request, response) => {
  asked.push({ path: request.url!, headers: request.headers })
  response.writeHead(200, { 'content-type': 'image/png' }).end(dot)
})
let host: string
let browser: TestBrowser
const sites: OpenSite[] = []

beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  for (const site of sites) await site.close()
  elsewhere.close()
})

/** Opens the page of a note with everything that can be loaded, and waits until it has asked for what it will. */
async function openPage(remoteImages: string): Promise<Page> {
  const site = await openSite({
    'a.md': `![Reed](${host}/reed.png)\n\n[![In a link](${host}/linked.png)](#end)\n\n<img srcset="${host}/set.png 1x" alt="Set">\n\n<video src="${host}/film.mp4" poster="${host}/poster.png" title="Film"></video>\n\n<audio src="${host}/rain.mp3"></audio>\n\n![[own.svg]]\n\n## End\n`,
    'own.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    'hortus.config.json': JSON.stringify({ remoteImages }),
  })
  sites.push(site)
  asked.length = 0
  const page = await browser.newPage()
  await page.goto(`${site.url}a/`, { waitUntil: 'networkidle' })
  // Pictures are lazy: the whole page is gone through.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await page.waitForLoadState('networkidle')
  return page
}

it('shows what is elsewhere and says nothing of the page; sounds and films wait to be played', async () => {
  await openPage('show')
  expect(asked.map(({ path }) => path).sort()).toEqual([
    '/linked.png',
    '/poster.png',
    '/reed.png',
    '/set.png',
  ])
  for (const { headers } of asked) expect(headers.referer).toBeUndefined()
})

it('asks for nothing before its button is pressed, and for that alone after', async () => {
  const page = await openPage('click')
  expect(asked).toEqual([])
  const reed = page.getByRole('button', { name: /^Show: Reed \(127\.0\.0\.1:\d+\)$/ })
  await reed.press('Enter')
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('img[alt=Reed]')?.naturalWidth === 1,
  )
  expect(asked.map(({ path }) => path)).toEqual(['/reed.png'])
  expect(asked[0]!.headers.referer).toBeUndefined()
  expect(await reed.count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('alt'))).toBe('Reed')
  // In a link there is no button in the link.
  expect(await page.locator('a button').count()).toBe(0)
  await page.getByRole('button', { name: /^Show: In a link/ }).click()
  await page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('a img[alt="In a link"]')?.naturalWidth === 1,
  )
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.getByRole('link', { name: /^Film \(127/ }).getAttribute('href')).toBe(`${host}/film.mp4`)
})

it('asks for nothing at all where it is blocked', async () => {
  const page = await openPage('block')
  expect(await page.locator('.text button').count()).toBe(0)
  // Not even for what a script would add.
  const refused = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      ),
  )
  await page.evaluate((src) => {
    document.body.append(Object.assign(new Image(), { src }))
  }, `${host}/script.png`)
  expect(await refused).toBe('img-src')
  expect(asked).toEqual([])
})
