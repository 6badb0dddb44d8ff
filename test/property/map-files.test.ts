import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMap } from '../../src/features/map/build-map.ts'
import { type MapTile, mapFolder, nameStarts } from '../../src/features/map/files/map-data.ts'
import { openMapFiles } from '../../src/features/map/files/map-files.ts'
import { decodeLinks, encodeLinks } from '../../src/features/map/files/map-links.ts'
import { decodeOverview } from '../../src/features/map/files/map-overview.ts'
import { decodeTile, encodeTile } from '../../src/features/map/files/map-tile.ts'
import type { Address } from '../../src/model/page.ts'
import { graphOf, growGraph } from '../grow-graph.ts'

const frame = { x: 10, y: -20, radius: 30, mapRadius: 400 }

const nodes = fc.array(
  fc.record({
    x: fc.integer({ min: -20, max: 40 }),
    y: fc.integer({ min: -50, max: 10 }),
    size: fc.integer({ min: 10, max: 60 }).map((value) => value / 10),
    kind: fc.nat(5),
    stage: fc.integer({ min: -1, max: 3 }),
    planted: fc.integer({ min: -1, max: 30_000 }),
    linksIn: fc.nat(5_000),
    linksOut: fc.nat(5_000),
    island: fc.nat(100),
    isBridge: fc.boolean(),
    rank: fc.nat(9_999).map((value) => value / 100),
  }),
  { maxLength: 40 },
)

const tiles: fc.Arbitrary<MapTile> = fc
  .record({
    nodes,
    inner: fc.array(fc.tuple(fc.nat(39), fc.nat(39), fc.nat(5)), { maxLength: 120 }),
    outer: fc.array(fc.tuple(fc.nat(39), fc.nat(6), fc.nat(300), fc.nat(5), fc.boolean()), {
      maxLength: 120,
    }),
  })
  .map((parts) => ({
    nodes: parts.nodes,
    inner: parts.inner
      .map(([source, target, kind]) => ({ source, target, kind }))
      .sort((a, b) => a.source - b.source || a.target - b.target),
    outer: parts.outer
      .map(([node, neighbor, place, kind, isOut]) => ({ node, neighbor, place, kind, isOut }))
      .sort((a, b) => a.node - b.node || a.neighbor - b.neighbor || a.place - b.place),
    neighbors: Array.from({ length: 7 }, (_, i) => ({ id: `region${i}/inner`, x: i * 50 - 200, y: 100 - i })),
  }))

