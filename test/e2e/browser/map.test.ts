import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import { parseMapAddress } from '../../../src/features/map/web/map-address.ts'
import type { MapHook } from '../../../src/features/map/web/map-hook.ts'
import { keepPage } from '../../browser.ts'
import { findOnMap, type OpenMapGarden, openMapGarden, pressOnMap, waitForSelected } from './map-garden.ts'
import { openMapOf, openMapPanel, readMap, settleMap } from './map-page.ts'
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
const settle = (on = page) => settleMap(on)
const openPanel = (name: string) => openMapPanel(page, name)
const read = <Value>(look: (map: MapHook) => Value): Promise<Value> => readMap(page, look)
const selected = () => read((map) => map.selected)

describe('the page of the map before any script runs', () => {
  it('draws the regions and lists them with their notes', async () => {
    const context = await open.browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${open.site.url}map/`)
    expect(await plain.locator('.map-regions h2').allTextContents()).toEqual(['Hills', 'Rivers'])
    expect(await plain.locator('.map-drawing text').allTextContents()).toEqual(['Hills', 'Rivers'])
    expect(await plain.locator('.map-regions li a').count()).toBeGreaterThan(8)
    await context.close()
  })

  it('stays so where the browser has no WebGL', async () => {
    const plain = await open.browser.newPage()
    await plain.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null as never
    })
    await plain.goto(`${open.site.url}map/`)
    await plain.waitForSelector('hortus-map[data-failed]')
    expect(await plain.locator('.map-drawing').isVisible()).toBe(true)
    // The whole list is there, and goes as deep as the one beside a map.
    await plain.locator('.map-tree .region > button', { hasText: 'Rivers' }).click()
    await plain.locator('.map-tree .note > button', { hasText: 'River 4' }).click()
    const links = plain.locator('.map-tree .links')
    await links.locator('button', { hasText: 'Hill 2' }).waitFor()
    expect(await links.locator('a').getAttribute('href')).toBe(`${open.site.url}rivers/river-4/`)
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
      await pressOnMap(page, '+')
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
    await findOnMap(page, 'River 7')
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
    await waitForSelected(page, 'Hill 3')
    await page.waitForSelector('.map-text .text:has-text("Hill 3 stands beside")')
    const address = page.url()
    expect(address).toContain('note=hills/hill-3/')
    const camera = await read((map) => map.camera())
    await openMap(new URL(address).hash)
    await waitForSelected(page, 'Hill 3')
    await page.waitForSelector('.map-text .text:has-text("Hill 3 stands beside")')
    const again = await read((map) => map.camera())
    expect(Math.abs(again.x - camera.x) + Math.abs(again.y - camera.y)).toBeLessThan(camera.span * 0.02)
  })

  it('shows the same picture at the same address: view, filter, colours, steps, pins and what is chosen', async () => {
    await openMap()
    await findOnMap(page, 'River 3')
    await page.locator('.map-actions button', { hasText: 'Pin this place' }).click()
    await page.locator('.map-actions select').selectOption('2')
    await openPanel('Show')
    await page.locator('.map-panel label', { hasText: 'seedling' }).locator('input').check()
    await page.locator('.map-choices select').first().selectOption('stage')
    await pressOnMap(page, '+')
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
    await waitForSelected(page, 'River 3')
    await expect.poll(async () => (await picture()).labels, { timeout: 30_000 }).toEqual(before.labels)
    const after = await picture()
    for (const side of ['x', 'y', 'span'] as const)
      expect(Math.abs(after.camera[side] - before.camera[side])).toBeLessThan(before.camera.span * 0.01)
    expect({ ...after, camera: 0 }).toEqual({ ...before, camera: 0 })
    // And where only what is behind the # changes, as when a link is pasted.
    await page.evaluate(() => {
      location.hash = '#note=hills/hill-8/'
    })
    await waitForSelected(page, 'Hill 8')
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
    await pressOnMap(page, 'ArrowRight')
    const title = (await selected())!
    await page.locator('hortus-preview', { hasText: title }).waitFor()
    await pressOnMap(page, 'Escape')
    expect(await page.locator('hortus-preview').count()).toBe(0)
  })

  it('moves, comes nearer and chooses by touch', async () => {
    const phone = await open.browser.newPage({ viewport: { width: 400, height: 800 }, hasTouch: true })
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
    await waitForSelected(phone, 'River 8')
    await phone.waitForSelector('.map-text .text:has-text("River 8 flows")')
    await phone.close()
  })

  it('lights what is chosen and its neighbours, fades the rest, and is called like it beside the map', async () => {
    await openMap()
    const colors = (map: MapHook) => ['River 7', 'River 8', 'Hill 1'].map((title) => map.mark(title)!.color)
    const before = await read(colors)
    await findOnMap(page, 'River 7')
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
    await pressOnMap(page, 'Escape')
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
    await waitForSelected(page, 'Hill 6')
    await page.locator('hortus-preview').waitFor({ state: 'detached' })
  })

  it('never covers the chosen note with its sheet on a phone: by search, tap, address, and when a panel opens', async () => {
    const phone = await open.browser.newPage({
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
    await waitForSelected(phone, 'River 7')
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
      await waitForSelected(phone, title)
      await isClear(title)
    }
    // Of a wide screen, where it stood far below.
    await openMap('#at=0,0,30&note=hills/hill-3/', phone)
    await waitForSelected(phone, 'Hill 3')
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

  it('goes along links with the arrow keys, nearer and farther with plus and minus, and back to all with 0', async () => {
    await openMap()
    await pressOnMap(page, 'ArrowRight')
    const first = await selected()
    expect(first).toBeDefined()
    const seen = new Set([first])
    for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await pressOnMap(page, key)
      seen.add(await selected())
    }
    expect(seen.size).toBeGreaterThan(2)
    await pressOnMap(page, '0')
    const whole = (await read((map) => map.camera())).span
    await pressOnMap(page, '+', '+')
    expect((await read((map) => map.camera())).span).toBeLessThan(whole / 2)
    await pressOnMap(page, 'Enter')
    expect(await page.locator('.map-panel[data-panel=note]').count()).toBe(1)
    await pressOnMap(page, 'Escape')
    expect(await selected()).toBeUndefined()
  })

  it('is shown beside a note as the part around it, and fetches nothing before that is in view', async () => {
    const narrow = await open.browser.newPage({ viewport: { width: 400, height: 300 } })
    const { paths } = watchRequests(narrow)
    await narrow.goto(`${open.site.url}rivers/river-4/`)
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
    const own = await open.browser.newPage({ viewport: { width: 1200, height: 800 } })
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
    expect(open.problems).toEqual([])
  })
})
