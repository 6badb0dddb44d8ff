import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMap, type GardenMap } from '../../src/features/map/build-map.ts'
import type { MapGraph } from '../../src/features/map/graph/map-graph.ts'
import { formatMapFile, parseMapFile } from '../../src/features/map/map-file.ts'
import { createSeededRandom } from '../../src/model/seeded-random.ts'
import { graphOf, growGraph, partOf } from '../grow-graph.ts'

/** Any small graph: circles, trees, nothing linked, everything linked, notes with and without topics. */
const graphs: fc.Arbitrary<MapGraph> = fc
  .record({
    size: fc.integer({ min: 0, max: 60 }),
    pairs: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 200 }),
    topics: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ size, pairs, topics }) => {
    const keys = Array.from({ length: size }, (_, i) => `n${i}.md`)
    const nodes = keys.map((key, i) => ({ key, group: topics > 0 && i % 3 > 0 ? i % topics : -1 }))
    const edges = pairs
      .filter(([a, b]) => a < size && b < size)
      .map(([a, b]) => ({ source: keys[a]!, target: keys[b]! }))
    const groups = Array.from({ length: topics }, (_, i) => ({
      id: `t${i}`,
      title: `T${i}`,
      parent: i > 2 ? 0 : -1,
    }))
    return graphOf(nodes, edges, groups)
  })

/** Where every node is, in the map's units. */
function placesOf({ graph, hierarchy, layout }: GardenMap): ReadonlyMap<string, readonly [number, number]> {
  return new Map(
    graph.nodes.map(({ key }, node) => {
      const leaf = hierarchy.leafOf[node]!
      const size = layout.radii.regions[leaf]!
      const at = [
        layout.regionX[leaf]! + layout.nodeX[node]! * size,
        layout.regionY[leaf]! + layout.nodeY[node]! * size,
      ] as const
      return [key, at]
    }),
  )
}

/** How far the nodes of the first map are from where they were, in parts of the map's width, the nearest first. */
function moves(before: GardenMap, after: GardenMap): readonly number[] {
  const now = placesOf(after)
  return [...placesOf(before)]
    .map(([key, [x, y]]) => {
      const [toX, toY] = now.get(key)!
      return Math.hypot(toX - x, toY - y) / (2 * after.layout.radii.garden)
    })
    .sort((a, b) => a - b)
}

describe('the regions of a map', () => {
  it('hold every node once, and no region holds more than 200 of anything', () => {
    fc.assert(
      fc.property(graphs, (graph) => checkHierarchy(buildMap(graph))),
      { numRuns: 60, seed: 3 },
    )
    checkHierarchy(buildMap(growGraph(2_500, 9_000)))
  })

  it('stay below 200 where one note links to all others, and where no note links to any', () => {
    const keys = Array.from({ length: 900 }, (_, i) => `${i}.md`)
    const star = graphOf(
      keys.map((key) => ({ key })),
      keys.map((target) => ({ source: '0.md', target })),
    )
    checkHierarchy(buildMap(star))
    checkHierarchy(buildMap(partOf(star, ({ key }) => key !== '0.md')))
  })

  it('are the topics that authors declared, with what those cite', () => {
    const map = buildMap(
      graphOf(
        [
          ...['a', 'b', 'c'].map((name) => ({ key: `${name}.md`, group: 0 })),
          ...['d', 'e', 'f'].map((name) => ({ key: `${name}.md`, group: 1 })),
          { key: 'paper.md', kind: 'reference' as const },
        ],
        [
          { source: 'a.md', target: 'paper.md' },
          { source: 'a.md', target: 'd.md' },
        ],
        [
          { id: 'x', title: 'First topic', parent: -1 },
          { id: 'y', title: 'Second topic', parent: -1 },
        ],
      ),
    )
    const inside = (name: string): string[] =>
      map.hierarchy.regions[map.names.indexOf(name)]!.nodes.map((node) => map.graph.nodes[node]!.key)
    expect(inside('First topic')).toEqual(['a.md', 'b.md', 'c.md', 'paper.md'])
    expect(inside('Second topic')).toEqual(['d.md', 'e.md', 'f.md'])
  })
})

