import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'

let folder: string
let server: EditServer
let browser: TestBrowser

const note = `---
tags: [one]
---
# Title

Words with **strong** ones, [[other|a link]] and $x^2$.

- [ ] task
- item

| Name | Value |
|------|------:|
| row  | 22    |

> [!tip] Advice
> Take it.

\`\`\`js
const a = 1
\`\`\`

$$
y
$$

![[other]]

The end
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-live-'))
  writeFileSync(join(folder, 'note.md'), note)
  writeFileSync(join(folder, 'other.md'), '# Other\n\nWhat stands there.\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** A page with the note open in the live view, and everything in it shown. */
async function openLive(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(60_000)
  await context.addInitScript(() => {
    if (localStorage.getItem('hortus-editor-mode') === null)
      localStorage.setItem('hortus-editor-mode', 'live')
  })
  const page = await context.newPage()
  await enter(page, server)
  await page.goto(`${server.url}note/?edit`)
  await page.waitForSelector('.cm-live .cm-live-table td')
  await page.waitForSelector('.cm-live .katex')
  await page.waitForSelector('.cm-live-embed :text("What stands there.")')
  return page
}

/** Boxes of other programs, HTML, and a link that leads nowhere. */
const drawn = `# Drawn

<Tip>

See **this**, and [[nowhere]].

</Tip>

<details>
<summary>More</summary>
Hidden words.
</details>

The end
`

describe('what other programs write', () => {
  it('is drawn as the page has it, and a click in a box is a place in its text', async () => {
    writeFileSync(join(folder, 'drawn.md'), drawn)
    await expect.poll(async () => (await fetch(`${server.url}drawn/`)).status).toBe(200)
    const page = await openLive({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.url}drawn/?edit`)
    await page.waitForSelector('.cm-live-callout-title:has-text("Tip")')
    await page.locator('.cm-live-html summary').click()
    await page.waitForSelector('.cm-live-html details[open]')
    // The whole mark of a problem is to be seen.
    const mark = await page.waitForSelector('.cm-gutter-lint .cm-lint-marker')
    const [sign, gutter] = await mark.evaluate((element) =>
      [element, element.closest('.cm-gutter-lint')!].map((one) => one.getBoundingClientRect().right),
    )
    expect(sign).toBeLessThanOrEqual(gutter!)
    await page.locator('.cm-live-callout strong, .cm-live-callout .tok-strong').first().click()
    await page.keyboard.type('x')
    const onDisk = (): string => readFileSync(join(folder, 'drawn.md'), 'utf8')
    await expect.poll(onDisk).toMatch(/See \*\*\w*x\w*\*\*, and/)
    expect(onDisk().replace('x', '')).toBe(drawn)
    await page.context().close()
  })
})

const line = (page: Page): Promise<string> => page.locator('.cm-activeLine').first().innerText()

describe('the live view', () => {
  it('shows a note as it will be read, puts the cursor where it was clicked, and changes no byte of it', async () => {
    const page = await openLive({ viewport: { width: 1280, height: 1200 } })
    expect(await page.locator('.cm-content').innerText()).not.toMatch(/\*\*|\[\[|```|\$\$|\[!tip\]/)
    await page.waitForSelector('.cm-live-code-line .t-keyword')
    // The form came later than the text below it.
    const cursor = page.locator('.cm-cursor-primary')
    await expect
      .poll(async () => (await cursor.boundingBox())?.y)
      .toBeGreaterThan(
        await page.locator('.cm-properties').evaluate((form) => form.getBoundingClientRect().bottom),
      )
    // The page behind it is neither reached nor read out.
    expect(await page.locator(':is(header.site, main)[inert]').count()).toBe(2)

    // Into a word of a line, and between two figures of a table.
    const strong = page.locator('.cm-live-strong')
    await strong.click({ position: { x: 2, y: 8 } })
    await expect.poll(() => line(page)).toContain('**strong**')
    await page.locator('.cm-live-table td', { hasText: '22' }).click()
    await expect.poll(() => line(page)).toMatch(/^\| row {2}\| 22/)
    expect(await page.locator('.cm-live-table').count()).toBe(0)

    // Down through the lines below, into each block, and not past it.
    const seen: string[] = []
    for (let i = 0; i < 22; i++) {
      await page.keyboard.press('ArrowDown')
      seen.push((await line(page)).trim())
    }
    for (const source of ['> [!tip] Advice', '```js', 'const a = 1', '$$', 'y', '![[other]]', 'The end'])
      expect(seen).toContain(source)
    for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowUp')

    for (const mode of ['Side by side', 'Source', 'Live']) {
      await page.locator('.editor-modes button', { hasText: mode }).click()
      await page.keyboard.press('Control+End')
    }
    await page.waitForSelector('.cm-live .cm-live-table td')
    await page.locator('.editor-bar .main').click()
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(await page.locator('[inert]').count()).toBe(0)
    expect(readFileSync(join(folder, 'note.md'), 'utf8')).toBe(note)
    await page.context().close()
  })

  it('lists the note that a question stands in by its title', async () => {
    const asking = '# Its own title\n\n```dataview\nLIST\nWHERE contains(file.name, "asking")\n```\n\nEnd\n'
    writeFileSync(join(folder, 'asking.md'), asking)
    await expect.poll(async () => (await fetch(`${server.url}asking/`)).status).toBe(200)
    const page = await openLive({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${server.url}asking/?edit`)
    await page.waitForSelector('.cm-live-block li:has-text("Its own title")')
    await page.context().close()
  })

  it('ticks a task by a touch on a phone, and writes nothing else', async () => {
    const page = await openLive({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    await page.locator('.cm-live-box input').tap()
    await expect
      .poll(() => readFileSync(join(folder, 'note.md'), 'utf8'))
      .toBe(note.replace('- [ ] task', '- [x] task'))
    await page.locator('.cm-live-box input').tap()
    await expect.poll(() => readFileSync(join(folder, 'note.md'), 'utf8')).toBe(note)
    await page.context().close()
  })
})
