import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { settle } from './settle.ts'

const filler = (name: string): string =>
  Array.from(
    { length: 14 },
    (_, i) => `Paragraph ${i} of ${name}, long enough to make a line or two of its own.`,
  ).join('\n\n')

let site: OpenSite
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  site = await openSite({
    'a.md': [
      '# First',
      `A call[^1] and another[^2]. See [[b]].`,
      '## One',
      filler('one'),
      '## Two',
      filler('two'),
      '```sh\necho "to be copied"\n```',
      '![[dot.svg]]',
      `| ${'a wide column | '.repeat(20)}\n|${'---|'.repeat(20)}\n| ${'x | '.repeat(20)}`,
      '## Three',
      filler('three'),
      '[^1]: The first footnote.',
      '[^2]: The second footnote, with [[b]].',
    ].join('\n\n'),
    'b.md': '# Second\n\nIt leads to [[c]] and back to [[a]].\n\n## Part\n\nText.',
    'one.md': '---\nseries: "[[row]]"\npart: 1\n---\nThe first part.',
    'two.md': '---\nseries: "[[row]]"\npart: 2\nrequires: ["[[b]]"]\n---\nThe second part.',
    'row.md': '---\ntype: series\n---\n# A row\n\nText.',
    'needs.md': '---\nrequires: ["[[long]]"]\n---\nWhat needs it.',
    'long.md':
      '---\ntitle: A prerequisite whose title is so long that it takes two lines of a phone\nstage: budding\n---\nText.',
    'endless.md': `# ${'endless'.repeat(30)}\n\nIt leads to [[c]].`,
    'slanted.md': `# Slanted\n\nAn *emphasis* that is a **strong** one.\n\n${filler('three')}`,
    'c.md': '# Third\n\nIt leads to [[a#Three]].',
    'papers/old.md':
      '---\ntype: reference\nauthors: [Zoe Adams]\nyear: 1978\nread: read\n---\n# An old paper\n\nText.',
    'papers/new.md':
      '---\ntype: reference\nauthors: ["Baker, Yan"]\nyear: 2014\nread: to-read\n---\n# A new paper\n\nText.',
    'dot.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  })
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

afterEach(() => page?.close())

const open = async (width: number, path = 'a/'): Promise<void> => {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  page = await context.newPage()
  await page.goto(site.url + path)
  await page.waitForSelector('[data-ready]')
}

const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

describe('the contents', () => {
  it('mark the part that is read', async () => {
    await open(1440)
    await page.evaluate(() => document.getElementById('two')!.scrollIntoView())
    await page.waitForSelector('.contents .now:has-text("Two")')
    expect(await page.locator('.contents [aria-current=location]').innerText()).toBe('Two')
    await page.evaluate(() => window.scrollTo(0, 1e6))
    await page.waitForSelector('.contents .now:has-text("Three")')
  })

  it('are a sheet behind a button on a narrow screen', async () => {
    await open(360)
    expect(await page.locator('.contents a').first().isVisible()).toBe(false)
    await page.locator('.open-contents').click()
    await page.locator('.contents a', { hasText: 'Two' }).click()
    expect(page.url()).toBe(`${site.url}a/#two`)
    await page.waitForFunction(() => window.scrollY > 200)
  })
})

describe('a heading', () => {
  it('has a link that copies its address', async () => {
    await open(1440)
    await page.locator('#two').hover()
    await page.locator('#two .heading-link').click()
    await page.waitForSelector('#two .heading-link[data-done]')
    expect(await clipboard()).toBe(`${site.url}a/#two`)
  })

  it('says only that it is copied where it is', async () => {
    await open(1440)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => {
        const refused = Promise.reject(new Error('refused'))
        // After all that is done about it.
        refused.catch(() => setTimeout(() => (document.body.dataset['refused'] = '')))
        return refused
      }
    })
    await page.locator('#two').hover()
    await page.locator('#two .heading-link').click()
    await page.waitForSelector('[data-refused]')
    expect(await page.locator('.heading-link[data-done]').count()).toBe(0)
    expect(page.url()).toBe(`${site.url}a/#two`)
  })
})