describe('the files of a map', () => {
  it('give a tile back as it was, places to a 32,767th of its region', () => {
    fc.assert(
      fc.property(tiles, (tile) => {
        const back = decodeTile(encodeTile(tile, frame), frame)
        expect(back.inner).toEqual(tile.inner)
        expect(back.outer).toEqual(tile.outer)
        const withoutPlaces = (from: MapTile): unknown => from.nodes.map(({ x: _x, y: _y, ...rest }) => rest)
        expect(withoutPlaces(back)).toEqual(withoutPlaces(tile))
        for (const [i, { x, y }] of back.nodes.entries()) {
          expect(Math.abs(x - tile.nodes[i]!.x)).toBeLessThanOrEqual(frame.radius / 32_767)
          expect(Math.abs(y - tile.nodes[i]!.y)).toBeLessThanOrEqual(frame.radius / 32_767)
        }
        expect(back.neighbors.map(({ id }) => id)).toEqual(tile.neighbors.map(({ id }) => id))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('give all links back as they were', () => {
    const links = fc
      .array(fc.tuple(fc.nat(500), fc.nat(500), fc.nat(255)), { maxLength: 300 })
      .map((list) => list.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    fc.assert(
      fc.property(links, (list) => {
        const all = {
          leaves: [
            { region: 'a/b', nodes: 400 },
            { region: 'c', nodes: 101 },
          ],
          sources: list.map(([source]) => source),
          targets: list.map(([, target]) => target),
          dullness: list.map(([, , dull]) => dull),
        }
        const back = decodeLinks(encodeLinks(all))
        expect(back.leaves).toEqual(all.leaves)
        expect([...Array.from(back.sources)]).toEqual(all.sources)
        expect([...Array.from(back.targets)]).toEqual(all.targets)
        expect([...Array.from(back.dullness)]).toEqual(all.dullness)
      }),
      { numRuns: 100, seed: 2 },
    )
  })

  it('refuse bytes that are not theirs instead of reading on', () => {
    const bytes = encodeTile({ nodes: [], inner: [], outer: [], neighbors: [] }, frame)
    expect(() => decodeTile(bytes.slice(0, 2), frame)).toThrow(RangeError)
    expect(() => decodeTile(Uint8Array.of(9), frame)).toThrow(RangeError)
    expect(() => decodeOverview(Uint8Array.of(1, 200))).toThrow(RangeError)
  })

  it('hold every node and every edge of the garden once, in the tile of its region', () => {
    const graph = growGraph(700, 2_800)
    const map = buildMap(graph)
    const files = new Map(
      openMapFiles(map, emptyPaths)
        .all()
        .map(({ address, content }) => [address as string, content]),
    )
    const overview = decodeOverview(files.get(`${mapFolder}overview.bin`)!)
    const seen = new Map<string, number>()
    let inner = 0
    let out = 0
    for (const region of overview.regions) {
      if (region.inside !== 'nodes') continue
      const tile = decodeTile(files.get(`${mapFolder}${region.id}.bin`)!, {
        ...region,
        mapRadius: overview.radius,
      })
      const { titles } = JSON.parse(new TextDecoder().decode(files.get(`${mapFolder}${region.id}.json`))) as {
        titles: string[]
      }
      expect(titles.length).toBe(tile.nodes.length)
      for (const title of titles) seen.set(title, (seen.get(title) ?? 0) + 1)
      inner += tile.inner.length
      out += tile.outer.filter(({ isOut }) => isOut).length
    }
    expect(seen.size).toBe(700)
    expect(Math.max(...seen.values())).toBe(1)
    expect(inner + out).toBe(graph.sources.length)
    expect(overview.landmarks.length).toBeGreaterThan(20)
  })

  it('have an overview of at most 40 kB compressed, whatever the garden', () => {
    const long = 'A title that somebody wrote with great care and at considerable length '
    const keys = Array.from({ length: 6_000 }, (_, i) => `${i}.md`)
    const graph = graphOf(
      keys.map((key, i) => ({
        key,
        title: `${long}${i}${hashed(i)}`,
        tags: [`tag-${hashed(i)}`],
        planted: i * 3,
      })),
      keys.map((key, i) => ({ source: key, target: `${Math.floor(i / 7)}.md` })),
    )
    const overview = openMapFiles(buildMap(graph), emptyPaths)
      .all()
      .find(({ address }) => address.endsWith('overview.bin'))!
    expect(gzipSync(overview.content).length).toBeLessThanOrEqual(40_000)
  })

  it('have a small overview of many topics with long names, planted in fifty years', () => {
    const groups = Array.from({ length: 190 }, (_, i) => ({
      id: `${i}.md`,
      title: Array.from({ length: 40 }, (_, k) => hashed(i * 40 + k)).join(' '),
      parent: -1,
    }))
    const keys = Array.from({ length: 4_000 }, (_, i) => `${i}.md`)
    const graph = graphOf(
      keys.map((key, i) => ({ key, group: i % 190, planted: (i * 7_919) % 18_000, tags: [hashed(i % 60)] })),
      keys.map((key, i) => ({ source: key, target: `${(i * 31) % 4_000}.md` })).slice(1),
      groups,
    )
    const content = openMapFiles(buildMap(graph), emptyPaths)
      .all()
      .find(({ address }) => address.endsWith('overview.bin'))!.content
    expect(gzipSync(content).length).toBeLessThanOrEqual(40_000)
    const { regions, facets } = decodeOverview(content)
    expect(regions.filter(({ parent }) => parent < 0).length).toBe(190)
    // Counted together by years, nothing is lost.
    const planted = facets.months.flatMap(({ byRegion }) => byRegion).reduce((sum, value) => sum + value, 0)
    expect(planted).toBe(4_000)
  })

  it('are the same whether all are written at once or one by one when they are asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (notes) => {
        const map = buildMap(growGraph(notes, notes * 4))
        const all = openMapFiles(map, emptyPaths).all()
        const asked = openMapFiles(map, emptyPaths, 'v1')
        expect(asked.all().map(({ address }) => address)).toEqual(all.map(({ address }) => address))
        expect(decodeOverview(asked.overview).version).toBe('v1')
        // These say when others changed.
        const isDated = /overview\.bin$|crops\.json$/
        for (const { address, content } of all)
          if (!isDated.test(address)) expect(Buffer.compare(asked.fileAt(address)!, content), address).toBe(0)
        expect(asked.fileAt(`${mapFolder}nothing.bin` as Address)).toBeUndefined()
      }),
      { numRuns: 8, seed: 8 },
    )
  })
})

describe('the starts of a name', () => {
  it('are those of its words, in ASCII as in any other script', () => {
    const starts = ['pa', 'ca', 'ec', '1s', 'no', 'tw', '日本', 'fi']
    expect(nameStarts('Page-cache: écrire, 1st note_two; 日本語 ﬁn')).toEqual(starts)
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (name) => {
        // With a word in no ASCII the whole name is read by the tables.
        expect([...nameStarts(name), '語']).toEqual(nameStarts(`${name} 語`))
      }),
    )
  })
})

const emptyPaths = {
  keys: [],
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  dullness: new Uint8Array(),
}

function hashed(value: number): string {
  return Math.imul(value + 1, 0x9e3779b1).toString(36)
}
