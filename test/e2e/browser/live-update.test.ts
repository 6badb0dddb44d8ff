import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'
import { program } from '../build/run-hortus.ts'

let folder: string
let server: ReturnType<typeof spawn>
let url: string
let browser: TestBrowser
let page: Page
const requests: string[] = []

const long = Array.from({ length: 60 }, (_, i) => `Paragraph ${i}.`).join('\n\n')
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-live-'))
  write('a.md', `# First title\n\n${long}\n\nSee [[b]].`)
  write('b.md', '# Other\n\nText.')
  server = spawn(process.execPath, [program, 'serve', folder, '--port', '0'])
  url = await new Promise((resolve, reject) => {
    let printed = ''
    server.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/\S+/.exec(printed)
      if (found) resolve(found[0])
    })
    server.once('exit', () => reject(new Error(printed)))
  })
  browser = await launchBrowser()
}, 120_000)

beforeEach(async () => {
  page = await keepPage(page, async () => {
    const opened = await browser.newPage()
    opened.on('request', (request) => requests.push(request.url()))
    return opened
  })
})

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Opens a page and waits until the server knows that it is open. */
async function openLive(path: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes('/-/live?'))
  await page.goto(url + path)
  await listening
}

describe('an open page', () => {
  it('shows an edit without a reload, and stays where it was scrolled to', async () => {
    await openLive('a/')
    await page.evaluate(() => {
      ;(window as unknown as { kept: boolean }).kept = true
      window.scrollTo(0, 600)
    })
    write('a.md', `# First title\n\n${long}\n\nSee [[b]] and **more**.`)
    await page.waitForSelector('main strong:has-text("more")')
    expect(
      await page.evaluate(() => [window.scrollY, (window as unknown as { kept?: boolean }).kept]),
    ).toEqual([600, true])
  })

  it('shows a new backlink when another note is written', async () => {
    await openLive('b/')
    write('c.md', 'A sentence about [[b|the other]] note.')
    const backlink = page.locator('.backlinks', { hasText: 'A sentence about the other note.' })
    await backlink.waitFor()
    expect(await backlink.locator('mark', { hasText: 'the other' }).count()).toBe(1)
  })

  it('shows an edit that was made before it listened', async () => {
    let listen = (): void => {}
    const held = new Promise<void>((resolve) => {
      listen = resolve
    })
    await page.route('**/-/live?*', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${url}b/`)
    write('b.md', '# Other\n\nWritten between.')
    await expect.poll(async () => (await fetch(`${url}b/`)).text()).toContain('Written between.')
    expect(await page.locator('main :text("Written between.")').count()).toBe(0)
    listen()
    await page.waitForSelector('main :text("Written between.")')
    await page.unroute('**/-/live?*')
  })

  it('keeps the page that its reader went to while the one before was fetched anew', async () => {
    await openLive('a/')
    let answer = (): void => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(`${url}a/`, async (route) => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest(`${url}a/`)
    write('a.md', '# First title\n\nSee [[b]] again.')
    await asked
    await page.click('main a:has-text("b")')
    await page.waitForSelector('main h1:has-text("Other")')
    await page.evaluate(() => {
      const watched = window as unknown as { titles: Set<string | null | undefined> }
      watched.titles = new Set()
      const note = (): void => void watched.titles.add(document.querySelector('main h1')?.textContent)
      new MutationObserver(note).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      })
    })
    const answered = page.waitForResponse(`${url}a/`)
    answer()
    await (await answered).finished()
    write('b.md', '# Other\n\nAfter the answer.')
    await page.waitForSelector('main :text("After the answer.")')
    const titles = await page.evaluate(() => [...(window as unknown as { titles: Set<string> }).titles])
    expect(titles).toEqual(['Other'])
    await page.unroute(`${url}a/`)
    write('a.md', `# First title\n\n${long}\n\nSee [[b]].`)
  })

  it('is told of its own page alone', async () => {
    await openLive('b/')
    requests.length = 0
    write('d.md', 'Nothing to do with it.')
    write('b.md', '# Other\n\nNew text.')
    await page.waitForSelector('main :text("New text.")')
    const pages = requests.filter((request) => request.endsWith('/'))
    expect(pages.filter((request) => !request.endsWith('/b/'))).toEqual([])
    expect(pages.length).toBeGreaterThan(0)
  })

  it('turns into "not found" when its note is removed, and back', async () => {
    await openLive('b/')
    rmSync(join(folder, 'b.md'))
    await page.waitForFunction(() => document.title.includes('not found'))
    write('b.md', '# Back again')
    await page.waitForFunction(() => document.title.includes('Back again'))
  })

  it('runs no script but its own and loads nothing from elsewhere', async () => {
    requests.length = 0
    await page.goto(`${url}a/`)
    expect(requests.length).toBeGreaterThan(1)
    expect(requests.filter((request) => !request.startsWith(url))).toEqual([])
  })
})