describe('the faces of a text', () => {
  it('are real at the first visit, slanted ones too, and move nothing when they come late', async () => {
    page = await browser.newPage({ viewport: { width: 820, height: 800 } })
    let release = (): void => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const asked: string[] = []
    await page.route('**/*.woff2', async (route) => {
      asked.push(route.request().url())
      await released
      await route.continue()
    })
    await page.addInitScript(() => {
      const state = window as unknown as { shift: number }
      state.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) state.shift += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${site.url}slanted/`, { waitUntil: 'commit' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    expect(asked.filter((url) => url.includes('serif-italic'))).toHaveLength(1)
    release()
    await page.waitForSelector('[data-ready]')
    await settle(page)
    const seen = await page.evaluate(() => ({
      faces: [...document.fonts]
        .filter(({ family, status }) => family.includes('Hortus Serif') && status === 'loaded')
        .map(({ style }) => style)
        .sort(),
      shift: (window as unknown as { shift: number }).shift,
    }))
    expect(seen.faces).toEqual(['italic', 'normal'])
    // One line that breaks elsewhere in the face that comes late.
    expect(seen.shift).toBeLessThan(0.01)
  })
})

describe('a block of code', () => {
  it('is copied as it is, without the words of its button', async () => {
    await open(1440)
    await page.locator('pre').first().hover()
    await page.locator('hortus-copy button').first().click()
    await page.waitForSelector('hortus-copy button:has-text("Copied")')
    expect((await clipboard()).trim()).toBe('echo "to be copied"')
  })
})

describe('footnotes', () => {
  it('stand beside their calls on a wide screen, one below the other, and not at the end', async () => {
    await open(1440)
    const notes = page.locator('.margin-note')
    expect(await notes.count()).toBe(2)
    // They are placed anew when the fonts have come.
    await page.evaluate(() => document.fonts.ready)
    await page.waitForFunction(() => {
      const note = document.querySelector('.margin-note')!.getBoundingClientRect()
      return Math.abs(note.top - document.querySelector('.text sup a')!.getBoundingClientRect().top) < 12
    })
    const first = (await notes.nth(0).boundingBox())!
    const second = (await notes.nth(1).boundingBox())!
    const text = (await page.locator('.text').boundingBox())!
    expect(second.y).toBeGreaterThanOrEqual(first.y + first.height)
    expect(first.x).toBeGreaterThanOrEqual(text.x + text.width)
    expect(await page.locator('.text > .footnotes').isVisible()).toBe(false)
  })

  it('stand at the end of the text on a narrow one', async () => {
    await open(820)
    expect(await page.locator('.margin-notes').isVisible()).toBe(false)
    expect(await page.locator('.text > .footnotes').isVisible()).toBe(true)
    await page.locator('.text sup a').first().click()
    expect(page.url()).toBe(`${site.url}a/#fn:1`)
  })
})

describe('an image', () => {
  it('is shown larger on a click or by keyboard, and Escape brings the focus back', async () => {
    await open(1440)
    await page.locator('.text img').focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog.zoom img').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog.zoom').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IMG')
  })
})

describe('a table that is too wide', () => {
  it('scrolls in a box of its own that the keyboard reaches', async () => {
    await open(360)
    const box = page.locator('.text .table')
    expect(await box.evaluate((each) => each.scrollWidth > each.clientWidth)).toBe(true)
    expect(await box.getAttribute('tabindex')).toBe('0')
    expect(await box.getAttribute('aria-label')).toBe('Table, scrolls sideways')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  })
})

describe('on paper', () => {
  it('there is the note alone, with its footnotes, and the addresses of its links at the end', async () => {
    await open(1440)
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.print-links li').allInnerTexts()).toEqual([`${site.url}b/`])
    expect(await page.locator('.print-link').first().innerText()).toBe('[1]')
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await page.locator('.print-links').count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['header.site', '.beside', '.margin-notes', '.heading-link', 'hortus-copy'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false)
    expect(await page.locator('.text > .footnotes').isVisible()).toBe(true)
  })
})

