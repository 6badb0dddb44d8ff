import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { runHortus } from '../build/run-hortus.ts'
import { type OpenSite, openSite } from './open-site.ts'

let scratch: string
let site: OpenSite
let browser: TestBrowser
let page: Page

/** Writes a garden beside the others; its folder. */
function grow(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const config = (title: string, gardens: object): string =>
  `export default ${JSON.stringify({ title, baseUrl: `https://${title.toLowerCase()}.example`, gardens })}\n`

const from = (name: string) => ({ address: `https://${name}.example/`, from: `../${name}-site` })

async function run(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runHortus([...args, '--trust'])
  expect(stderr + stdout, args.join(' ')).not.toMatch(/not updated|error/i)
  expect(code).toBe(0)
  return stdout
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'hortus-gardens-'))
  const kernel = grow('kernel', {
    'hortus.config.js': config('Kernel', { cells: from('cells') }),
    'index.md': '# Kernel\n',
    'Page cache.md':
      '# Page cache\n\nPages of files, kept as [[cells:Vacuole|vacuoles]] keep water.\n\n## Write-back\n',
  })
  const cells = grow('cells', {
    'hortus.config.js': config('Cells', { kernel: from('kernel'), paper: from('paper') }),
    'index.md': '# Cells\n',
    'Vacuole.md': '# Vacuole\n\nIt stores, like [[kernel:Page cache#Write-back]] and [[paper:Pulp]].\n',
  })
  const paper = grow('paper', {
    'hortus.config.js': config('Paper', {}),
    'Pulp.md': '# Pulp\n\n<script>alert(1)</script>\n',
  })
  const build = (folder: string): Promise<string> => run('build', folder, '--out', `${folder}-site`)
  await build(paper)
  await build(cells)
  // Each has to be there before the other can say where its links lead.
  await run('gardens', 'update', '--garden', kernel)
  await build(kernel)
  await run('gardens', 'update', '--garden', cells)
  // At the top of a server, where the other garden knows it to be.
  site = await openSite(cells, '')
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 800 } })).newPage()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  rmSync(scratch, { recursive: true, force: true })
})

it('shows, finds and follows notes of another garden without asking it anything', async () => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.url}vacuole/`)
  await page.waitForSelector('html[data-ready]')
  const link = page.locator('main a.neighbour').first()
  expect(await link.getAttribute('href')).toBe('https://kernel.example/page-cache/#write-back')
  await link.hover()
  const card = page.locator('hortus-preview')
  await card.waitFor()
  expect(await card.textContent()).toContain('Pages of files, kept as')
  expect(await card.textContent()).toContain('Kernel')
  expect(await page.locator('.from-garden').textContent()).toContain('kept as vacuoles keep water')

  await page.keyboard.press('/')
  await page.locator('hortus-search input').fill('page cac')
  const found = page.locator('hortus-search a[role=option]', { has: page.locator('.garden') })
  await found.waitFor()
  expect(await page.locator('hortus-search a[role=option]').count()).toBe(2)
  expect(await found.getAttribute('id')).toBe('-found-0')
  expect(await found.locator('.garden').textContent()).toBe('Kernel')
  expect(await found.getAttribute('href')).toBe('https://kernel.example/page-cache/')

  await page.goto(`${site.url}map/`)
  const lands = page.locator('.map-lands')
  await lands.getByRole('button').waitFor()
  expect(asked.some((url) => url.endsWith('/-/neighbours/map.json'))).toBe(false)
  await lands.getByRole('button').click()
  await lands.getByText('Kernel').first().waitFor()
  expect(await lands.locator('a', { hasText: 'Page cache' }).getAttribute('href')).toBe(
    'https://kernel.example/page-cache/',
  )
  // The mark of a note is the way to it; a line joins it with ours.
  const canvas = page.locator('.map-canvas')
  await page.waitForFunction(() => document.querySelector<HortusMap>('hortus-map')?.map?.beyond('Page cache'))
  await page.waitForTimeout(1_000)
  const { x, y } = (await page.evaluate(() =>
    document.querySelector<HortusMap>('hortus-map')?.map?.beyond('Page cache'),
  ))!
  const box = (await canvas.boundingBox())!
  await page.mouse.move(box.x + x, box.y + y)
  await expect.poll(() => canvas.getAttribute('title')).toBe('Page cache')
  expect(asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([])
  await page.route('https://kernel.example/**', (route) => route.fulfill({ body: 'There.' }))
  await page.mouse.click(box.x + x, box.y + y)
  await page.waitForURL('https://kernel.example/page-cache/')
})
