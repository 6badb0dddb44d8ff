import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type EditServer, enter, openEditServer } from './open-server.ts'
import { readDrafts } from './read-drafts.ts'

let folder: string
let server: EditServer
let browser: TestBrowser
let context: BrowserContext
let page: Page

const start = '# Page cache\n\nHolds pages.\n\nSee [[Dirty page]].\n'

const write = (path: string, text: string | Uint8Array): void => writeFileSync(join(folder, path), text)
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-editor-'))
  write('writeback.md', '---\naliases: [flushing]\n---\n# Writeback\n\n## Why\n\nA leader waits.\n')
  server = await openEditServer(folder)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  rmSync(join(folder, '.hortus'), { recursive: true, force: true })
  write('page-cache.md', start)
  await expect.poll(async () => (await fetch(`${server.url}page-cache/`)).text()).toContain('Holds pages.')
  context = await browser.newContext()
  context.setDefaultTimeout(100_000)
  page = await context.newPage()
  await enter(page, server)
})

afterEach(async () => {
  await context.close()
})

/** Opens a note in the editor by its key and waits until it can be written. */
async function open(address: string): Promise<void> {
  await page.goto(server.url + address)
  await page.waitForSelector('.edit-note')
  await page.keyboard.press('e')
  await page.waitForSelector('hortus-editor .cm-content')
}

async function typeAtEnd(text: string): Promise<void> {
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/**
 * Takes the completion that is offered: not at once, because a key right behind it is meant for the text. For pages whose
 * clock is the test's.
 */
async function choose(): Promise<void> {
  await page.clock.fastForward(1_000)
  await page.keyboard.press('Enter')
}

const text = (): Promise<string> => page.locator('hortus-editor .cm-content').innerText()
const preview = (): ReturnType<Page['locator']> => page.locator('.editor-preview .text')

/** Waits until a condition about the disk holds. */
async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { interval: 50 }).toBe(true)
}

