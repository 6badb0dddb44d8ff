import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { program } from '../build/run-hortus.ts'
import { findFaults } from './find-faults.ts'
import { settle } from './settle.ts'

let folder: string
let server: ChildProcess
let url: string
let browser: TestBrowser
let page: Page
let requests: string[] = []

const long = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} of nothing much.`).join('\n\n')
const write = (path: string, text: string): void => writeFileSync(join(folder, path), text)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-search-'))
  write('index.md', '# Home of tests\n\nSee [[Page cache]].')
  write(
    'Page cache.md',
    `---\naliases: [Buffer cache]\ntags: [linux]\n---\n\nFiles in memory.\n\n${long}\n\n## Writeback\n\nDirty pages go to disk later.\n\n${long}`,
  )
  write('Lease.md', 'A lock with an end. <b onclick="x()">Dirty</b> reads are none of it.')
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

afterAll(async () => {
  await browser?.close()
  server?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  await page?.context().close()
  page = await (await browser.newContext({ viewport: { width: 1440, height: 800 } })).newPage()
  requests = []
  page.on('request', (request) => requests.push(request.url().slice(url.length)))
  await page.goto(url)
  await page.waitForSelector('html[data-ready]')
})

const field = () => page.locator('hortus-search input')
const selected = () => page.locator('hortus-search [aria-selected=true]')
const open = async (key = '/'): Promise<void> => {
  await page.keyboard.press(key)
  await page.waitForSelector('hortus-search input:focus')
}

/** Opens the palette and asks; again until what was just written is in the index and the palette says `status`. */
async function openUntil(words: string, status: string): Promise<void> {
  await expect
    .poll(
      async () => {
        if ((await page.locator('hortus-search').count()) > 0) {
          await page.keyboard.press('Escape')
          await page.locator('hortus-search').waitFor({ state: 'detached' })
        }
        await open()
        await field().fill(words)
        await page.waitForSelector('hortus-search a[role=option], hortus-search .notice')
        return page.locator('hortus-search [role=status]').textContent()
      },
      { timeout: 50_000, interval: 500 },
    )
    .toBe(status)
}

