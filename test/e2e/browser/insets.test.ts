import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { readTree } from '../build/read-tree.ts'
import { runHortus } from '../build/run-hortus.ts'
import { settle } from './settle.ts'

const notes: Readonly<Record<string, string>> = {
  'Plain.md': 'Only prose, `code` and [[Math]].\n',
  'Math.md': 'A formula: $x^2$, and a root: $\\sqrt{x}$.\n',
  'Code.md': '```js\nconst a = 1\n```\n',
  'Diagram.md': '```mermaid\nflowchart LR\n  a[one] --> b[two]\n```\n',
  'Far.md': `${'A line.\n\n'.repeat(400)}\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`,
  'Wide diagram.md':
    '```mermaid\nflowchart LR\n  question --> data --> features --> training --> evaluation --> release\n```\n',
  'Bad diagram.md': '```mermaid\nno such diagram\n```\n',
  'Hostile diagram.md': [
    '```mermaid\n%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "* { background: url(https://e.example/t) }"}}%%\nflowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b["<script>alert(1)</script>"]\n  click a href "javascript:alert(1)"\n  click b call alert(1)\n```',
    '```mermaid\nflowchart LR\n  a@{ img: "https://e.example/p.png", label: "x" }\n```',
    '```mermaid\nsequenceDiagram\n  participant a as <iframe srcdoc="<script>parent.alert(1)</script>"></iframe>\n  a->>a: <svg onload=alert(1)>\n```',
    '```mermaid\nclassDiagram\n  class A["<img src=x onerror=alert(1)>"]\n  link A "javascript:alert(1)"\n  callback A "alert"\n```',
  ].join('\n\n'),
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

let folder: string
let origin: string
let browser: TestBrowser
let files: Readonly<Record<string, string>>
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname).slice(1)
  const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
  const content = files[name]
  response.writeHead(content === undefined ? 404 : 200, { 'content-type': types[extname(name)] ?? '' })
  response.end(Buffer.from(content ?? '', 'latin1'))
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-insets-'))
  const garden = join(folder, 'garden')
  mkdirSync(garden)
  for (const [name, text] of Object.entries(notes)) writeFileSync(join(garden, name), text)
  writeFileSync(join(garden, 'hortus.config.json'), '{ "drawDiagrams": "browser" }')
  const built = await runHortus(['build', garden, '--out', join(folder, 'site')])
  expect(built.code, built.stderr).toBe(0)
  files = readTree(join(folder, 'site'))!
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens a page and tells what it asked for, what ran, and how it looks. */
async function open(path: string, options: Parameters<TestBrowser['newContext']>[0] = {}) {
  const context: BrowserContext = await browser.newContext(options)
  const page = await context.newPage()
  const asked: string[] = []
  const ran: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(origin, '')))
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto(origin + path)
  await page.waitForLoadState('networkidle')
  return { page, asked, ran, close: () => context.close() }
}

