import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'

const head =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"'

/** Drawings that call `deed`, or ask another host, when they are opened as documents. */
const attacks: Readonly<Record<string, string>> = {
  script: `${head}><script>deed()</script></svg>`,
  handler: `${head} onload="deed()"><image href="x:" onerror="deed()"/></svg>`,
  prefixed: '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>deed()</s:script></s:svg>',
  default: `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "deed()">]>${head}/>`,
  entity: `<!DOCTYPE svg [<!ENTITY a "<script xmlns='http://www.w3.org/2000/svg'>deed()</script>">]>${head}>&a;</svg>`,
  sheet: `<?xml-stylesheet type="text/xsl" href="data:text/xml,%3Cx:stylesheet version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'%3E%3Cx:template match='/'%3E%3Cscript xmlns='http://www.w3.org/1999/xhtml'%3Edeed()%3C/script%3E%3C/x:template%3E%3C/x:stylesheet%3E"?>${head}/>`,
  foreign: `${head}><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.deed()&lt;/script&gt;"/><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="deed()"/></foreignObject></svg>`,
  loads: `${head}><style>@import "https://elsewhere.example/a.css"; rect { fill: url(https://elsewhere.example/#a) }</style><image href="https://elsewhere.example/b.png"/><use xlink:href="https://elsewhere.example/c.svg#d"/><rect width="9" height="9"/></svg>`,
}

let folder: string
let browser: TestBrowser
let context: BrowserContext
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-drawings-'))
  const drawings = Object.entries(attacks).map(([name, svg]) => [`garden/${name}.svg`, svg])
  writeFiles(folder, {
    ...Object.fromEntries(drawings),
    'garden/icon.svg': `${head}><rect width="40" height="40" fill="currentColor"/></svg>`,
    'garden/plain.svg': `${head}><rect width="40" height="40" fill="red"/></svg>`,
    'garden/count.php': '<?php echo 1;',
    'garden/page.html': '<script>deed()</script>',
    'garden/index.md': `# Pond\n\n![[icon.svg]] ![[plain.svg]] [[count.php]] [[page.html]]\n\n${Object.keys(
      attacks,
    )
      .map((name) => `![[${name}.svg]]`)
      .join(' ')}\n`,
  })
  const { code, stderr } = await runHortus(['build', 'garden', '--out', 'site'], { cwd: folder })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  browser = await launchBrowser()
  context = await browser.newContext()
  await context.route('**', async (route) => {
    const url = new URL(route.request().url())
    const path = decodeURIComponent(url.pathname)
      .replace(/\/$/, '/index.html')
      .replace(/^\/as-written\//, '../garden/')
    const file = join(folder, 'site', path)
    if (url.hostname !== 'pond.example' || !existsSync(file)) return route.abort()
    const type = { svg: 'image/svg+xml', html: 'text/html', js: 'text/javascript', css: 'text/css' }[
      path.split('.').at(-1)!
    ]
    return route.fulfill({
      body: readFileSync(file),
      contentType: type ?? 'application/octet-stream',
    })
  })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('an SVG of a garden, opened by its address on a host that sends no headers', () => {
  /** What a document does when it is opened. */
  const deedsOf = async (address: string): Promise<readonly string[]> => {
    const page = await context.newPage()
    const deeds: string[] = []
    await page.exposeFunction('deed', () => deeds.push('ran'))
    page.on('request', (request) => {
      const { hostname } = new URL(request.url())
      if (hostname !== 'pond.example' && hostname !== '') deeds.push(request.url())
    })
    await page.goto(`https://pond.example/${address}`, { waitUntil: 'load' })
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))))
    await page.close()
    return deeds
  }

  it.each(Object.keys(attacks))('runs and loads nothing (%s)', async (name) => {
    expect(await deedsOf(`-/assets/${name}.svg`)).toEqual([])
  })

  it('would without being looked through', async () => {
    const harmless: string[] = []
    for (const name of Object.keys(attacks))
      if ((await deedsOf(`as-written/${name}.svg`)).length === 0) harmless.push(name)
    expect(harmless).toEqual([])
  })

  it('is said to be without what it had, by check', async () => {
    const { stdout } = await runHortus(['check', 'garden', '--level', 'info'], { cwd: folder })
    const cleaned = [...stdout.matchAll(/(\w+)\.svg: warning: .*\[cleaned-drawing\]/g)].map(
      ([, name]) => name,
    )
    expect(cleaned).toEqual(Object.keys(attacks).sort())
    expect(stdout.match(/\[download-only\]/g)?.length).toBe(2)
  })

  it('is published byte for byte where there is nothing to leave out', () => {
    const read = (path: string) => readFileSync(join(folder, path), 'utf8')
    expect(read('site/-/assets/plain.svg')).toBe(read('garden/plain.svg'))
  })
})

it('publishes what hosts run under names by which none does, and links to keep it under its own', () => {
  const html = readFileSync(join(folder, 'site/index.html'), 'utf8')
  expect(html).toMatch(/<a href="\/-\/assets\/count-php\.bin" download="count\.php"/)
  expect(html).toMatch(/<a href="\/-\/assets\/page\.html\.bin" download="page\.html"/)
  expect(readFileSync(join(folder, 'site/_headers'), 'utf8')).toContain(
    '/-/assets/*\n  X-Content-Type-Options: nosniff',
  )
})

it('shows an icon in the colour of the text, in the theme that the reader has chosen', async () => {
  const page = await context.newPage()
  await page.goto('https://pond.example/')
  const brightness = async (theme: 'light' | 'dark'): Promise<number> => {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
    const image = page.locator('img[src$="icon.svg"]')
    await image.evaluate((img: HTMLImageElement) => img.decode())
    const shot = await image.screenshot()
    return page.evaluate(async (base64) => {
      const picture = new Image()
      picture.src = `data:image/png;base64,${base64}`
      await picture.decode()
      const canvas = document.createElement('canvas')
      const drawing = canvas.getContext('2d')!
      drawing.drawImage(picture, 0, 0)
      return drawing.getImageData(20, 20, 1, 1).data[0]!
    }, shot.toString('base64'))
  }
  expect(await brightness('light')).toBeLessThan(90)
  expect(await brightness('dark')).toBeGreaterThan(180)
  await page.close()
})
