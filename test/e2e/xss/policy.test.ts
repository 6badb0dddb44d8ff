import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { listSite, siteReader } from './read-site.ts'

/** What needs styles, fonts, pictures, frames and scripts of the site. */
const garden: Readonly<Record<string, string>> = {
  'index.md': '# Home\n\nSee [[Formulas]], [[Code]], [[Diagram]], [[Media]], [[Colours]]. #tag',
  'Formulas.md': 'Text $a^2 + b^2$ and\n\n$$\n\\int_0^1 x\\,dx\n$$\n',
  'Code.md': '```js title="a.js" {1}\nconst a = 1\n```\n\n```unknown\nx\n```\n',
  'Diagram.md': '```mermaid\ngraph TD\nA[Start] --> B{Is it?}\nB -->|yes| C\n```\n',
  'Media.md':
    '![[pic.svg]] ![x](https://e.example/x.png) ![y](http://e.example/x.png)\n\n![](data:image/png;base64,AAAA)\n\n' +
    '<video src="https://e.example/x.mp4" controls></video> <audio src="http://e.example/x.mp3" controls></audio>\n\n' +
    '<iframe src="https://player.vimeo.com/video/1"></iframe> <iframe src="https://talks.example/1"></iframe>\n\n![[paper.pdf]]\n\n![[board.canvas]]',
  'Colours.md': '<p style="color: red; background-color: #ffe">x</p>\n\n> [!tip]- Folded\n> text\n',
  'pic.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" style="fill:red"/></svg>',
  'paper.pdf': '%PDF-1.4\n%%EOF',
  'board.canvas':
    '{"nodes":[{"id":"a","type":"text","text":"Card","x":0,"y":0,"width":100,"height":50,"color":"1"}],"edges":[]}',
  'hortus.config.json': '{"iframeHosts": ["player.vimeo.com", "talks.example"]}',
}

it('lets a page do all that it does of itself', { timeout: 900_000 }, async () => {
  const folder = scratchFolder()
  writeFiles(join(folder, 'garden'), garden)
  expect(await runHortus(['build'], { cwd: folder })).toMatchObject({ code: 0 })
  const readSite = siteReader(join(folder, 'site'))
  const server = createServer((request, response) => {
    const file = readSite(new URL(request.url ?? '/', 'http://x').pathname)
    if (file) response.writeHead(200, { 'content-type': file.contentType }).end(file.body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // Other hosts lead here too: an answer that is no picture is no violation.
  const browser = await launchBrowser([`--host-resolver-rules=MAP * 127.0.0.1:${port}`])
  try {
    const page = await browser.newPage()
    const refused: string[] = []
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.log(
          `refused\u0001${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
        )
      })
    })
    page.on('console', (message) => {
      const [sign, what] = message.text().split('\u0001')
      if (sign === 'refused') refused.push(what ?? '')
    })
    const pages = listSite(join(folder, 'site')).filter(
      (path) => path.endsWith('/') || path.endsWith('.html'),
    )
    expect(pages.length).toBeGreaterThan(7)
    for (const path of pages) {
      await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'load' })
      // What is refused of the page itself is said before what is refused now.
      await page.evaluate(() => {
        document.body.append(
          Object.assign(document.createElement('iframe'), { src: 'https://last.example/' }),
        )
      })
      await expect.poll(() => refused.at(-1)).toContain('https://last.example')
      expect(refused.splice(0)).toHaveLength(1)
    }

    await page.goto(`http://127.0.0.1:${port}/colours/`)
    const look = (selector: string, property: string): Promise<string> =>
      page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property)
    expect(await look('.text p[style]', 'color')).toBe('rgb(255, 0, 0)')
    expect(await look('.callout', 'border-left-width')).toBe('3px')

    // The same ears hear what is refused: a script in the page, one from elsewhere, a frame that is not listed.
    await page.evaluate(() => {
      for (const [name, source] of [
        ['script', undefined],
        ['script', 'https://evil.example/x.js'],
        ['iframe', 'https://evil.example/'],
      ] as const) {
        const element = document.createElement(name)
        if (source === undefined) element.textContent = 'document.title = "ran"'
        else element.src = source
        document.body.append(element)
      }
    })
    await expect.poll(() => refused.length).toBe(3)
    expect(await page.title()).not.toBe('ran')
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
  }
})