describe('pages side by side', () => {
  const titles = (): Promise<string[]> => page.locator('.pane h1').allInnerTexts()

  it('open a link beside its page, keep the stack in the address, and close with Back', async () => {
    await open(1440)
    await page.keyboard.press('p')
    await page.locator('.toast').waitFor()
    await page.locator('.text a', { hasText: /^b$/ }).first().click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(await titles()).toEqual(['First', 'Second'])
    await page.locator('.pane').nth(1).locator('a', { hasText: /^c$/ }).click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    expect(page.url()).toBe(`${site.url}a/?stack=b/,c/`)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    await page.goBack()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 0)
    expect(await page.locator('h1').innerText()).toBe('First')
  })

  it('open from a copied address, and turn to a page that is open instead of opening it twice', async () => {
    await open(1440, 'a/?stack=b/,c/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    expect(await titles()).toEqual(['First', 'Second', 'Third'])
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    await page.locator('.pane').nth(2).locator('.text a').click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-address') === 'a/')
    expect(await titles()).toEqual(['First', 'Second', 'Third'])
  })

  it('open what a search finds beside the last, by Enter as by a click', async () => {
    for (const choose of [
      () => page.keyboard.press('Enter'),
      () => page.locator('a[role=option]').first().click(),
    ]) {
      await open(1440, 'a/?stack=b/')
      await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
      await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
      await page.keyboard.press('/')
      await page.keyboard.type('third')
      await page.waitForSelector('a[role=option][aria-selected=true]')
      await choose()
      await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
      expect(await titles()).toEqual(['First', 'Second', 'Third'])
    }
  })

  it('stand side by side in full measure on 1440 pixels, with the column behind its button', async () => {
    await open(1440, 'a/?stack=b/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    const { measure, texts, panes, beyond } = await page.evaluate(() => {
      const boxesOf = (selector: string) =>
        [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect())
      const probe = document.createElement('p')
      probe.style.cssText = 'position: absolute; width: var(--measure)'
      document.body.append(probe)
      const main = document.querySelector('main')!
      return {
        measure: probe.getBoundingClientRect().width,
        texts: boxesOf('.pane .text').map(({ width }) => width),
        panes: boxesOf('.pane').flatMap(({ left, right }) => [left, right]),
        beyond: main.scrollWidth - main.clientWidth,
      }
    })
    for (const width of texts) expect(width).toBeGreaterThanOrEqual(measure)
    expect(panes).toEqual([...panes].sort((a, b) => a - b))
    expect(panes.at(-1)).toBeLessThanOrEqual(1440)
    expect(beyond).toBe(0)
    expect(await page.locator('.pane .table').first().getAttribute('tabindex')).toBe('0')
    expect(await page.locator('nav.garden').isVisible()).toBe(false)
    await page.locator('.menu').click()
    await page.locator('nav.garden a').first().waitFor()
  })

  it('close one by one', async () => {
    await open(1440, 'a/?stack=b/,c/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 3)
    await page.locator('.pane').nth(1).locator('.close').click()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(page.url()).toBe(`${site.url}a/?stack=c/`)
  })

  it('are each marked for themselves, and leave by their own keys', async () => {
    await open(1440, 'two/?stack=one/')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    const marks = page.locator('.series-place .reader-mark')
    await marks.nth(1).click()
    const pressed = () => marks.evaluateAll((each) => each.map(({ ariaPressed }) => ariaPressed))
    expect(await pressed()).toEqual(['false', 'true'])
    await page.reload()
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    expect(await pressed()).toEqual(['false', 'true'])
    await page.locator('.pane').nth(1).focus()
    await page.keyboard.press(']')
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-address') === 'two/')
    expect(page.url()).toBe(`${site.url}two/?stack=one/`)
    const names = await page
      .locator('.pane :is(nav, aside)')
      .evaluateAll((each) => each.map(({ ariaLabel }) => ariaLabel))
    expect(names).toContain('A row: one')
    expect(new Set(names).size).toBe(names.length)
    expect(await page.title()).toBe('two · Garden')
  })

  it('show what was asked for last, and start anew from home', async () => {
    await open(1440)
    await page.evaluate(() => localStorage.setItem('hortus:panes', 'on'))
    await page.reload()
    await page.waitForSelector('[data-ready]')
    let letGo = (): void => {}
    const isSecondShown = new Promise<void>((resolve) => (letGo = resolve))
    const third = page.waitForResponse('**/c/')
    await page.route('**/c/', async (route) => {
      await isSecondShown
      await route.continue()
    })
    await page.evaluate(() => {
      for (const address of ['/c/', '/b/']) {
        const link = document.createElement('a')
        link.href = address
        document.querySelector('.text')!.append(link)
        link.click()
      }
    })
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 2)
    letGo()
    await (await third).finished()
    await settle(page)
    expect(await titles()).toEqual(['First', 'Second'])
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    await page.waitForFunction(() => document.querySelectorAll('.pane').length === 0)
    expect(page.url()).toBe(site.url)
  })

  it('are one page on a screen without room', async () => {
    await open(820, 'a/?stack=b/')
    expect(await page.locator('.pane').count()).toBe(0)
    expect(await page.locator('h1').innerText()).toBe('First')
  })
})

