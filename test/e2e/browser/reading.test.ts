import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settle } from './settle.ts'
import { useReader } from './use-reader.ts'

const reader = useReader()
let page: Page
const open = async (width: number, path?: string): Promise<void> => {
  page = await reader.open(width, path)
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
    expect(page.url()).toBe(`${reader.url()}a/#two`)
    await page.waitForFunction(() => window.scrollY > 200)
  })
})

describe('a heading', () => {
  it('has a link that copies its address', async () => {
    await open(1440)
    await page.locator('#two').hover()
    await page.locator('#two .heading-link').click()
    await page.waitForSelector('#two .heading-link[data-done]')
    expect(await clipboard()).toBe(`${reader.url()}a/#two`)
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
    expect(page.url()).toBe(`${reader.url()}a/#two`)
  })
})

describe('the faces of a text', () => {
  it('are real at the first visit, slanted ones too, and move nothing when they come late', async () => {
    page = await reader.newPage(820)
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
    await page.goto(`${reader.url()}slanted/`, { waitUntil: 'commit' })
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
    expect(page.url()).toBe(`${reader.url()}a/#fn:1`)
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

  it('is reached by the keyboard without scripts too, and with them is no stop where it fits', async () => {
    const html = await (await fetch(`${reader.url()}c/`)).text()
    expect(html).toContain('<div class="table" tabindex="0">')
    await open(1440, 'c/')
    await page.waitForSelector('[data-ready]')
    expect(await page.locator('.text .table').getAttribute('tabindex')).toBeNull()
  })
})

describe('on paper', () => {
  it('there is the note alone, with its footnotes, and the addresses of its links at the end', async () => {
    await open(1440)
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.print-links li').allInnerTexts()).toEqual([`${reader.url()}b/`])
    expect(await page.locator('.print-link').first().innerText()).toBe('[1]')
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await page.locator('.print-links').count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['header.site', '.beside', '.margin-notes', '.heading-link', 'hortus-copy'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false)
    expect(await page.locator('.text > .footnotes').isVisible()).toBe(true)
  })

  it('long lines of code are broken', async () => {
    await open(820, 'c/')
    const hidden = (): Promise<number> =>
      page.locator('.code pre').evaluate((block) => block.scrollWidth - block.clientWidth)
    expect(await hidden()).toBeGreaterThan(500)
    await page.emulateMedia({ media: 'print' })
    expect(await hidden()).toBe(0)
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
    expect(page.url()).toBe(`${reader.url()}b/`)
  })
})
