import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HortusMap } from '../../../src/features/map/web/hortus-map.ts'
import type { MapHook } from '../../../src/features/map/web/map-hook.ts'
import { keepPage, launchBrowser, type TestBrowser } from '../../browser.ts'
import { openMapOf, openMapPanel, readMap, settleMap } from './map-page.ts'
import { type OpenSite, openSite } from './open-site.ts'

let browser: TestBrowser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser(['--enable-unsafe-swiftshader'])
}, 180_000)

beforeEach(async () => {
  page = await keepPage(page, () =>
    browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' }),
  )
})

afterAll(() => browser?.close())

const settle = () => settleMap(page)
const openPanel = (name: string) => openMapPanel(page, name)
const read = <Value>(look: (map: MapHook) => Value): Promise<Value> => readMap(page, look)

describe('the map of a garden that is too large to be drawn at once', () => {
  const words =
    'copper lantern meadow orchard violin glacier tunnel pepper saddle anchor harbour willow'.split(' ')
  let large: OpenSite

  beforeAll(async () => {
    const notes = Array.from({ length: 1_260 }, (_, i): [string, string] => {
      const word = words[i % words.length]!
      const tags = i % 18 === 0 ? '---\ntags: [rare]\n---\n' : ''
      const next = (i + words.length) % 1_260
      return [`${word}/${word} ${i}.md`, `${tags}After [[${word} ${next}]].`]
    })
    large = await openSite(Object.fromEntries(notes))
  }, 180_000)

  afterAll(() => large?.close())

  const open = () => openMapOf(page, large)

  it('leads to notes wherever a reader comes nearer, in the sea too', async () => {
    const marksInView = () =>
      read(
        (map) =>
          map.nodes().filter((title) => {
            const { x, y } = map.place(title)!
            return x > 0 && y > 0 && x < innerWidth && y < innerHeight
          }).length,
      )
    for (const [x, y] of [
      [30, 400],
      [600, 780],
    ] as const) {
      await open()
      const whole = (await read((map) => map.camera())).span
      await page.mouse.move(x, y)
      for (let turn = 0; turn < 9; turn++) {
        await page.mouse.wheel(0, -120)
        await settle()
      }
      expect((await read((map) => map.camera())).span).toBeLessThan(whole / 8)
      await expect.poll(marksInView, { timeout: 30_000 }).toBeGreaterThan(0)
    }
  })

  it('looks the same from afar after a reader has been near, on a small screen too', async () => {
    await page.setViewportSize({ width: 340, height: 340 })
    await open()
    const drawn = await read((map) => map.drawn)
    await page.locator('.map-canvas').focus()
    for (let turn = 0; turn < 4; turn++) await page.keyboard.press('+')
    await expect.poll(() => read((map) => map.drawn), { timeout: 30_000 }).toBeGreaterThan(drawn)
    // From afar nothing tells where the reader has been.
    await page.keyboard.press('0')
    await expect.poll(() => read((map) => map.drawn), { timeout: 30_000 }).toBe(drawn)
    // No note is drawn there; keys lead to one all the same, and on from it.
    const walked = new Set<string | undefined>()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(key)
      await settle()
      walked.add(await read((map) => map.selected))
    }
    expect(walked.has(undefined)).toBe(false)
    expect(walked.size).toBeGreaterThan(1)
    await page.setViewportSize({ width: 1200, height: 800 })
  })

  it('writes no name that goes and comes again while a reader comes nearer little by little', async () => {
    await open()
    const { span } = await read((map) => map.camera())
    const seen: (readonly string[])[] = []
    for (let turn = 0; turn < 12; turn++) {
      const at = (span / 1.15 ** turn).toFixed(2)
      await page.evaluate((to) => {
        location.hash = `#at=8,6,${to}`
      }, at)
      await page.waitForFunction(
        (to) => Math.abs(document.querySelector<HortusMap>('hortus-map')!.map!.camera().span - to) < 0.02,
        Number(at),
      )
      await settle()
      seen.push(await read((map) => map.labels().map(({ text }) => text)))
    }
    const names = new Set(seen.flat())
    expect(names.size).toBeGreaterThan(30)
    const flickering = [...names].filter((name) => {
      const comings = seen.filter((now, i) => now.includes(name) && !(seen[i - 1] ?? []).includes(name))
      return comings.length > 1
    })
    expect(flickering).toEqual([])
  })

  it('draws what passes a filter from afar, hides the land of the rest, and hands out all of it', async () => {
    await open()
    const save = async (): Promise<number> => {
      await openPanel('Export')
      const download = page.waitForEvent('download')
      await page.locator('.map-actions button', { hasText: 'JSON' }).click()
      const chunks: Buffer[] = []
      for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
      return (JSON.parse(Buffer.concat(chunks).toString('utf8')) as { nodes: unknown[] }).nodes.length
    }
    expect(await save()).toBe(1_260)
    await openPanel('Show')
    await page.locator('.map-panel label', { hasText: '#rare' }).locator('input').check()
    await expect.poll(() => read((map) => map.nodes().length), { timeout: 60_000 }).toBe(70)
    expect(await page.locator('.map-hits').textContent()).toBe('70 found')
    await openPanel('List')
    const found = await page.locator('.map-tree > .region > button .count').allTextContents()
    expect(found.map((text) => Number.parseInt(text, 10)).reduce((sum, count) => sum + count)).toBe(70)
    expect(await save()).toBe(70)
    await openPanel('Show')
    const names = () => read((map) => map.labels().map(({ text }) => text.toLowerCase()))
    await page.locator('.map-panel input[name=regions]').first().check()
    const before = await names()
    await page.locator('.map-panel label', { hasText: 'Hide the others' }).locator('input').check()
    await settle()
    expect((await names()).length).toBeLessThan(before.length)
  })
})