describe('what a reader knows and has read', () => {
  it('is marked at prerequisites and in series, kept for the next visit, saved to a file and read from one', async () => {
    await open(1440, 'two/')
    await page.locator('.read-first > summary').click()
    const known = page.locator('.read-first .reader-mark')
    expect(await known.getAttribute('aria-pressed')).toBe('false')
    await known.click()
    expect(await known.getAttribute('aria-pressed')).toBe('true')
    await page.goto(`${site.url}one/`)
    await page.locator('.series-place a[rel=next]').click()
    await page.waitForSelector('h1:has-text("two")')
    expect(await page.locator('.steps .last').innerText()).toMatch(/last part of\s+A row/)
    expect(await page.locator('.read-first .is-known').count()).toBe(1)
    await page.goto(`${site.url}row/`)
    await page.waitForSelector('.parts .is-read')
    expect(await page.locator('.parts-read').innerText()).toBe('1 of 2 read')
    expect(await page.locator('.begin a').innerText()).toMatch(/^Continue with\s+two$/)
    expect(await page.locator('.begin a').getAttribute('href')).toBe('/two/')
    expect(await page.locator('.series-bar .is-read').count()).toBe(1)

    await page.keyboard.press('?')
    const saving = page.waitForEvent('download')
    await page.locator('.settings button', { hasText: 'Save to a file' }).click()
    const file = await (await saving).path()
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    const partsRead = () => page.evaluate(() => document.querySelectorAll('.parts .is-read').length)
    expect(await partsRead()).toBe(0)
    await page.locator('.settings button', { hasText: 'Take that back' }).click()
    expect(await partsRead()).toBe(1)
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    expect(await partsRead()).toBe(0)
    await page.keyboard.press('Escape')
    await page.waitForSelector('hortus-settings', { state: 'detached' })
    await page.keyboard.press('?')
    // Of nothing there is nothing to take back.
    await page.locator('.settings button', { hasText: 'Forget all of it' }).click()
    expect(await page.locator('.settings button', { hasText: 'Take that back' }).count()).toBe(0)
    await page.locator('.settings input[type=file]').setInputFiles(file)
    await page.waitForSelector('.parts .is-read', { state: 'attached' })
  })
})