function checkHierarchy({ graph, hierarchy, names, coasts, layout }: GardenMap): void {
  const seen = new Set<number>()
  const ids = new Set<string>()
  for (const [i, region] of hierarchy.regions.entries()) {
    expect(region.nodes.length + region.regions.length).toBeGreaterThan(0)
    expect(region.nodes.length === 0 || region.regions.length === 0).toBe(true)
    expect(Math.max(region.nodes.length, region.regions.length)).toBeLessThanOrEqual(200)
    expect(region.parent).toBeLessThan(i)
    for (const node of region.nodes) {
      expect(seen.has(node)).toBe(false)
      seen.add(node)
      expect(hierarchy.leafOf[node]).toBe(i)
    }
    ids.add(region.id)
    expect(names[i]).not.toBe('')
    expect(coasts[i]!.every((reach) => reach > 0 && reach <= 1)).toBe(true)
    const size = region.parent < 0 ? layout.radii.garden : layout.radii.regions[region.parent]!
    expect(layout.radii.regions[i]).toBeLessThanOrEqual(size)
  }
  expect(seen.size).toBe(graph.nodes.length)
  expect(ids.size).toBe(hierarchy.regions.length)
  expect(hierarchy.regions.filter(({ parent }) => parent < 0).length).toBeLessThanOrEqual(200)
}