it('names a topic from afar that is most of the map', async () => {
  const notes: Record<string, string> = {}
  let folder = ''
  for (const name of ['Systems', 'Storage', 'Files', 'Journals', 'Recovery', 'Checksums']) {
    folder += `${name}/`
    notes[`${folder}index.md`] = `---\ntype: topic\ntitle: ${name}\n---\nAbout it.`
    for (let i = 0; i < 12; i++) notes[`${folder}${name} ${i}.md`] = `[[${name} ${(i + 1) % 12}]]`
  }
  notes['Music/index.md'] = '---\ntype: topic\ntitle: Music\n---\nAbout it.'
  for (let i = 0; i < 30; i++) notes[`Music/Music ${i}.md`] = `[[Music ${(i + 1) % 30}]]`
  const deep = await openSite(notes)
  try {
    await page.setViewportSize({ width: 1200, height: 800 })
    await openMapOf(page, deep)
    expect(await read((map) => map.labels().map(({ text }) => text))).toEqual(
      expect.arrayContaining(['Systems', 'Music']),
    )
  } finally {
    await deep.close()
  }
})

it('shows a garden of three notes as an island with all their names, and lists them at once', async () => {
  const tiny = await openSite({
    'index.md': '# My first garden\n\nStart with [[Tea]].',
    'Tea.md': '# Tea\n\nLeaves in [[Water]].',
    'Water.md': '# Water\n\nBoil it.',
  })
  try {
    await page.setViewportSize({ width: 1200, height: 800 })
    await openMapOf(page, tiny)
    const names = await read((map) => map.labels().map(({ text }) => text))
    expect(names.sort()).toEqual(['My first garden', 'Tea', 'Water'])
    expect(await page.locator('.map-tree .note .name').allTextContents()).toHaveLength(3)
    // The hub is larger than a leaf, and there is water around the land.
    expect(await read((map) => map.mark('Tea')!.size > map.mark('Water')!.size)).toBe(true)
    expect(await read((map) => map.landAt({ x: 60, y: 400 }))).toBeUndefined()
    await openPanel('Ways')
    expect(await page.locator('.map-pairs bdi').allTextContents()).toEqual(
      expect.arrayContaining(['My first garden', 'Water']),
    )
  } finally {
    await tiny.close()
  }
})