describe('the editor', () => {
  it('opens by a key, saves by itself, and goes back to the page with the new text', async () => {
    await open('page-cache/')
    await typeAtEnd('More of it.')
    await until(() => read('page-cache.md').endsWith('More of it.'))
    await page.waitForSelector('.editor-state[data-state=saved]')
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    await page.waitForSelector('main .text:has-text("More of it.")')
  })

  it('keeps the byte order mark and every line end of a file', async () => {
    write('old.md', '\ufeff# Old\r\n\r\nOne\r\nTwo\nThree\r\n')
    await expect.poll(async () => (await fetch(`${server.url}old/`)).status).toBe(200)
    await open('old/')
    await typeAtEnd('Four\nFive')
    await until(() => read('old.md').includes('Five'))
    expect(read('old.md')).toBe('\ufeff# Old\r\n\r\nOne\r\nTwo\nThree\r\nFour\r\nFive')
  })

  it('writes nothing when nothing was changed', async () => {
    const before = readFileSync(join(folder, 'page-cache.md'))
    await open('page-cache/')
    await typeAtEnd('x')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Control+s')
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(readFileSync(join(folder, 'page-cache.md')).equals(before)).toBe(true)
    expect(existsSync(join(folder, '.hortus/history'))).toBe(false)
  })

  it('completes links by any of a note’s names, and shows at once what they become', async () => {
    await page.clock.install()
    await open('page-cache/')
    await typeAtEnd('It needs [[flus')
    await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]:has-text("flushing")')
    await choose()
    await preview().locator('a[href$="/writeback/"]:has-text("flushing")').waitFor()
    await page.keyboard.type(' soon.')
    await until(() => read('page-cache.md').includes('It needs [[writeback|flushing]] soon.'))
  })

  it('completes headings of the note that a link names', async () => {
    await page.clock.install()
    await open('page-cache/')
    await typeAtEnd('See [[writeback#W')
    await page.waitForSelector('.cm-tooltip-autocomplete li:has-text("Why")')
    await page.keyboard.type('hy')
    await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]:has-text("Why")')
    await choose()
    await expect.poll(text).toContain('[[writeback#Why]]')
  })

  it.each([
    ['a list', '- one', '- two'],
    ['tasks', '- [x] one', '- [ ] two'],
    ['numbers', '7. one', '8. two'],
  ])('continues %s on Enter', async (_, first, second) => {
    write('page-cache.md', `${start}\n${first}`)
    await expect.poll(async () => (await fetch(`${server.url}page-cache/`)).text()).toContain('one')
    await open('page-cache/')
    await preview().locator('li', { hasText: 'one' }).waitFor()
    await typeAtEnd('\ntwo')
    await page.keyboard.press('Control+s')
    await until(() => read('page-cache.md') === `${start}\n${first}\n${second}`)
  })

  it('builds a table by Enter and Tab', async () => {
    await open('page-cache/')
    await typeAtEnd('\n| a | b |\nx')
    for (const cell of ['y', 'z']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(cell)
    }
    await page.keyboard.press('Control+s')
    await until(() => read('page-cache.md') === `${start}\n| a | b |\n| --- | --- |\n| x | y |\n| z |  |`)
  })

  it('shows the state of links while they are typed', async () => {
    await open('page-cache/')
    await page.waitForSelector('.cm-link-wanted:has-text("Dirty page")')
    await typeAtEnd('[[writeback')
    await page.waitForSelector('.cm-link-found:has-text("writeback")')
    // As a table writes a display text.
    await typeAtEnd(' [[writeback\\|so]]')
    await page.waitForSelector('.cm-link-found:has-text("so")')
  })

  it('turns a name of another note into a link by a key, and all of them after a look', async () => {
    await open('page-cache/')
    await typeAtEnd('First Writeback, then more, then Writeback again.')
    await page.waitForSelector('.cm-mention:has-text("Writeback")')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Alt+l')
    await expect.poll(text).toContain('First [[writeback|Writeback]], then more, then Writeback again.')
    await page.keyboard.press('Control+z')
    await page.waitForSelector('.editor-state[data-state=saved]')
    await expect.poll(() => page.locator('.cm-mention').count()).toBe(2)
    await page.locator('.editor-menu summary').click()
    await page.locator('.editor-menu button:has-text("Names that could be links")').click()
    await page.locator('dialog.ask button.main').click()
    await until(() => read('page-cache.md').split('[[writeback|Writeback]]').length === 3)
  })

  it('shows problems in the margin, and mends them by what was expected', async () => {
    await open('page-cache/')
    await typeAtEnd('See [[writebac]].')
    await page.waitForSelector('.cm-lint-marker')
    await page.locator('.cm-lintRange:has-text("writebac")').first().hover()
    await page.locator('.cm-diagnosticAction:has-text("writeback")').first().click()
    await until(() => read('page-cache.md').includes('See [[writeback]].'))
  })

  it('writes a wanted note from its link', async () => {
    await page.goto(`${server.url}page-cache/`)
    await page.waitForSelector('.edit-note')
    await page.locator('main a.wanted:has-text("Dirty page")').click()
    await page.waitForSelector('hortus-editor .cm-content')
    await typeAtEnd('A page that differs from the disk.')
    await until(() => existsSync(join(folder, 'Dirty page.md')))
    expect(read('Dirty page.md')).toContain('# Dirty page\n\nA page that differs')
    rmSync(join(folder, 'Dirty page.md'))
  })

  it('writes a wanted note from the list of them', async () => {
    await expect
      .poll(async () => (await fetch(`${server.url}wanted/`)).text())
      .toContain('<span class="wanted">Dirty page')
    await page.goto(`${server.url}wanted/`)
    await page.locator('main li:has-text("Dirty page") .write-note').first().click()
    await page.waitForSelector('hortus-editor .editor-path:has-text("Dirty page.md")')
  })

  it('says on hover where a link leads, and goes there by Ctrl and a click', async () => {
    await open('page-cache/')
    await typeAtEnd('See [[writeback]].')
    const link = page.locator('.cm-link-found:has-text("writeback")').first()
    await link.hover()
    await page.waitForSelector('.cm-tooltip:has-text("A leader waits.")')
    await link.click({ modifiers: ['Control'] })
    await page.waitForSelector('hortus-editor .editor-path:has-text("writeback.md")')
    await page.waitForSelector('.cm-content:has-text("A leader waits.")')
    expect(read('page-cache.md')).toContain('See [[writeback]].')
  })

  it.each(['paste', 'drop'] as const)('stores a picture on %s, and embeds it', async (kind) => {
    await open('page-cache/')
    await typeAtEnd('Picture: ')
    await page.evaluate((kind) => {
      const data = new DataTransfer()
      const png = Uint8Array.from(
        atob(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        ),
        (char) => char.charCodeAt(0),
      )
      data.items.add(new File([png], `${kind} tree.png`, { type: 'image/png' }))
      const content = document.querySelector('.cm-content')!
      const { right, top, bottom } = content.querySelector('.cm-line:last-child')!.getBoundingClientRect()
      const options = { bubbles: true, cancelable: true }
      content.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, ...options })
          : new DragEvent('drop', {
              dataTransfer: data,
              clientX: right - 2,
              clientY: (top + bottom) / 2,
              ...options,
            }),
      )
    }, kind)
    await until(() =>
      new RegExp(`Picture: !\\[\\[[^\\]]*${kind} tree[^\\]]*\\.png\\]\\]`).test(read('page-cache.md')),
    )
    await preview().locator('img').waitFor()
    await expect
      .poll(() =>
        preview()
          .locator('img')
          .evaluate((img: HTMLImageElement) => img.naturalWidth),
      )
      .toBe(1)
  })

  it('says how large a file is that is too large, wherever it is dropped', async () => {
    await open('page-cache/')
    const before = await text()
    for (const place of ['.cm-content', '.editor-preview', '.editor-bar']) {
      const isTaken = await page.evaluate((selector) => {
        const data = new DataTransfer()
        data.items.add(
          new File(Array(12).fill(new Uint8Array(10_000_000)), 'film.mp4', { type: 'video/mp4' }),
        )
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        return !document.querySelector(selector)!.dispatchEvent(event)
      }, place)
      expect(isTaken, place).toBe(true)
      await page.waitForSelector('dialog:has-text("film.mp4 is 120 MB large and is not stored")')
      await page.keyboard.press('Enter')
      await page.waitForSelector('dialog', { state: 'detached' })
    }
    expect(await text()).toBe(before)
  })

  it('marks what is selected as writers are used to, and keeps it selected', async () => {
    await open('page-cache/')
    await typeAtEnd('leaf')
    const select = () => page.keyboard.press('Shift+Control+ArrowLeft')
    await select()
    for (const key of ['*', '*', '_', '`', '=', '=']) await page.keyboard.press(key)
    expect((await text()).trimEnd().endsWith('**_`==leaf==`_**')).toBe(true)
    for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z')
    await typeAtEnd('\n\nseed')
    await select()
    await page.keyboard.press('Control+i')
    await page.keyboard.press('Control+b')
    await expect.poll(text).toContain('***seed***')
    await page.keyboard.press('Control+i')
    await expect.poll(text).toMatch(/[^*]\*\*seed\*\*[^*]?/)
  })

  it('gives formulas their styles in a note that had none', async () => {
    await open('page-cache/')
    await typeAtEnd('So $x^2$.')
    const formula = preview().locator('.katex').first()
    await formula.waitFor()
    await expect
      .poll(() => formula.evaluate((element) => getComputedStyle(element).fontFamily))
      .toContain('KaTeX')
  })

  it('lets each line run as its own letters do', async () => {
    await open('page-cache/')
    await typeAtEnd('\nשלום עולם\nPeace')
    const direction = (words: string) =>
      page.locator('.cm-line', { hasText: words }).evaluate((line) => getComputedStyle(line).direction)
    expect([await direction('שלום'), await direction('Peace')]).toEqual(['rtl', 'ltr'])
  })

  it('opens where somebody was reading, and takes a second "e" for the same wish', async () => {
    const paragraphs = Array.from({ length: 80 }, (_, i) => `Part ${i} has [[writeback|its]] own words.`)
    write('long.md', `# Long\n\n${paragraphs.join('\n\n')}\n`)
    await expect.poll(async () => (await fetch(`${server.url}long/`)).status).toBe(200)
    await page.goto(`${server.url}long/`)
    await page.waitForSelector('.edit-note')
    await page.locator('main p', { hasText: 'Part 47 has' }).evaluate((part) => part.scrollIntoView())
    await page.keyboard.press('e')
    await page.keyboard.press('e')
    await page.waitForSelector('hortus-editor .cm-content')
    await page.locator('.cm-activeLine', { hasText: /Part 4[6-8] has/ }).waitFor()
    await preview().locator('p', { hasText: 'Part 47 has' }).waitFor()
    await expect
      .poll(() =>
        preview()
          .locator('p', { hasText: 'Part 47 has' })
          .evaluate((part) => {
            const { top } = part.getBoundingClientRect()
            return top > 0 && top < innerHeight
          }),
      )
      .toBe(true)
    await page.keyboard.press('Control+Shift+Enter')
    await page.waitForSelector('hortus-editor', { state: 'detached' })
    expect(read('long.md')).toBe(`# Long\n\n${paragraphs.join('\n\n')}\n`)
    rmSync(join(folder, 'long.md'))
  })

  it('makes a link of an address pasted on a selection', async () => {
    await open('page-cache/')
    await typeAtEnd('site')
    await page.keyboard.press('Shift+Control+ArrowLeft')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'https://example.org/')
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('.cm-content')!.dispatchEvent(event)
    })
    expect(await text()).toContain('[site](https://example.org/)')
  })

  it('keeps its key whatever address somebody is led to, and lets in by a link only once', async () => {
    const key = (of: Page) => of.evaluate(() => localStorage.getItem('hortus-key'))
    const mine = await key(page)
    await page.goto(`${server.url}page-cache/#key=${'x'.repeat(43)}`)
    await page.waitForSelector('.edit-note')
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('')
    await open('page-cache/')
    expect(await key(page)).toBe(mine)

    const used = server.entrance
    const [first, second] = [await browser.newContext(), await browser.newContext()]
    const [one, two] = [await first.newPage(), await second.newPage()]
    await one.goto(used)
    await one.waitForFunction(() => localStorage.getItem('hortus-key') !== null)
    await expect.poll(() => server.entrance).not.toBe(used)
    const answer = two.waitForResponse((response) => response.url().endsWith('/claim'))
    await two.goto(used)
    expect((await answer).status()).toBe(401)
    expect(await key(two)).toBeNull()
    await Promise.all([first.close(), second.close()])
  })

  it('asks for the key where the browser has none', async () => {
    const stranger = await browser.newContext()
    const other = await stranger.newPage()
    await other.goto(`${server.url}page-cache/`)
    await other.waitForSelector('.edit-note')
    await other.keyboard.press('e')
    await other.waitForSelector('dialog.ask input')
    await other.fill('dialog.ask input', server.entrance)
    await other.keyboard.press('Enter')
    await other.waitForSelector('hortus-editor .cm-content')
    await stranger.close()
  })
})

