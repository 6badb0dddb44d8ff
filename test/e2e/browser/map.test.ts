import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HortusMap } from '../../../web/map/hortus-map.ts'
import { launchBrowser } from '../../browser.ts'
import { type OpenSite, openSite } from './open-site.ts'
import { watchRequests } from './watch-requests.ts'

/** Two topics of notes that link in a ring, a chain of prerequisites, a wanted note, a draft. */
const garden: Record<string, string> = {
  'rivers/index.md': '---\ntype: topic\ntitle: Rivers\n---\nWater that goes.',
  'hills/index.md': '---\ntype: topic\ntitle: Hills\n---\nEarth that stays.',
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
let browser: Browser
let page: Page
const problems: string[] = []

beforeAll(async () => {
  site = await openSite(garden)
  browser = await launchBrowser(['--enable-unsafe-swiftshader'])
  page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function openMap(hash = '', on = page): Promise<void> {
  await on.goto(`${site.url}map/${hash}`)
  if (hash !== '') await on.reload()
  await on.waitForFunction(() => document.querySelector<HortusMap>('hortus-map')?.map !== undefined)
  await on.evaluate(() => document.querySelector<HortusMap>('hortus-map')!.map!.settled())
}

/** Reads the open map through its hook. */
function read<Value>(look: (map: NonNullable<HortusMap['map']>) => Value): Promise<Value> {
  return page.evaluate(`(${look.toString()})(document.querySelector('hortus-map').map)`) as Promise<Value>
}

const selected = () => read((map) => map.selected)

async function press(...keys: readonly string[]): Promise<void> {
  await page.locator('.map-canvas').focus()
  for (const key of keys) await page.keyboard.press(key)
  await page.waitForTimeout(200)
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
    expect(await plain.locator('.map-regions h2').first().isVisible()).toBe(true)
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
    await openMap()
    // Names of notes come when they can; then a second must pass without a frame.
    let frames = -1
    await expect
      .poll(
        async () => {
          const before = frames
          frames = await read((map) => map.frames)
          return frames === before
        },
        { timeout: 30_000, interval: 1_200 },
      )
      .toBe(true)
  })

  it('finds a note and flies there', async () => {
    await openMap()
    await page.locator('.map-search input').fill('river 7')
    await page.locator('.map-found button', { hasText: 'River 7' }).click()
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.selected === 'River 7',
    )
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
    await page.locator('.map-close').click()
    const place = (await read((map) => map.place('Hill 3')))!
    await page.locator('.map-canvas').click({ position: place })
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.selected === 'Hill 3',
    )
    await page.waitForSelector('.map-text .text:has-text("Hill 3 stands beside")')
    const address = page.url()
    expect(address).toContain('note=')
    const camera = await read((map) => map.camera())
    await openMap(new URL(address).hash)
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.selected === 'Hill 3',
    )
    const again = await read((map) => map.camera())
    expect(Math.abs(again.x - camera.x) + Math.abs(again.y - camera.y)).toBeLessThan(camera.span * 0.02)
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
    await page.locator('.map-tabs button', { hasText: 'Show' }).click()
    const label = page.locator('.map-panel label', { hasText: 'evergreen' })
    expect(await label.locator('.count').textContent()).toBe('5')
    await label.locator('input').check()
    await expect.poll(() => read((map) => map.nodes().length), { timeout: 30_000 }).toBe(5)
    await page.locator('.map-panel > button').click()
    await page.locator('.map-panel label', { hasText: 'Wanted notes' }).locator('input').check()
    await expect.poll(() => read((map) => map.nodes()), { timeout: 30_000 }).toEqual(['A lost hill'])
    await page.locator('.map-panel > button').click()
    await page.locator('.map-time input').fill('2')
    const rivers = (map: NonNullable<HortusMap['map']>): string[] =>
      map
        .nodes()
        .filter((title) => title.startsWith('River '))
        .sort()
    await expect.poll(() => read(rivers), { timeout: 30_000 }).toEqual(['River 1', 'River 2', 'River 3'])
  })

  it('shows a note with one, two and three steps of what is around it', async () => {
    await openMap()
    await page.locator('.map-search input').fill('hill 8')
    await page.locator('.map-found button', { hasText: 'Hill 8' }).click()
    const counts: number[] = []
    for (const steps of ['1', '2']) {
      const before = await read((map) => map.nodes().length)
      await page.locator('.map-actions select').selectOption(steps)
      await expect.poll(() => read((map) => map.nodes().length), { timeout: 30_000 }).not.toBe(before)
      counts.push(await read((map) => map.nodes().length))
    }
    // Its neighbours in the ring and the topic it belongs to; then those of these.
    expect(counts[0]).toBe(4)
    expect(counts[1]!).toBeGreaterThan(counts[0]!)
  })

  it('explains how two notes are connected, in sentences', async () => {
    await openMap()
    await page.locator('.map-tabs button', { hasText: 'Ways' }).click()
    await page.locator('.map-end input[name=from]').fill('River 4')
    await page.keyboard.press('Tab')
    await page.locator('.map-end input[name=to]').fill('Hill 2')
    await page.keyboard.press('Tab')
    await page.waitForSelector('.map-way li')
    const first = page.locator('.map-way').first()
    expect(await first.locator('li > a').allTextContents()).toEqual(['River 4', 'Hill 2'])
    expect(await first.locator('li p').first().textContent()).toContain('Its spring is on Hill 2, far above.')
  })

  it('leads through what to read first, in order', async () => {
    await openMap()
    await page.locator('.map-search input').fill('river 3')
    await page.locator('.map-found button', { hasText: 'River 3' }).click()
    await page.locator('.map-actions button', { hasText: 'What to read first' }).click()
    await page.waitForSelector('.map-first li')
    expect((await page.locator('.map-first li').allTextContents()).map((text) => text.trim())).toEqual([
      'River 1',
      'River 2',
      'River 3',
    ])
  })

  it('hands out the picture and the graph', async () => {
    await openMap()
    await page.locator('.map-tabs button', { hasText: 'Export' }).click()
    const save = async (name: string): Promise<string> => {
      const download = page.waitForEvent('download')
      await page.locator('.map-actions button', { hasText: name }).click()
      const stream = await (await download).createReadStream()
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('latin1')
    }
    expect(await save('PNG')).toMatch(/^.PNG/)
    expect(await save('SVG')).toContain('>Rivers<')
    expect(await save('GEXF')).toContain('label="Hill 1"')
    const graph = JSON.parse(await save('JSON')) as { nodes: unknown[]; edges: unknown[] }
    expect([graph.nodes.length, graph.edges.length > 18]).toEqual([21, true])
  })

  it('has a list that says all of it: regions, their notes, a note’s links, by keyboard alone', async () => {
    await openMap()
    await page.waitForSelector('.map-tree .region button')
    const names = await page.locator('.map-tree > .region > button .name').allTextContents()
    expect([...names].sort()).toEqual(['Hills', 'Rivers'])
    await page.locator('.map-tree > .region > button', { hasText: 'Rivers' }).focus()
    await page.keyboard.press('Enter')
    const note = page.locator('.map-tree .note > button', { hasText: 'River 4' })
    await note.waitFor()
    await note.focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.map-tree .links button')
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.selected === 'River 4',
    )
    expect(await note.getAttribute('aria-expanded')).toBe('true')
    // In step with the map, which says so.
    await page.locator('.map-frame [role=status]', { hasText: 'River 4' }).waitFor({ state: 'attached' })
    const links = page.locator('.map-tree .links button')
    await links.filter({ hasText: 'Hill 2' }).waitFor()
    await links.filter({ hasText: 'Hill 2' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      () => document.querySelector<HortusMap>('hortus-map')!.map!.selected === 'Hill 2',
    )
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

  it('is shown beside a note as the part around it, and fetches nothing before that is in view', async () => {
    const narrow = await browser.newPage({ viewport: { width: 400, height: 300 } })
    const { paths } = watchRequests(narrow)
    await narrow.goto(`${site.url}rivers/river-4/`)
    await narrow.waitForSelector('html[data-ready]')
    await narrow.waitForTimeout(300)
    expect(paths.filter((path) => /map/.test(path))).toEqual([])
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

  it('had no error in all of this', () => {
    expect(problems).toEqual([])
  })
})
