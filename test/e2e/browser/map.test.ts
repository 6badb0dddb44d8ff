import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import { parseMapAddress } from '../../../src/features/map/web/map-address.ts'
import type { MapHook } from '../../../src/features/map/web/map-hook.ts'
import { keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'
import { findFaults } from './find-faults.ts'
import { openMapOf, openMapPanel, readMap, settleMap } from './map-page.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { watchRequests } from './watch-requests.ts'

/** Two topics of notes that link in a ring, a chain of prerequisites, a wanted note, a draft. */
const garden: Record<string, string> = {
  'rivers/index.md': '---\ntype: topic\ntitle: Rivers\n---\nWater that goes.',
  'hills/index.md': '---\ntype: topic\ntitle: Hills\n---\nEarth that stays.',
  'hortus.config.json': '{ "title": "Rivers & <Hills>", "author": { "name": "Ann & Bo" } }',
  'secret.md': '---\ndraft: true\n---\nA hidden valley [[River 1]].',
}
for (let i = 1; i <= 9; i++) {
  const requires = i === 3 ? '\nrequires: ["[[River 2]]"]' : i === 2 ? '\nrequires: ["[[River 1]]"]' : ''
  garden[`rivers/River ${i}.md`] =
    `---\nstage: ${i < 5 ? 'seedling' : 'evergreen'}\ncreated: 2025-0${i}-01\ntags: [water]${requires}\n---\nRiver ${i} flows into [[River ${(i % 9) + 1}]], as rivers do.${i === 4 ? ' Its spring is on [[Hill 2]], far above.' : ''}`
  garden[`hills/Hill ${i}.md`] =
    `Hill ${i} stands beside [[Hill ${(i % 9) + 1}]].${i === 5 ? ' See [[A lost hill]].' : ''}`
}

let site: OpenSite
let browser: TestBrowser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  site = await openSite(garden)
  browser = await launchBrowser(['--enable-unsafe-swiftshader'])
}, 180_000)

beforeEach(async () => {
  page = await keepPage(page, openPage)
})

async function openPage(): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' })
  opened.on('pageerror', (error) => problems.push(error.message))
  opened.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return opened
}

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const openMap = (hash = '', on = page) => openMapOf(on, site, hash)
const settle = (on = page) => settleMap(on)
const openPanel = (name: string) => openMapPanel(page, name)
const read = <Value>(look: (map: MapHook) => Value): Promise<Value> => readMap(page, look)

async function waitForSelected(title: string | undefined, on = page): Promise<void> {
  await on.waitForFunction(
    (wanted) => document.querySelector<HortusMap>('hortus-map')!.map!.selected === wanted,
    title,
  )
  await settle(on)
}

/** Finds a note on the map and goes there. */
async function find(title: string): Promise<void> {
  await page.locator('.map-search input').fill(title.toLowerCase())
  await page.locator('.map-found button', { hasText: title }).click()
  await waitForSelected(title)
}

const selected = () => read((map) => map.selected)

async function press(...keys: readonly string[]): Promise<void> {
  await page.locator('.map-canvas').focus()
  for (const key of keys) {
    await page.keyboard.press(key)
    await settle()
  }
}