describe('the gardener’s desk', () => {
  it('shows what there is to do, and does it', async () => {
    write('slip.md', 'See [[writebac]] and [[Nowhere yet]].')
    await expect.poll(async () => (await fetch(`${server.url}slip/`)).status).toBe(200)
    await page.goto(`${server.url}slip/`)
    await page.locator('.open-desk').first().click()
    await page.locator('.desk li:has-text("slip") button:has-text("Use “writeback”")').first().click()
    await until(() => read('slip.md').includes('[[writeback]]'))
    // Among the links that lead nowhere, and among the notes that are wanted.
    const writes = page.locator('.desk li:has-text("Nowhere yet") button:has-text("Write it")')
    await expect.poll(() => writes.count()).toBe(2)
    await writes.first().click()
    await page.waitForSelector('hortus-editor .cm-content')
    await typeAtEnd('Now it is somewhere.')
    await until(() => existsSync(join(folder, 'Nowhere yet.md')))
    rmSync(join(folder, 'slip.md'))
    rmSync(join(folder, 'Nowhere yet.md'))
  })
})

describe('an open note that others write', () => {
  it('takes over their text while it is clean', async () => {
    await open('page-cache/')
    write('page-cache.md', '# Page cache\n\nSomebody else wrote this.\n')
    await page.waitForSelector('.cm-content:has-text("Somebody else wrote this.")')
    await page.waitForSelector('.editor-state[data-state=saved]')
  })

  it('merges what was written in other places', async () => {
    await open('page-cache/')
    await typeAtEnd('Mine at the end.')
    write('page-cache.md', '# Page cache\n\nHolds clean pages.\n\nSee [[Dirty page]].\n')
    await until(() => /Holds clean pages[\s\S]*Mine at the end\./.test(read('page-cache.md')))
    expect(await text()).toContain('Holds clean pages.')
  })

  it('shows both where the same words were changed, and keeps both when told', async () => {
    await open('page-cache/')
    await page.evaluate(() => {
      // As somebody would who is away from the network for a while.
      window.dispatchEvent(new Event('offline'))
    })
    await page.route('**/-/api/note', (route) => route.abort())
    await typeAtEnd('Mine.')
    await page.waitForSelector('.editor-notice:has-text("The server is gone")')
    write('page-cache.md', '# Page cache\n\nHolds pages.\n\nSee [[Dirty page]].\nTheirs.')
    await page.unroute('**/-/api/note')
    await page.keyboard.press('Control+s')
    await page.waitForSelector('dialog.ask .compare')
    expect(read('page-cache.md')).not.toContain('Mine.')
    await page.locator('dialog.ask button:has-text("Keep both")').click()
    await until(() => /Mine\.\s+Theirs\./.test(read('page-cache.md')))
  })
})

