import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { openWebSite, type WebSite } from '../../features/gardens/web-site.ts'
import { runHortus } from '../build/run-hortus.ts'
import { type OpenSite, openSite } from './open-site.ts'

let scratch: string
let kernel: WebSite
let silent: WebSite
let liar: WebSite
let site: OpenSite
let browser: TestBrowser
let page: Page

function grow(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const open = { 'access-control-allow-origin': '*' }

/** Sends the files of a built site, as a host does that lets pages of others read them. */
function sendFrom(folder: string): Parameters<typeof openWebSite>[0] {
  return (path, _, response) => {
    try {
      response.writeHead(200, open).end(readFileSync(join(folder, path)))
    } catch {
      response.writeHead(404, open).end()
    }
  }
}

const config = (title: string, more: object): string =>
  `export default ${JSON.stringify({ title, ...more })}\n`

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'hortus-gardens-'))
  kernel = await openWebSite(sendFrom(join(scratch, 'kernel-site')))
  silent = await openWebSite(() => {})
  const lie = {
    version: 1,
    noteCount: 1e12,
    languages: ['en'],
    terms: [['', '../../x']],
    texts: [],
    words: [],
  }
  liar = await openWebSite((path, _, response) => {
    response.writeHead(200, open)
    if (path.endsWith('entry.bin')) response.end(JSON.stringify(lie))
    else response.end(Buffer.alloc(6 * 1_048_576, 1))
  })
  const build = async (folder: string): Promise<void> => {
    const { code, stdout, stderr } = await runHortus(['build', folder, '--out', `${folder}-site`, '--trust'])
    expect(code, stdout + stderr).toBe(0)
  }
  await build(
    grow('kernel', {
      'hortus.config.js': config('Kernel', { base: '/notes/' }),
      'index.md': '# Kernel\n',
      'Page cache.md':
        '# Page cache\n\nPages of files that wait to be written are <b>dirty</b>.\n\n## Write-back\n\nA thread flushes turgid pages.\n',
    }),
  )
  for (const name of ['Silent', 'Liar'])
    await build(
      grow(name.toLowerCase(), { 'hortus.config.js': config(name, {}), 'Turgid.md': '# Turgid cells\n' }),
    )
  const gardens = {
    kernel: { address: kernel.address, from: '../kernel-site' },
    liar: { address: liar.address, from: '../liar-site' },
    silent: { address: silent.address, from: '../silent-site' },
  }
  const cells = grow('cells', {
    'hortus.config.js': config('Cells', { gardens }),
    'index.md': '# Cells\n',
    'Vacuole.md': '# Vacuole\n\nIt keeps cells turgid.\n',
  })
  const updated = await runHortus(['gardens', 'update', '--garden', cells, '--trust'])
  expect(updated.stdout).not.toContain('not updated')
  site = await openSite(cells)
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 800 } })).newPage()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  for (const one of [site, kernel, silent, liar]) await one?.close()
  rmSync(scratch, { recursive: true, force: true })
})

it('searches the texts of other gardens when a reader asks for it, and of those that answer alone', async () => {
  const asked: string[] = []
  const refused: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text())
  })
  const beyond = (): readonly string[] =>
    asked.filter((url) => !url.startsWith(site.url) && !/^(?:data|blob):/.test(url))
  await page.goto(`${site.url}vacuole/`)
  await page.waitForSelector('html[data-ready]')
  const origins = [kernel, liar, silent].map(({ address }) => new URL(address).origin)
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
  expect(policy).toContain(`connect-src 'self' ${origins.join(' ')};`)

  await page.keyboard.press('/')
  await page.locator('hortus-search input').fill('turgid')
  const options = page.locator('hortus-search [role=option]')
  const offer = options.getByText('Search the texts of Kernel, Liar, Silent, too')
  await offer.waitFor()
  expect(beyond()).toEqual([])
  await offer.click()
  const found = page.locator('hortus-search a[role=option]', { hasText: 'Write-back' })
  await found.waitFor()
  expect(await found.getAttribute('href')).toBe(`${kernel.address}page-cache/#write-back`)
  expect(await found.locator('.garden').textContent()).toBe('Kernel')
  expect(await found.locator('mark').first().textContent()).toBe('turgid')
  // Ours stays the first of those in texts.
  expect(await page.locator('hortus-search .excerpt').first().textContent()).toContain('keeps cells turgid')
  expect(await offer.count()).toBe(0)
  await page.locator('hortus-search .notice', { hasText: 'No answer from Liar, Silent' }).waitFor()

  await page.locator('hortus-search input').fill('dirty')
  await page.locator('hortus-search a[role=option]', { hasText: 'wait to be written' }).waitFor()
  expect(new Set(beyond().map((url) => new URL(url).origin))).toEqual(new Set(origins))
  expect(refused).toEqual([])
  await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => {}))
  expect(beyond().some((url) => url.includes('elsewhere'))).toBe(false)
})