describe('the page of the map before any script runs', () => {
  it('draws the regions and lists them with their notes', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${site.url}map/`)
    expect(await plain.locator('.map-regions h2').allTextContents()).toEqual(['Hills', 'Rivers'])
    expect(await plain.locator('.map-drawing text').allTextContents()).toEqual(['Hills', 'Rivers'])
    expect(await plain.locator('.map-regions li a').count()).toBeGreaterThan(8)
    await context.close()
  })

  it('stays so where the browser has no WebGL', async () => {
    const plain = await browser.newPage()
    await plain.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null as never
    })
    await plain.goto(`${site.url}map/`)
    await plain.waitForSelector('hortus-map[data-failed]')
    expect(await plain.locator('.map-drawing').isVisible()).toBe(true)
    // The whole list is there, and goes as deep as the one beside a map.
    await plain.locator('.map-tree .region > button', { hasText: 'Rivers' }).click()
    await plain.locator('.map-tree .note > button', { hasText: 'River 4' }).click()
    const links = plain.locator('.map-tree .links')
    await links.locator('button', { hasText: 'Hill 2' }).waitFor()
    expect(await links.locator('a').getAttribute('href')).toBe(`${site.url}rivers/river-4/`)
    await plain.close()
  })
})

describe('the map', () => {
  it('shows every published note and wanted note, and no other', async () => {
    await openMap()
    const nodes = await read((map) => [...map.nodes()].sort())
    expect(nodes.length).toBe(21)
    expect(nodes).toContain('A lost hill')
    expect(nodes.join()).not.toContain('secret')
    expect(await page.content()).not.toContain('hidden valley')
  })

  it('names regions from afar, and never writes one name over another at any nearness', async () => {
    await openMap()
    expect(await read((map) => map.labels().map(({ text }) => text))).toEqual(
      expect.arrayContaining(['Rivers', 'Hills']),
    )
    for (let near = 0; near < 5; near++) {
      const boxes = await read((map) => map.labels())
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          const isApart =
            a.left + a.width <= b.left + 0.5 ||
            b.left + b.width <= a.left + 0.5 ||
            a.top + a.height <= b.top + 0.5 ||
            b.top + b.height <= a.top + 0.5
          expect(isApart, `${a.text} and ${b.text}`).toBe(true)
        }
      }
      await press('+')
    }
  })

  it('draws nothing while nothing changes', async () => {
    await page.clock.install()
    await openMap()
    // Whatever a busy machine still had to do, at some time nothing is left.
    await expect
      .poll(async () => {
        const before = await read((map) => map.frames)
        await page.clock.runFor(10_000)
        return (await read((map) => map.frames)) - before
      })
      .toBe(0)
  })

  it('finds a note and flies there', async () => {
    await openMap()
    await find('River 7')
    await expect
      .poll(
        async () => {
          const place = await read((map) => map.place('River 7'))
          const box = (await page.locator('.map-canvas').boundingBox())!
          return Math.max(Math.abs(place!.x - box.width / 2), Math.abs(place!.y - box.height / 2))
        },
        { timeout: 30_000 },
      )
      .toBeLessThan(40)
  })

  it('opens a note beside itself when it is clicked, and keeps it in the address', async () => {
    await openMap()
    const place = (await read((map) => map.place('Hill 3')))!
    await page.locator('.map-canvas').click({ position: place })
    await waitForSelected('Hill 3')
    await page.waitForSelector('.map-text .text:has-text("Hill 3 stands beside")')
    const address = page.url()
    expect(address).toContain('note=hills/hill-3/')
    const camera = await read((map) => map.camera())
    await openMap(new URL(address).hash)
    await waitForSelected('Hill 3')
    await page.waitForSelector('.map-text .text:has-text("Hill 3 stands beside")')
    const again = await read((map) => map.camera())
    expect(Math.abs(again.x - camera.x) + Math.abs(again.y - camera.y)).toBeLessThan(camera.span * 0.02)
  })

  it('shows the same picture at the same address: view, filter, colours, steps, pins and what is chosen', async () => {
    await openMap()
    await find('River 3')
    await page.locator('.map-actions button', { hasText: 'Pin this place' }).click()
    await page.locator('.map-actions select').selectOption('2')
    await openPanel('Show')
    await page.locator('.map-panel label', { hasText: 'seedling' }).locator('input').check()
    await page.locator('.map-choices select').first().selectOption('stage')
    await press('+')
    const picture = () =>
      read((map) => ({
        camera: map.camera(),
        nodes: [...map.nodes()].sort(),
        selected: map.selected,
        pinned: map.pinned,
        labels: map
          .labels()
          .map(({ text }) => text)
          .sort(),
      }))
    const address = async () => parseMapAddress(await page.evaluate(() => location.hash))
    // The address follows the view a moment later.
    const isUpToDate = async (): Promise<boolean> => {
      const { camera, pins, color } = await address()
      const { x, y, span } = await read((map) => map.camera())
      const isNear = (kept: number, shown: number): boolean => Math.abs(kept - shown) < span / 500
      return (
        camera !== undefined &&
        isNear(camera.x, x) &&
        isNear(camera.y, y) &&
        isNear(camera.span, span) &&
        pins.length > 0 &&
        color === 'stage'
      )
    }
    await expect.poll(isUpToDate).toBe(true)
    const hash = await page.evaluate(() => location.hash)
    const before = await picture()
    expect(before.pinned).toEqual(['River 3'])
    await openMap(hash)
    await waitForSelected('River 3')
    await expect.poll(async () => (await picture()).labels, { timeout: 30_000 }).toEqual(before.labels)
    const after = await picture()
    for (const side of ['x', 'y', 'span'] as const)
      expect(Math.abs(after.camera[side] - before.camera[side])).toBeLessThan(before.camera.span * 0.01)
    expect({ ...after, camera: 0 }).toEqual({ ...before, camera: 0 })
    // And where only what is behind the # changes, as when a link is pasted.
    await page.evaluate(() => {
      location.hash = '#note=hills/hill-8/'
    })
    await waitForSelected('Hill 8')
    expect(await read((map) => map.pinned)).toEqual([])
    expect(await read((map) => map.nodes().length)).toBe(21)
  })

  it('shows what a mark is when it is pointed at, and when keys come to it', async () => {
    await openMap()
    const box = (await page.locator('.map-canvas').boundingBox())!
    const place = (await read((map) => map.place('Hill 6')))!
    await page.mouse.move(box.x + place.x - 40, box.y + place.y)
    await page.mouse.move(box.x + place.x, box.y + place.y)
    await page.locator('hortus-preview', { hasText: 'Hill 6' }).waitFor()
    expect(await page.locator('hortus-preview').textContent()).toContain('Hill 6 stands beside')
    await page.mouse.move(box.x + 3, box.y + box.height / 2)
    await page.locator('hortus-preview').waitFor({ state: 'detached' })
    await press('ArrowRight')
    const title = (await selected())!
    await page.locator('hortus-preview', { hasText: title }).waitFor()
    await press('Escape')
    expect(await page.locator('hortus-preview').count()).toBe(0)
  })

  it('moves, comes nearer and chooses by touch', async () => {
    const phone = await browser.newPage({ viewport: { width: 400, height: 800 }, hasTouch: true })
    await openMap('', phone)
    const camera = () => phone.evaluate(() => document.querySelector<HortusMap>('hortus-map')!.map!.camera())
    const cdp = await phone.context().newCDPSession(phone)
    type Points = readonly { x: number; y: number }[]
    const touch = async (...moves: readonly Points[]): Promise<void> => {
      for (const [i, touchPoints] of moves.entries())
        await cdp.send('Input.dispatchTouchEvent', {
          type: i === 0 ? 'touchStart' : 'touchMove',
          touchPoints: [...touchPoints],
        })
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    const whole = await camera()
    const line = [0, 1, 2, 3, 4].map((i) => [{ x: 200 + 20 * i, y: 400 }])
    await touch(...line)
    await expect.poll(async () => (await camera()).x < whole.x, { timeout: 20_000 }).toBe(true)
    const spread = [20, 40, 60, 80, 100].map((far) => [
      { x: 200 - far, y: 400 },
      { x: 200 + far, y: 400 },
    ])
    await touch(...spread)
    await expect.poll(async () => (await camera()).span < whole.span * 0.6, { timeout: 20_000 }).toBe(true)
    await openMap('', phone)
    const place = await phone.evaluate(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.place('River 8')!,
    )
    await phone.touchscreen.tap(place.x, place.y)
    await waitForSelected('River 8', phone)
    await phone.waitForSelector('.map-text .text:has-text("River 8 flows")')
    await phone.close()
  })

  it('lights what is chosen and its neighbours, fades the rest, and is called like it beside the map', async () => {
    await openMap()
    const colors = (map: MapHook) => ['River 7', 'River 8', 'Hill 1'].map((title) => map.mark(title)!.color)
    const before = await read(colors)
    await find('River 7')
    expect(await page.locator('.map-panel h2').textContent()).toBe('River 7')
    await settle()
    const [chosen, neighbor, other] = await read(colors)
    expect([chosen, neighbor]).toEqual(before.slice(0, 2))
    // 15 % of what it was, the rest is paper.
    const paper = await page.evaluate(
      () => getComputedStyle(document.querySelector('.map-live')!).backgroundColor,
    )
    expect(paper).not.toBe('')
    const brightness = (color: string): number =>
      [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(color.slice(at, at + 2), 16), 0)
    expect(brightness(other!)).toBeGreaterThan(brightness(before[2]!) + 200)
    await press('Escape')
    expect(await read(colors)).toEqual(before)
  })

  it('lets the card go when a note is clicked', async () => {
    await openMap()
    const box = (await page.locator('.map-canvas').boundingBox())!
    const place = (await read((map) => map.place('Hill 6')))!
    await page.mouse.move(box.x + place.x - 40, box.y + place.y)
    await page.mouse.move(box.x + place.x, box.y + place.y)
    await page.locator('hortus-preview', { hasText: 'Hill 6' }).waitFor()
    await page.mouse.down()
    await page.mouse.up()
    await waitForSelected('Hill 6')
    await page.locator('hortus-preview').waitFor({ state: 'detached' })
  })

  it('never covers the chosen note with its sheet on a phone: by search, tap, address, and when a panel opens', async () => {
    const phone = await browser.newPage({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    const gap = (title: string) =>
      phone.evaluate((name) => {
        const { y } = document.querySelector<HortusMap>('hortus-map')!.map!.place(name)!
        const bar = document.querySelector('.map-bar')!.getBoundingClientRect().bottom
        return Math.min(document.querySelector('.map-panel')!.getBoundingClientRect().top - y, y - bar)
      }, title)
    const isClear = (title: string) => expect.poll(() => gap(title), { timeout: 20_000 }).toBeGreaterThan(20)
    await openMap('', phone)
    await phone.locator('.map-search input').fill('river 7')
    await phone.locator('.map-found button', { hasText: 'River 7' }).click()
    await waitForSelected('River 7', phone)
    await isClear('River 7')
    await phone.locator('.map-close').click()
    await phone.locator('.map-tabs button', { hasText: 'Show' }).click()
    await isClear('River 7')
    for (const title of ['River 2', 'Hill 9']) {
      await openMap('', phone)
      const { x, y } = await phone.evaluate(
        (name) => document.querySelector<HortusMap>('hortus-map')!.map!.place(name)!,
        title,
      )
      await phone.touchscreen.tap(x, y)
      await waitForSelected(title, phone)
      await isClear(title)
    }
    // Of a wide screen, where it stood far below.
    await openMap('#at=0,0,30&note=hills/hill-3/', phone)
    await waitForSelected('Hill 3', phone)
    await isClear('Hill 3')
    await phone.close()
  })

  it('names at most eight notes of a region from afar, none across a coast, and regions by the root of their notes', async () => {
    await openMap()
    const names = await read((map) =>
      map.labels().map(({ text, label, left, top, width, height }) => {
        const corners = [0, 1].flatMap((across) =>
          [0, 1].map((down) => [left + across * width, top + down * height]),
        )
        return { text, ...label, lands: [...new Set(corners.map(([x, y]) => map.landAt({ x: x!, y: y! })))] }
      }),
    )
    const notes = names.filter(({ kind }) => kind === 'node')
    const groups = [...new Set(notes.map(({ group }) => group))]
    const counts = groups.map((group) => notes.filter((note) => note.group === group).length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(8)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(6)
    for (const { text, group, lands } of notes) expect(lands, text).toEqual([group])
    expect(new Set(names.filter(({ kind }) => kind === 'region').map(({ size }) => size)).size).toBe(1)
  })

  it('leads into a region by a click on its name', async () => {
    await openMap()
    const whole = (await read((map) => map.camera())).span
    const name = await read((map) => map.labels().find(({ text }) => text === 'Hills')!)
    const position = { x: name.left + name.width / 2, y: name.top + name.height / 2 }
    await page.locator('.map-canvas').click({ position })
    await expect.poll(async () => (await read((map) => map.camera())).span).toBeLessThan(whole * 0.8)
    await page.locator('.map-where button', { hasText: 'Hills' }).waitFor()
    expect(await selected()).toBeUndefined()
  })

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

  it('goes along links with the arrow keys, nearer and farther with plus and minus, and back to all with 0', async () => {
    await openMap()
    await press('ArrowRight')
    const first = await selected()
    expect(first).toBeDefined()
    const seen = new Set([first])
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await press(key)
      seen.add(await selected())
    }
    expect(seen.size).toBeGreaterThan(2)
    await press('0')
    const whole = (await read((map) => map.camera())).span
    await press('+', '+')
    expect((await read((map) => map.camera())).span).toBeLessThan(whole / 2)
    await press('Enter')
    expect(await page.locator('.map-panel[data-panel=note]').count()).toBe(1)
    await press('Escape')
    expect(await selected()).toBeUndefined()
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
    await page.locator('.map-time input').fill('2')
    const rivers = (map: NonNullable<HortusMap['map']>): string[] =>
      map
        .nodes()
        .filter((title) => title.startsWith('River '))
        .sort()
    await expect.poll(() => read(rivers), { timeout: 30_000 }).toEqual(['River 1', 'River 2', 'River 3'])
    // What nobody had written was not there to be seen.
    expect(await read((map) => map.mark('A lost hill'))).toBeUndefined()
    expect(await read((map) => map.mark('River 9'))).toBeDefined()
  })

  it('shows a note with one, two and three steps of what is around it', async () => {
    await openMap()
    await find('Hill 8')
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
    expect(await first.locator('li > a').first().getAttribute('href')).toBe(`${site.url}rivers/river-4/`)
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
    await find('River 3')
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
      const output = document.querySelector('.map-time output')!
      new MutationObserver(() => seen.push(output.textContent!.trim().slice(-7))).observe(output, {
        subtree: true,
        childList: true,
        characterData: true,
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
    await find('River 4')
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
    await waitForSelected('River 4')
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
    await waitForSelected('Hill 2')
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
    const context = await browser.newContext({
      viewport: { width: 1200, height: 800 },
      reducedMotion: 'reduce',
    })
    const visited = await context.newPage()
    const cdp = await context.newCDPSession(visited)
    await visited.goto(site.url)
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

  it('is shown beside a note as the part around it, and fetches nothing before that is in view', async () => {
    const narrow = await browser.newPage({ viewport: { width: 400, height: 300 } })
    const { paths } = watchRequests(narrow)
    await narrow.goto(`${site.url}rivers/river-4/`)
    await narrow.waitForSelector('html[data-ready]')
    await narrow.waitForLoadState('networkidle')
    expect(paths.filter((path) => /\/-\/map\/|local-map|draw-crop/.test(path))).toEqual([])
    await narrow.locator('hortus-local-map').scrollIntoViewIfNeeded()
    await narrow.waitForSelector('hortus-local-map svg')
    const names = await narrow
      .locator('hortus-local-map a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')))
    expect(names).toEqual(expect.arrayContaining(['River 3', 'River 5', 'Hill 2']))
    expect(paths.filter((path) => path.includes('/-/map/')).sort()).toEqual([
      expect.stringMatching(/^\/-\/map\/crops-\d+\.json$/),
      '/-/map/crops.json',
    ])
    // Its middle leads to the note on the map.
    await narrow.locator('hortus-local-map .here').click()
    await narrow.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')?.map?.selected === 'River 4',
    )
    await narrow.close()
  })

  it('asks again after a while for parts that did not come, and not without end', async () => {
    const own = await browser.newPage({ viewport: { width: 1200, height: 800 } })
    let asked = 0
    let isGone = true
    await own.route(
      ({ pathname }) => pathname.endsWith('.bin') && !pathname.endsWith('/overview.bin'),
      (route) => {
        asked++
        return isGone ? route.abort() : route.continue()
      },
    )
    await openMap('', own)
    const parts = asked
    expect(parts).toBeGreaterThan(0)
    isGone = false
    await own.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.nodes().length >= 20,
    )
    // Once more each; on a slow machine a pause may have ended before the server was back.
    expect(asked).toBeLessThanOrEqual(4 * parts)
    await own.close()
  })

  it('had no error in all of this', () => {
    expect(problems).toEqual([])
  })
})