describe('what was not saved', () => {
  it('is offered after a crash of the page, beside the file', async () => {
    await open('page-cache/')
    await page.route('**/-/api/note', (route) => route.abort())
    await typeAtEnd('Almost lost.')
    await expect.poll(() => page.evaluate(readDrafts)).toContain('Almost lost.')
    const crashed = page
    page = await context.newPage()
    // Nothing of the page runs any more: a page that is closed sends its last words.
    const ending = crashed.waitForEvent('crash')
    const session = await context.newCDPSession(crashed)
    session.send('Page.crash').catch(() => {})
    await ending
    await page.goto(`${server.url}page-cache/`)
    await page.waitForSelector('.edit-note')
    await page.keyboard.press('e')
    await page.waitForSelector('dialog.ask .compare:has-text("Almost lost.")')
    await page.locator('dialog.ask button.main').click()
    await page.waitForSelector('hortus-editor .cm-content:has-text("Almost lost.")')
    await until(() => read('page-cache.md').includes('Almost lost.'))
  })

  it('is saved when a server comes back that was killed', async () => {
    await open('page-cache/')
    const port = Number(new URL(server.url).port)
    await server.kill()
    await typeAtEnd('Written while it was gone.')
    await page.waitForSelector('.editor-notice:has-text("The server is gone")')
    server = await openEditServer(folder, port)
    // It has another key now, and the old one is worth nothing.
    await page.fill('dialog.ask input', server.entrance)
    await page.keyboard.press('Enter')
    await until(() => read('page-cache.md').includes('Written while it was gone.'))
  })
})
