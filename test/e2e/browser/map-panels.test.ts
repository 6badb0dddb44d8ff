import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import type { MapHook } from '../../../src/features/map/web/map-hook.ts'
import { keepPage } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { findOnMap, type OpenMapGarden, openMapGarden, waitForSelected } from './map-garden.ts'
import { openMapOf, openMapPanel, readMap } from './map-page.ts'
import { watchRequests } from './watch-requests.ts'

let open: OpenMapGarden
let page: Page

beforeAll(async () => {
  open = await openMapGarden()
}, 180_000)

beforeEach(async () => {
  page = await keepPage(page, open.openPage)
})

afterAll(() => open?.close())

const openMap = (hash = '', on = page) => openMapOf(on, open.site, hash)
const openPanel = (name: string) => openMapPanel(page, name)
const read = <Value>(look: (map: MapHook) => Value): Promise<Value> => readMap(page, look)

describe('the panels of the map', () => {
  it('has a legend of the shapes that are there', async () => {
    await openMap()
    const legend = page.locator('.map-foot .map-legend')
    const names = await legend.locator('li').allTextContents()
    expect(names.map((name) => name.trim())).toEqual([
      'Notes',
      'Topics',
      'Wanted notes',
      'seedling',
      'evergreen',
    ])
  })

  it('filters by kind, stage and time, with counts', async () => {
    await openMap()
    await openPanel('Show')
    const label = page.locator('.map-panel label', { hasText: 'evergreen' })
    expect(await label.locator('.count').textContent()).toBe('5')
    await label.locator('input').check()
    await expect.poll(() => read((map) => map.nodes().length), { timeout: 30_000 }).toBe(5)
    await page.locator('.map-panel > button').click()
    await page.locator('.map-panel label', { hasText: 'Wanted notes' }).locator('input').check()
    await expect.poll(() => read((map) => map.nodes()), { timeout: 30_000 }).toEqual(['A lost hill'])
    // Pale, the others are still there; hidden, they are not.
    const drawn = await read((map) => map.drawn)
    expect(await page.evaluate(() => document.querySelector<HortusMap>('hortus-map')!.map!.visible)).toBe(
      drawn,
    )
    await page.locator('.map-panel label', { hasText: 'Hide the others' }).locator('input').check()
    expect(await page.evaluate(() => document.querySelector<HortusMap>('hortus-map')!.map!.visible)).toBe(1)
    await page.locator('.map-panel label', { hasText: 'Hide the others' }).locator('input').uncheck()
    await page.locator('.map-panel > button').click()
    const counts = async (list: string): Promise<Record<string, string>> =>
      Object.fromEntries(
        await page
          .locator(`.map-panel input[name=${list}]`)
          .evaluateAll((inputs) =>
            inputs.map((input) => [
              input.parentElement!.querySelector('span')!.textContent,
              input.parentElement!.querySelector('.count')!.textContent,
            ]),
          ),
      )
    expect(await counts('kinds')).toEqual({ Notes: '18', Topics: '2', 'Wanted notes': '1' })
    expect(await counts('regions')).toEqual({ Hills: '10', Rivers: '10' })
    expect(await counts('stages')).toEqual({ seedling: '4', evergreen: '5' })
    await page.locator('.map-panel label', { hasText: 'Hills' }).locator('input').check()
    expect(await read((map) => map.nodes().filter((title) => title.startsWith('River')))).toEqual([])
    // The list says what the map shows.
    await openPanel('List')
    expect(await page.locator('.map-tree > .region > button .name').allTextContents()).toEqual(['Hills'])
    await openPanel('Show')
    await page.locator('.map-panel > button').click()
    await page.locator('.map-time input[type=range]').fill('2')
    const rivers = (map: NonNullable<HortusMap['map']>): string[] =>
      map
        .nodes()
        .filter((title) => title.startsWith('River '))
        .sort()
    await expect.poll(() => read(rivers), { timeout: 30_000 }).toEqual(['River 1', 'River 2', 'River 3'])
    // What nobody had written was not there to be seen.
    expect(await read((map) => map.mark('A lost hill'))).toBeUndefined()
    expect(await read((map) => map.mark('River 9'))).toBeDefined()
    // A day is set by itself, and is in the address.
    const day = page.locator('.map-time input[type=date]')
    expect(await day.inputValue()).toBe('2025-03-31')
    await day.fill('2025-01-31')
    await expect.poll(() => read(rivers), { timeout: 30_000 }).toEqual(['River 1'])
    await expect.poll(() => page.url()).toContain('until=2025-01-31')
  })

  it('shows a note with one, two and three steps of what is around it', async () => {
    await openMap()
    await findOnMap(page, 'Hill 8')
    const steps = page.locator('.map-actions select')
    const shown = () => read((map) => map.nodes().length)
    // Its neighbours in the ring and the topic it belongs to; then those of these, which are all hills; then a river.
    await steps.selectOption('1')
    await expect.poll(shown, { timeout: 20_000 }).toBe(4)
    await steps.selectOption('2')
    await expect.poll(shown, { timeout: 20_000 }).toBe(10)
    await steps.selectOption('3')
    await expect.poll(shown, { timeout: 20_000 }).toBe(12)
    await steps.selectOption('0')
    await expect.poll(shown, { timeout: 20_000 }).toBe(21)
  })

  it('explains how two notes are connected, in sentences', async () => {
    await openMap()
    await openPanel('Ways')
    await page.locator('.map-end input[name=from]').fill('River 4')
    await page.keyboard.press('Tab')
    await page.locator('.map-end input[name=to]').fill('Hill 2')
    await page.keyboard.press('Tab')
    await page.waitForSelector('.map-way li')
    const first = page.locator('.map-way').first()
    expect(await first.locator('li > a').allTextContents()).toEqual(['River 4', 'Hill 2'])
    expect(await first.locator('li p').first().textContent()).toContain('Its spring is on Hill 2, far above.')
    expect(await first.locator('li > a').first().getAttribute('href')).toBe(`${open.site.url}rivers/river-4/`)
    expect(await read((map) => map.lit)).toEqual(['River 4', 'Hill 2'])
    // What is not on the way is faded, and what marks the link is of the theme.
    expect(await read((map) => map.mark('River 4')!.color !== map.mark('River 5')!.color)).toBe(true)
    expect(await first.locator('mark').evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe(
      'rgba(0, 0, 0, 0)',
    )
    await page.locator('.map-swap').click()
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.lit.join() === 'Hill 2,River 4',
    )
    expect(await page.locator('.map-end input[name=from]').inputValue()).toBe('Hill 2')
  })

  it('offers pairs to try, and completes names by keys', async () => {
    await openMap()
    await openPanel('Ways')
    const pairs = page.locator('.map-pairs button')
    expect(await pairs.count()).toBe(3)
    const [from, to] = (await pairs.first().locator('bdi').allTextContents()) as [string, string]
    await pairs.first().click()
    await page.waitForSelector('.map-stops li')
    const lit = await read((map) => map.lit)
    expect([lit[0], lit.at(-1)]).toEqual([from, to])
    expect(lit.length).toBeGreaterThan(2)
    const field = page.locator('.map-end input[name=to]')
    await field.fill('hill 8')
    await page.locator('#-map-to [role=option]', { hasText: 'Hill 8' }).waitFor()
    await field.press('ArrowDown')
    expect(await field.getAttribute('aria-activedescendant')).toBe('-map-to-0')
    await field.press('Enter')
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.lit.at(-1) === 'Hill 8',
    )
    expect(await field.inputValue()).toBe('Hill 8')
  })

  it('leads through what to read first, in order', async () => {
    await openMap()
    await findOnMap(page, 'River 3')
    await page.locator('.map-actions button', { hasText: 'What to read first' }).click()
    await page.waitForSelector('.map-first li')
    expect((await page.locator('.map-first li').allTextContents()).map((text) => text.trim())).toEqual([
      'River 1',
      'River 2',
      'River 3',
    ])
    expect(await read((map) => map.lit)).toEqual(['River 1', 'River 2', 'River 3'])
  })

  it('plays how the garden grew, in steps for readers who want no motion', async () => {
    await openMap()
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const slider = document.querySelector('.map-time input')!
      new MutationObserver(() => seen.push(slider.getAttribute('aria-valuetext')!)).observe(slider, {
        attributes: true,
      })
    })
    await page.locator('.map-time button').click()
    await page.waitForFunction(() => (window as unknown as { seen: string[] }).seen.length >= 2, undefined, {
      timeout: 50_000,
    })
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
    // Nine months, about six steps.
    expect(seen.slice(0, 2)).toEqual(['2025-01', '2025-03'])
    await page.locator('.map-time button').click()
    expect(await page.locator('.map-time button').getAttribute('aria-pressed')).toBe('false')
  })

  it('hands out the picture and the graph', async () => {
    await openMap()
    await openPanel('Export')
    const save = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download')
      await page.locator('.map-actions button', { hasText: name }).click()
      const stream = await (await download).createReadStream()
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('latin1')
    }
    expect(await save('Picture (PNG)')).toMatch(/^.PNG/)
    /** Parses XML as a browser does; gives what some selectors find. */
    const parse = (xml: string, ...selectors: readonly string[]) =>
      page.evaluate(
        ([text, ...asked]) => {
          const parsed = new DOMParser().parseFromString(text!, 'application/xml')
          const texts = (selector: string) =>
            [...parsed.querySelectorAll(selector)].map(
              (found) => found.getAttribute('label') ?? found.textContent,
            )
          return [parsed.querySelectorAll('parsererror').length, ...asked.map(texts)]
        },
        [xml, ...selectors],
      )
    const [errors, names, shapes] = await parse(await save('Drawing (SVG)'), 'text', 'path')
    expect(errors).toBe(0)
    expect(names).toEqual(expect.arrayContaining(['Rivers', 'Hills']))
    expect((shapes as unknown[]).length).toBeGreaterThan(21)
    const [wrong, nodes, edges] = await parse(await save('GEXF'), 'node', 'edge')
    expect(wrong).toBe(0)
    expect(nodes).toEqual(expect.arrayContaining(['Hill 1', 'River 9', 'A lost hill']))
    const graph = JSON.parse(await save('JSON')) as {
      nodes: { id: string; title: string }[]
      edges: { source: string; target: string; kind: string }[]
    }
    expect([graph.nodes.length, (edges as unknown[]).length]).toEqual([21, graph.edges.length])
    const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]))
    const told = graph.edges.map(({ source, target, kind }) => [titles.get(source), kind, titles.get(target)])
    expect(told).toContainEqual(['River 4', 'link', 'Hill 2'])
    expect(told).toContainEqual(['River 3', 'requires', 'River 2'])
    // What is filtered out is not in it.
    await openPanel('Show')
    await page.locator('.map-panel label', { hasText: 'evergreen' }).locator('input').check()
    await openPanel('Export')
    expect((JSON.parse(await save('JSON')) as typeof graph).nodes.length).toBe(5)
  })

  it('hands out a poster with title, author and date, without asking the network', async () => {
    await openMap()
    await openPanel('Export')
    const { paths } = watchRequests(page)
    const save = async (name: string): Promise<Buffer> => {
      const download = page.waitForEvent('download')
      await page.locator('.map-export button', { hasText: name }).click()
      const chunks: Buffer[] = []
      for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }
    const png = await save('Poster (PNG)')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2400, 1600])
    const texts = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
      return [...parsed.querySelectorAll('text, parsererror')].map(({ textContent }) => textContent)
    }, (await save('Poster (SVG)')).toString())
    const date = await page.evaluate(() =>
      new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date()),
    )
    expect(texts).toEqual(expect.arrayContaining(['Rivers', 'Hills', 'Ann & Bo', date]))
    expect(texts.join(' ')).toContain('Rivers & <Hills>')
    // Each name once, outline and all.
    expect(texts.filter((text) => text === 'Hills').length).toBe(1)
    expect(paths).toEqual([])
  })

  it('has no fault that axe finds, whatever panel is open, in the light and in the dark', async () => {
    await openMap()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const panel of ['List', 'Show', 'Ways', 'Export']) {
        await openPanel(panel)
        expect(await findFaults(page, '.map-live'), `${panel} ${colorScheme}`).toEqual([])
      }
    }
    await findOnMap(page, 'River 4')
    expect(await findFaults(page, '.map-live')).toEqual([])
  })

  it('has a list that says all of it: regions, their notes, a note’s links, by keyboard alone', async () => {
    await openMap()
    await page.waitForSelector('.map-tree .region button')
    const names = await page.locator('.map-tree > .region > button .name').allTextContents()
    expect([...names].sort()).toEqual(['Hills', 'Rivers'])
    // From the map's drawing, Tab alone leads into the list.
    await page.locator('.map-canvas').focus()
    const onRivers = () =>
      page.evaluate(() => document.activeElement?.closest('.map-tree') && document.activeElement.textContent)
    for (let turn = 0; turn < 40 && !(await onRivers())?.includes('Rivers'); turn++)
      await page.keyboard.press('Tab')
    expect(await onRivers()).toContain('Rivers')
    await page.keyboard.press('Enter')
    const note = page.locator('.map-tree .note > button', { hasText: 'River 4' })
    await note.waitFor()
    await note.focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.map-tree .links button')
    await waitForSelected(page, 'River 4')
    expect(await note.getAttribute('aria-expanded')).toBe('true')
    // In step with the map, which says so.
    await page.locator('.map-frame [role=status]', { hasText: 'River 4' }).waitFor({ state: 'attached' })
    const links = page.locator('.map-tree .links button')
    await links.filter({ hasText: 'Hill 2' }).waitFor()
    // What a screen reader is told: which are open, which is chosen, how many notes and links there are.
    const told = await page.locator('.map-panel').ariaSnapshot()
    expect(told).toContain('complementary "List"')
    expect(told).toMatch(/button "Rivers 10 notes" \[expanded\]/)
    expect(told).toMatch(/button "River 4 seedling \d+ links" \[expanded\]/)
    expect(told).toMatch(/text: Links to[\s\S]*button "Hill 2"/)
    expect(await page.locator('.map-live').ariaSnapshot()).toContain('application "Map of the garden"')
    await links.filter({ hasText: 'Hill 2' }).focus()
    await page.keyboard.press('Enter')
    await waitForSelected(page, 'Hill 2')
    // The focus has gone along the link, so that the reader can go on from there.
    const current = page.locator('.map-tree [data-current] > button')
    await expect.poll(() => current.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await current.textContent()).toContain('Hill 2')
  })

  it('unfolds its list where a reader has come nearer, unless the reader is in the list', async () => {
    await openMap()
    await page.waitForSelector('.map-tree .region button')
    const unfolded = page.locator('.map-tree .region > button[aria-expanded=true]')
    const here = page.locator('.map-tree .region[data-here] > button')
    expect(await unfolded.count()).toBe(0)
    await page.locator('.map-canvas').focus()
    for (let press = 0; press < 3; press++) await page.keyboard.press('+')
    await here.waitFor()
    expect(await here.getAttribute('aria-expanded')).toBe('true')
    expect(await here.getAttribute('aria-current')).toBe('location')
    await page.locator('.map-tree .region[data-here] .note').first().waitFor()
    // Folded by hand it stays so.
    await here.click()
    await expect.poll(() => unfolded.count()).toBe(0)
    // From the list the map is moved, and the list stays as it is.
    const name = await here.locator('.name').textContent()
    await page.locator('.map-tree .region:not([data-here]) > button').first().click()
    await expect.poll(() => unfolded.count()).toBe(1)
    expect(await here.locator('.name').textContent()).toBe(name)
    await page.locator('.map-canvas').focus()
    await page.keyboard.press('0')
    await expect.poll(() => here.count()).toBe(0)
  })

  it('is left without a trace and opened again, as often as one likes', async () => {
    await openMap()
    for (let turn = 0; turn < 3; turn++) {
      await page.evaluate(() => {
        const main = document.querySelector('main')!
        const element = main.querySelector('hortus-map')!
        const parent = element.parentElement!
        element.remove()
        ;(window as unknown as { open: boolean }).open =
          document.documentElement.classList.contains('has-map')
        parent.append(element)
      })
      expect(await page.evaluate(() => (window as unknown as { open: boolean }).open)).toBe(false)
      await page.waitForFunction(() => document.querySelector<HortusMap>('hortus-map')?.map !== undefined)
      expect(await page.locator('.map-live').count()).toBe(1)
    }
  })

  it('leaves nothing of itself in memory when a reader has gone to it and away six times', async () => {
    const context = await open.browser.newContext({
      viewport: { width: 1200, height: 800 },
      reducedMotion: 'reduce',
    })
    const visited = await context.newPage()
    const cdp = await context.newCDPSession(visited)
    await visited.goto(open.site.url)
    await visited.waitForSelector('html[data-ready]')
    const visitMap = () =>
      visited.evaluate(async () => {
        const next = (name: string, act: () => void) =>
          new Promise((done) => {
            document.addEventListener(name, done, { once: true })
            act()
          })
        await next('hortus:map', () => document.querySelector<HTMLElement>('a[href$="/map/"]')!.click())
        await document.querySelector<HortusMap>('hortus-map')!.map!.settled()
        await next('hortus:shown', () => document.querySelector<HTMLElement>('.map-home')!.click())
      })
    const count = async () => {
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
      const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
      return { nodes, jsEventListeners }
    }
    for (let turn = 0; turn < 2; turn++) await visitMap()
    const before = await count()
    for (let turn = 0; turn < 4; turn++) await visitMap()
    const more = async () => {
      const now = await count()
      return {
        // A visit that leaves a node leaves four of four; one alone is the browser's own.
        nodes: Math.floor(Math.max(0, now.nodes - before.nodes) / 4),
        listeners: Math.max(0, now.jsEventListeners - before.jsEventListeners),
      }
    }
    await expect.poll(more, { timeout: 30_000 }).toEqual({ nodes: 0, listeners: 0 })
    await context.close()
  })

  it('had no error in all of this', () => {
    expect(open.problems).toEqual([])
  })
})