describe('a page', () => {
  it('without formulas and diagrams loads nothing of them', async () => {
    for (const path of ['/plain/', '/code/']) {
      const { asked, close } = await open(path)
      expect(asked.filter((url) => /katex|diagram|mermaid/i.test(url))).toEqual([])
      await close()
    }
  })

  it('with a formula loads its styles and only the fonts that it shows', async () => {
    const { page, asked, close } = await open('/math/')
    expect(asked.some((url) => /^\/-\/math-.*\.css$|^\/-\/katex-.*\.css$/.test(url))).toBe(true)
    const fonts = asked.filter((url) => /\/KaTeX_|\/math-.*\.woff2$/.test(url))
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.length).toBeLessThan(5)
    // Only a sign that nobody sees is not in the smaller file.
    expect(fonts.filter((url) => url.includes('KaTeX_Main-Regular'))).toEqual([])
    expect(asked.every((url) => url.startsWith('/'))).toBe(true)
    expect(await page.locator('.katex-html').first().isVisible()).toBe(true)
    await close()
  })

  it('draws the sign of a root as high as what it stands over', async () => {
    const { page, close } = await open('/math/')
    const heightOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.getBoundingClientRect().height)
    expect(await heightOf('.katex-html svg')).toBeGreaterThan(await heightOf('.katex-html .sqrt .mathnormal'))
    await close()
  })

  it('shows code in colours that differ between the themes', async () => {
    const colors = new Set<string>()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await open('/code/', { colorScheme })
      const colorOf = (selector: string): Promise<string> =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).color)
      const keyword = await colorOf('.t-keyword')
      expect(keyword).not.toBe(await colorOf('.code code'))
      colors.add(keyword)
      await close()
    }
    expect(colors.size).toBe(2)
  })

  it('draws a diagram as an image, in either theme, and keeps its source', async () => {
    const drawn = new Set<string>()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, asked, close } = await open('/diagram/', { colorScheme })
      const image = page.locator('.diagram .drawing img')
      await image.waitFor()
      expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(50)
      expect(await page.locator('.diagram details code').textContent()).toContain('a[one] --> b[two]')
      expect(asked.every((url) => url.startsWith('/') || url.startsWith('data:image/svg'))).toBe(true)
      drawn.add((await image.getAttribute('src'))!)
      if (colorScheme === 'light') {
        const before = await image.getAttribute('src')
        await page.emulateMedia({ colorScheme: 'dark' })
        await expect.poll(() => image.getAttribute('src'), { timeout: 30_000 }).not.toBe(before)
      }
      await close()
    }
    expect(drawn.size).toBe(2)
  })

  it('lets a wide diagram scroll on a phone instead of making its letters too small to read', async () => {
    const { page, close } = await open('/wide-diagram/', { viewport: { width: 360, height: 700 } })
    const frame = page.locator('.diagram .drawing')
    await frame.locator('img').waitFor()
    const { shown, whole, column } = await frame.evaluate((element) => {
      const image = element.querySelector('img')!
      return { shown: image.clientWidth, whole: image.naturalWidth, column: element.clientWidth }
    })
    expect(whole).toBeGreaterThan(2 * column)
    expect(shown / whole).toBeGreaterThan(0.65)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await frame.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
    await close()
  })

  it('shows the source of a diagram without script', async () => {
    const { page, close } = await open('/diagram/', { javaScriptEnabled: false })
    expect(await page.locator('.diagram pre').innerText()).toContain('a[one] --> b[two]')
    await close()
  })

  it('loads what draws only when a diagram comes near', async () => {
    const { page, asked, close } = await open('/far/')
    const drawing = (): string[] => asked.filter((url) => /diagram|mermaid/i.test(url) && !url.endsWith('/'))
    expect(drawing().filter((url) => url.includes('draw'))).toEqual([])
    await page.locator('.diagram').scrollIntoViewIfNeeded()
    await page.locator('.diagram .drawing img').waitFor()
    expect(drawing().filter((url) => url.includes('draw'))).not.toEqual([])
    await close()
  })

  it('says why a diagram is not drawn, and keeps its source', async () => {
    const { page, close } = await open('/bad-diagram/')
    await page.locator('.diagram .problem').waitFor()
    expect(await page.locator('.diagram pre').innerText()).toContain('no such diagram')
    await close()
  })

  it('runs and loads nothing that a diagram asks for, even without a policy', async () => {
    const { page, asked, ran, close } = await open('/hostile-diagram/', { bypassCSP: true })
    const figures = page.locator('.diagram')
    for (let i = 0; i < (await figures.count()); i++) {
      await figures.nth(i).scrollIntoViewIfNeeded()
      await figures.nth(i).locator('.drawing img, .problem').first().waitFor()
      const image = figures.nth(i).locator('.drawing img')
      if ((await image.count()) > 0) await image.click()
    }
    // What the drawings lead to comes before what is asked for now.
    await settle(page)
    await page.evaluate(() => fetch('/plain/'))
    expect(asked).toContain('/plain/')
    expect(ran).toEqual([])
    expect(asked.filter((url) => url.includes('e.example'))).toEqual([])
    expect(await page.locator('.drawing svg').count()).toBe(0)
    await close()
  })
})

it('leaves out of a site what no page shows', async () => {
  const garden = join(folder, 'plain')
  mkdirSync(garden)
  writeFileSync(join(garden, 'Plain.md'), 'Prose.\n')
  await runHortus(['build', garden, '--out', join(folder, 'plain-site')])
  const names = Object.keys(readTree(join(folder, 'plain-site'))!)
  expect(names.filter((name) => /katex|mermaid|diagram/i.test(name))).toEqual([])
  expect(Object.keys(files).some((name) => name.includes('KaTeX_'))).toBe(true)
})