describe('the search palette', () => {
  it('fetches nothing before a reader asks for it', async () => {
    await settle(page)
    const isAsked = (request: string): boolean => /search/.test(request) && !/feature-search-/.test(request)
    expect(requests.filter(isAsked)).toEqual([])
  })

  it('is opened, asked and left by keyboard alone', async () => {
    await open()
    await page.keyboard.type('dirty')
    await page.waitForSelector('hortus-search a[role=option]')
    expect(await selected().count()).toBe(1)
    const first = await selected().getAttribute('href')
    await page.keyboard.press('ArrowDown')
    expect(await selected().getAttribute('href')).not.toBe(first)
    await page.keyboard.press('ArrowUp')
    expect(await selected().getAttribute('href')).toBe(first)
    await page.keyboard.press('Escape')
    await page.waitForSelector('hortus-search', { state: 'detached' })
  })

  it('takes what is typed while it is still on its way, and nothing of that is a key of the page', async () => {
    let arrive = (): void => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    await page.route(/hortus-search-.*\.js/, async (route) => {
      await arrived
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    // Begins with the key for the other theme.
    await page.keyboard.type('dirtx')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('y')
    arrive()
    await page.waitForSelector('hortus-search a[role=option]')
    expect(await field().inputValue()).toBe('dirty')
    await page.keyboard.type(' disk')
    expect(await field().inputValue()).toBe('dirty disk')
    expect(await page.locator('html[data-theme]').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.waitForSelector('hortus-search', { state: 'detached' })
    await page.keyboard.press('d')
    expect(await page.locator('html[data-theme]').count()).toBe(1)
  })

  it('leads to the heading under which the words stand', async () => {
    await open('Control+k')
    await page.keyboard.type('dirty disk')
    await page.waitForSelector('hortus-search a[role=option]')
    expect(await selected().locator('mark').allTextContents()).toEqual(['Dirty', 'disk'])
    expect(await selected().locator('.heading').textContent()).toContain('Writeback')
    await page.keyboard.press('Enter')
    await page.waitForURL(/page-cache\/#writeback$/)
    expect(await page.locator('hortus-search').count()).toBe(0)
    expect(
      await page.locator('#writeback').evaluate((element) => element.getBoundingClientRect().top),
    ).toBeLessThan(200)
  })

  it('is gone before the link of a result is followed, to another page and on the same', async () => {
    await page.evaluate(() => {
      const start = document.startViewTransition.bind(document)
      document.startViewTransition = (change) => {
        document.body.dataset['open'] = String(document.querySelector('dialog[open]') !== null)
        return start(change)
      }
    })
    await page.setViewportSize({ width: 820, height: 800 })
    await open()
    await page.keyboard.type('writeback')
    await page.locator('hortus-search a[role=option]').first().click()
    await page.waitForSelector('h1:has-text("Page cache")')
    // A page that was fetched in time is shown without a picture of the old one.
    expect(await page.evaluate(() => document.body.dataset['open'])).not.toBe('true')
    await page.evaluate(() => window.scrollTo(0, 0))
    await open()
    await page.keyboard.type('writeback')
    await page.locator('hortus-search a[role=option]').first().click()
    await page.waitForFunction(() => scrollY > 100 && document.querySelector('hortus-search') === null)
  })

  it('answers at the first letter of an alias', async () => {
    await open()
    await page.keyboard.type('b')
    await page.waitForSelector('hortus-search a[role=option]')
    expect(await selected().textContent()).toContain('Page cache')
  })

  it('shows the selected note beside the list, at the match', async () => {
    await open()
    await page.keyboard.type('dirty disk')
    const mark = page.locator('hortus-search .preview mark', { hasText: 'Dirty' })
    await mark.waitFor()
    await page.waitForFunction(() => {
      const panel = document.querySelector('hortus-search .preview')!
      const shown = panel.getBoundingClientRect()
      return [...panel.querySelectorAll('mark')].some((each) => {
        const { top, bottom } = each.getBoundingClientRect()
        return each.textContent === 'Dirty' && top >= shown.top && bottom <= shown.bottom
      })
    })
    await page.setViewportSize({ width: 360, height: 740 })
    await page.keyboard.type(' ')
    await page.waitForFunction(() => document.querySelector<HTMLElement>('hortus-search .preview')?.hidden)
  })

  it('opens the note beside the page with Ctrl and Enter', async () => {
    await open()
    await page.keyboard.type('lease')
    await page.waitForSelector('hortus-search a[role=option]')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('main.is-stacked > .pane:nth-child(2)')
    expect(await page.locator('main .pane').allTextContents()).toEqual([
      expect.stringContaining('Home of tests'),
      expect.stringContaining('A lock with an end'),
    ])
  })

  it('leads to all that was found, not only the first ten', async () => {
    for (let i = 0; i < 14; i++) write(`Many ${i}.md`, `The quux of number ${i}.`)
    await openUntil('quux', '14 notes')
    expect(await page.locator('hortus-search a[role=option]').count()).toBe(10)
    await page.keyboard.press('ArrowUp')
    expect(await selected().textContent()).toContain('14')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('hortus-search a[role=option]').length === 14)
    expect(await selected().getAttribute('href')).toContain('many-')
  })

  it('runs commands', async () => {
    const background = () =>
      page.evaluate(() => getComputedStyle(document.body.parentElement!).backgroundColor)
    const before = await background()
    await open()
    await page.keyboard.type('toggle th')
    await page.locator('hortus-search [aria-selected=true]', { hasText: 'Toggle theme' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await background()).not.toBe(before)
    await open()
    await page.keyboard.type('random')
    await page.locator('hortus-search [aria-selected=true]', { hasText: 'andom' }).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('hortus-search').waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.querySelector('main h1') !== null)
  })

  it('has a command for each place that the garden has', async () => {
    await open()
    await page.keyboard.type('all notes')
    await page.locator('hortus-search button[role=option]').click()
    await page.waitForFunction(() => location.pathname.endsWith('/all-notes/'))
  })

  it('offers what was read lately before anything is typed', async () => {
    await page.goto(`${url}lease/`)
    await page.waitForSelector('html[data-ready]')
    await page.goto(url)
    await page.waitForSelector('html[data-ready]')
    await open()
    expect(await page.locator('hortus-search a[role=option]').allTextContents()).toEqual([
      expect.stringContaining('Lease'),
    ])
  })

  it('is a list box to a screen reader, which hears how many notes were found', async () => {
    await open()
    await page.keyboard.type('dirty')
    await page.waitForSelector('hortus-search a[role=option]')
    const combobox = page.getByRole('combobox')
    expect(await combobox.getAttribute('aria-controls')).toBe('-found')
    const active = await combobox.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    const list = page.getByRole('listbox')
    expect(await list.getByRole('option').count()).toBeGreaterThanOrEqual(2)
    expect(await list.getByRole('group').first().getAttribute('aria-labelledby')).toBeTruthy()
    await page.locator('hortus-search [role=status]', { hasText: /^2 notes$/ }).waitFor({ state: 'attached' })
    await page.keyboard.type('zzqq')
    await page.waitForFunction(() =>
      document.querySelector('hortus-search [role=status]')?.textContent?.includes('Nothing'),
    )
    await field().fill('dirty zebra')
    await page
      .locator('hortus-search [role=status]', { hasText: /^No note has all the words\. 2 notes$/ })
      .waitFor({ state: 'attached' })
  })

  it('has no findings of axe, in both themes', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      if ((await page.locator('hortus-search').count()) === 0) await open()
      await field().fill('dirty')
      await page.waitForSelector('hortus-search a[role=option]')
      await settle(page)
      expect(await findFaults(page, 'hortus-search'), scheme).toEqual([])
    }
  })

  it('finds what was written since it was opened last, and says so when the server is gone', async () => {
    await open()
    await field().fill('novelty ')
    await page.waitForSelector('hortus-search .notice')
    await page.keyboard.press('Escape')
    write('New.md', 'A novelty among notes.')
    await openUntil('novelty', '1 note')
    await page.waitForSelector('hortus-search a[role=option]:has-text("New")')
    await page.route('**/-/search/**', (route) => route.abort())
    await page.reload()
    await page.waitForSelector('html[data-ready]')
    await open()
    await field().fill('novelty')
    await page.waitForSelector('hortus-search .notice:has-text("cannot be fetched")')
  })
})