describe('a prerequisite', () => {
  it('is marked as known on its own page too', async () => {
    await open(1440, 'b/')
    await page.locator('.leads-to .reader-mark').click()
    await page.goto(`${site.url}two/`)
    await page.waitForSelector('.read-first .is-known', { state: 'attached' })
  })

  it('keeps its stage at the last word of a title that takes two lines', async () => {
    await open(360, 'needs/')
    await page.locator('.read-first > summary').click()
    const { lines, gap } = await page.locator('.read-first li').evaluate((item) => {
      const words = [...item.querySelector('a')!.getClientRects()]
      const stage = item.querySelector('.stage')!.getBoundingClientRect()
      const last = words.at(-1)!
      const isOnLine = stage.top < last.bottom && stage.bottom > last.top
      return { lines: words.length, gap: isOnLine ? stage.left - last.right : Number.NaN }
    })
    expect(lines).toBeGreaterThan(1)
    expect(gap).toBeGreaterThanOrEqual(0)
    expect(gap).toBeLessThan(12)
  })
})

describe('the way to another note', () => {
  it('says where no note is called so, and goes with its page', async () => {
    await open(1440, 'c/')
    await page.locator('.text a').first().click()
    await page.waitForSelector('h1:has-text("First")')
    await page.getByText('How is this connected to').click()
    await page.waitForSelector('hortus-path input:focus')
    await page.keyboard.type('zzqq')
    await page.locator('hortus-path [role=status]', { hasText: 'No note is called so.' }).waitFor()
    await page.locator('hortus-path input').fill('Second')
    await page.locator('hortus-path [role=option]').first().waitFor()
    expect(await page.locator('hortus-path [role=status]').innerText()).toBe('')
    await page.goBack()
    await page.waitForSelector('h1:has-text("Third")')
    await page.waitForFunction(() => document.querySelector('hortus-path') === null)
  })
})

describe('a name without a blank', () => {
  it.each([320, 1440])('is broken where it stands in lists, %i pixels wide', async (width) => {
    await open(width, 'c/')
    const beyond = await page.locator('.backlinks a').evaluateAll(
      (links) =>
        links.filter((link) => {
          const box = link.closest('section')!.getBoundingClientRect()
          return [...link.getClientRects()].some((line) => line.right > box.right + 1)
        }).length,
    )
    expect(beyond).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
})

describe('the reading list', () => {
  const titles = (): Promise<string[]> => page.locator('.references a:visible').allInnerTexts()

  it('is filtered and sorted where it stands, and comes back as it was', async () => {
    await open(390, 'reading-list/')
    const choice = page.getByLabel('Sort by')
    await choice.waitFor()
    expect(await titles()).toEqual(['A new paper', 'An old paper'])
    await choice.selectOption('author')
    expect(await titles()).toEqual(['An old paper', 'A new paper'])
    await choice.selectOption('year')
    expect(await titles()).toEqual(['A new paper', 'An old paper'])
    await page.getByLabel('Filter').fill('adams 78')
    expect(await titles()).toEqual(['An old paper'])
    expect(await page.locator('.list-tools output').innerText()).toBe('1 of 2')
    await choice.selectOption('read')
    expect(await page.locator('.reading-list h2:visible').allInnerTexts()).toEqual(['Read'])
    await page.getByLabel('Filter').fill('')
    expect(await titles()).toEqual(['A new paper', 'An old paper'])
  })
})

describe('an address without a page', () => {
  it('offers what single words of it find, where nothing has them all', async () => {
    await open(1440, 'old/the-second-and-the-third.html')
    const offered = page.locator('.nearest a')
    await offered.first().waitFor()
    const titles = await offered.allInnerTexts()
    expect(titles).toEqual(expect.arrayContaining(['Second', 'Third']))
    expect(titles.length).toBeLessThanOrEqual(5)
  })

  it('offers the pages whose names are nearest, misspelt as it may be', async () => {
    await open(1440, 'notes/secnd/')
    const offered = page.locator('.nearest a')
    await offered.first().waitFor()
    expect(await offered.first().innerText()).toBe('Second')
    await offered.first().click()
    await page.waitForSelector('h1:has-text("Second")')
    expect(page.url()).toBe(`${site.url}b/`)
  })
})
