import { describe, expect, it } from 'vitest'
import { buildMap, type GardenMap } from '../../src/features/map/build-map.ts'
import { mapFolder } from '../../src/features/map/files/map-data.ts'
import { openMapFiles } from '../../src/features/map/files/map-files.ts'
import { decodeOverview } from '../../src/features/map/files/map-overview.ts'
import type { MapGraph } from '../../src/features/map/graph/map-graph.ts'
import { formatMapFile, parseMapFile } from '../../src/features/map/map-file.ts'
import { graphOf } from '../grow-graph.ts'

const noPaths = {
  keys: [],
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  dullness: new Uint8Array(),
}

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}.md`)

function unlinked(count: number, folder = ''): MapGraph {
  return graphOf(
    keysOf(count).map((key) => ({ key, folder })),
    [],
  )
}

function star(count: number): MapGraph {
  const keys = keysOf(count)
  return graphOf(
    keys.map((key) => ({ key })),
    keys.slice(1).map((target) => ({ source: '0.md', target })),
  )
}

function complete(count: number): MapGraph {
  const keys = keysOf(count)
  return graphOf(
    keys.map((key) => ({ key })),
    keys.flatMap((source, i) => keys.slice(i + 1).map((target) => ({ source, target }))),
  )
}

/** Many topics, each with its note and two more; every other one is tied to the one before it. */
function manyTopics(count: number): MapGraph {
  const keys = keysOf(count * 3)
  const groups = Array.from({ length: count }, (_, i) => ({
    id: keys[i * 3]!,
    title: `Topic ${i}`,
    parent: -1,
  }))
  return graphOf(
    keys.map((key, i) => ({
      key,
      group: Math.floor(i / 3),
      ...(i % 3 === 0 && { kind: 'topic', title: `Topic ${i / 3}` }),
    })),
    keys.flatMap((source, i) => [
      ...(i % 3 === 0 ? [] : [{ source, target: keys[i - (i % 3)]! }]),
      ...(i % 6 === 3 ? [{ source, target: keys[i - 3]! }] : []),
    ]),
    groups,
  )
}

/** All that has to hold of any map: small regions, every node on its land, files that can be read back. */
function check(map: GardenMap): void {
  const { graph, hierarchy, layout } = map
  const places = new Set<number>()
  expect(hierarchy.regions.filter(({ parent }) => parent < 0).length).toBeLessThanOrEqual(200)
  for (const [i, { nodes, regions, parent }] of hierarchy.regions.entries()) {
    expect(Math.max(nodes.length, regions.length)).toBeLessThanOrEqual(200)
    expect(nodes.length + regions.length).toBeGreaterThan(0)
    const above = parent < 0 ? { x: 0, y: 0, r: layout.radii.garden } : undefined
    const x = above?.x ?? layout.regionX[parent]!
    const y = above?.y ?? layout.regionY[parent]!
    const around = above?.r ?? layout.radii.regions[parent]!
    const far = Math.hypot(layout.regionX[i]! - x, layout.regionY[i]! - y) + layout.radii.regions[i]!
    expect(far).toBeLessThanOrEqual(around * 1.02 + 0.5)
    for (const node of nodes) {
      places.add(node)
      expect(Math.hypot(layout.nodeX[node]!, layout.nodeY[node]!)).toBeLessThanOrEqual(1.001)
    }
  }
  expect(places.size).toBe(graph.nodes.length)
  const overview = openMapFiles(map, noPaths)
    .all()
    .find(({ address }) => address === `${mapFolder}overview.bin`)!
  expect(decodeOverview(overview.content).notes).toBe(graph.nodes.length)
}

describe('the map of an odd garden', () => {
  const gardens: readonly (readonly [string, MapGraph])[] = [
    ['no notes', unlinked(0)],
    ['one note', unlinked(1)],
    ['two notes', unlinked(2)],
    ['notes without a link', unlinked(700)],
    ['one note that links to 5,000', star(5_000)],
    ['notes that all link to each other', complete(160)],
    ['a thousand topics', manyTopics(1_000)],
    ['5,000 notes in one folder, without topics or links', unlinked(5_000, 'inbox')],
  ]
  for (const [name, graph] of gardens) {
    it(`of ${name} is whole, and the same again`, () => {
      const map = buildMap(graph)
      check(map)
      const file = formatMapFile(map.known)
      const again = buildMap(graph, parseMapFile(file))
      expect(formatMapFile(again.known)).toBe(file)
    })
  }

  it('of more topics than stand beside each other shows each as a region, and names what holds them by them', () => {
    const map = buildMap(manyTopics(300))
    const { regions } = map.hierarchy
    expect(regions.filter(({ group }) => group >= 0).length).toBe(300)
    for (const [i, { group, regions: inside }] of regions.entries()) {
      if (group >= 0 || inside.every((child) => regions[child]!.group < 0)) continue
      expect(map.names[i]).toMatch(/^Topic \d+( · Topic \d+)?$/)
    }
  })
})