describe('a map', () => {
  it('is the same for the same graph, in memory and through its file', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const first = buildMap(graph)
        const file = formatMapFile(first.known)
        const again = buildMap(graph, parseMapFile(file))
        expect(formatMapFile(buildMap(graph).known)).toBe(file)
        expect(formatMapFile(again.known)).toBe(file)
        expect(placesOf(again)).toEqual(placesOf(first))
        expect(again.names).toEqual(first.names)
      }),
      { numRuns: 60, seed: 4 },
    )
  })

  it('names its regions after an edit as a map that knows the last one from its file', () => {
    const random = createSeededRandom(12)
    const pick = (count: number): number => Math.floor(random() * count)
    const graph = growGraph(1_200, 5_000)
    const first = buildMap(graph)
    const before = buildMap(graph, first.known)
    const ofFile = parseMapFile(formatMapFile(before.known))!
    const without = (isGone: (edge: number) => boolean): MapGraph => {
      const keep = <Column extends { filter(test: (_: number, edge: number) => boolean): Column }>(
        column: Column,
      ): Column => column.filter((_, edge) => !isGone(edge))
      const { sources, targets, kinds, weights } = graph
      return {
        ...graph,
        sources: keep(sources),
        targets: keep(targets),
        kinds: keep(kinds),
        weights: keep(weights),
      }
    }
    const renamed = (node: number, title: string): MapGraph => ({
      ...graph,
      nodes: graph.nodes.map((other, i) => (i === node ? { ...other, title } : other)),
    })
    const isTold = new Set(before.names.flatMap((name) => name.split(' · ')))
    const named = [...graph.nodes.keys()].filter((node) => isTold.has(graph.nodes[node]!.title))
    expect(named.length).toBeGreaterThan(3)
    const edits = [
      ...named.slice(0, 6).map((node) => renamed(node, `Quite another ${node}`)),
      ...named.slice(0, 6).map((node) => without((edge) => graph.targets[edge] === node)),
      ...named.slice(0, 6).map((node) => without((edge) => graph.sources[edge] === node)),
      ...Array.from({ length: 6 }, () => pick(graph.sources.length)).map((gone) =>
        without((edge) => edge === gone),
      ),
    ]
    for (const edited of edits)
      expect(buildMap(edited, before.known).names).toEqual(buildMap(edited, ofFile).names)
  })

  it('has no regions that overlap beside each other', () => {
    const { hierarchy, layout } = buildMap(growGraph(1_500, 6_000))
    const { regions } = hierarchy
    for (const [i, a] of regions.entries()) {
      for (const [j, b] of regions.entries()) {
        if (j <= i || a.parent !== b.parent) continue
        const apart = Math.hypot(
          layout.regionX[i]! - layout.regionX[j]!,
          layout.regionY[i]! - layout.regionY[j]!,
        )
        expect(apart / (layout.radii.regions[i]! + layout.radii.regions[j]!)).toBeGreaterThan(0.97)
      }
    }
  })

  it('stays put while the garden grows by one per cent, again and again', () => {
    const whole = growGraph(1_500, 6_000)
    const random = createSeededRandom(5)
    const turn = whole.nodes.map(() => random())
    const at = (share: number): MapGraph => partOf(whole, (_, place) => turn[place]! < share)
    let map = buildMap(at(0.94))
    for (let step = 1; step <= 6; step++) {
      const next = buildMap(at(0.94 + step / 100), map.known)
      const moved = moves(map, next)
      expect(moved[Math.floor(moved.length * 0.5)]).toBeLessThan(0.01)
      expect(moved[Math.floor(moved.length * 0.95)]).toBeLessThan(0.05)
      map = next
    }
  })

  it('moves one region for one link', () => {
    const graph = growGraph(900, 3_600)
    const before = buildMap(graph)
    const { regions, leafOf } = before.hierarchy
    const leaf = regions.find(({ nodes }) => nodes.length > 20)!
    const [from, to] = [leaf.nodes[3]!, leaf.nodes[17]!]
    const edges = [...graph.sources].map((source, i) => ({
      source: graph.nodes[source]!.key,
      target: graph.nodes[graph.targets[i]!]!.key,
    }))
    const linked = graphOf(graph.nodes, [
      ...edges,
      { source: graph.nodes[from]!.key, target: graph.nodes[to]!.key },
    ])
    const after = buildMap(linked, before.known)
    const now = placesOf(after)
    const moved = [...placesOf(before)].flatMap(([key, [x, y]], node) => {
      const [toX, toY] = now.get(key)!
      return toX === x && toY === y ? [] : [leafOf[node]!]
    })
    expect(new Set(moved)).toEqual(new Set([leafOf[from]]))
  })

  it('takes over the places of regions when a garden is divided anew', () => {
    const whole = growGraph(600, 2_400)
    const before = buildMap(partOf(whole, (_, place) => place % 2 === 0))
    const after = buildMap(whole, before.known)
    const ids = new Set(before.hierarchy.regions.map(({ id }) => id))
    expect(after.hierarchy.regions.filter(({ id }) => ids.has(id)).length).toBeGreaterThan(1)
  })

  it('reads no file that is not its own', () => {
    const file = formatMapFile(buildMap(growGraph(60, 200)).known)
    expect(parseMapFile(file)).toBeDefined()
    for (const text of ['', '{', '[]', 'null', '{"version":1}', file.replace('"version":1', '"version":9')])
      expect(parseMapFile(text)).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.string({ maxLength: 4 }), (at, text) => {
        const broken = file.slice(0, at) + text + file.slice(at + 1)
        const known = parseMapFile(broken)
        // Whatever it says, a map can begin with it.
        if (known !== undefined) checkHierarchy(buildMap(growGraph(60, 200), known))
      }),
      { numRuns: 60, seed: 6 },
    )
  })

  it('begins anew where a stranger’s file names files elsewhere, or puts regions where none can be', () => {
    const file = formatMapFile(buildMap(growGraph(60, 200)).known)
    type Raw = { at: number[]; in?: string; notes?: Record<string, number[]> }
    const changed = (change: (regions: Record<string, Raw>, first: string) => void): string => {
      const raw = JSON.parse(file) as { regions: Record<string, Raw> }
      change(raw.regions, Object.keys(raw.regions)[0]!)
      return JSON.stringify(raw)
    }
    const texts = [
      changed((regions, first) => Object.assign(regions, { '../../elsewhere': regions[first]! })),
      changed((regions, first) => Object.assign(regions, { overview: regions[first]! })),
      changed((regions, first) => regions[first]!.at.fill(9e6, 0, 2)),
      changed((regions) => {
        for (const { notes } of Object.values(regions))
          for (const place of Object.values(notes ?? {})) place.fill(1_400)
      }),
      changed((regions) => {
        for (let i = 0; i < 5_000; i++)
          regions[`aaaaaaa${i}`] = { at: [0, 0, 1], ...(i > 0 && { in: `aaaaaaa${i - 1}` }) }
      }),
      // What would be believed stays where it is: nothing may stand in a heap.
      changed((regions) => {
        for (const { notes } of Object.values(regions))
          for (const place of Object.values(notes ?? {})) place.fill(0)
      }),
      changed((regions) => {
        for (const { notes } of Object.values(regions))
          for (const place of Object.values(notes ?? {})) place.splice(0, 2, 300, -200)
      }),
      changed((regions) => {
        for (const { at } of Object.values(regions)) at.fill(0, 0, 2)
      }),
      changed((regions) => {
        for (let i = 0; i < 20_000; i++) regions[`aaaaaaa${i}`] = { at: [0, 0, 1] }
      }),
    ]
    for (const text of texts) expect(parseMapFile(text)).toBeUndefined()
  })
})
