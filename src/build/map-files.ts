import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { GardenMap } from '../graph/build-map.ts'
import type { Address } from '../model/page.ts'
import { shortenTitle } from '../model/shorten-title.ts'
import type { CropIndex } from '../protocol/map-crop.ts'
import { mapFolder, type NameEntry, nameStarts, type RegionData, shardOf } from '../protocol/map-data.ts'
import { encodeLinks } from '../protocol/map-links.ts'
import { encodeOverview, encodeRegionFile } from '../protocol/map-overview.ts'
import { createCrops } from './map-crops.ts'
import { countFacets } from './map-facets.ts'
import { chooseLandmarks, collectTies } from './map-landmarks.ts'
import type { MapRequest } from './map-request.ts'
import { createTiles } from './map-tiles.ts'

/** One file of the map. */
export interface MapFile {
  readonly address: Address
  readonly content: Uint8Array<ArrayBuffer>
}

/** Regions that the overview lists at most, so that it stays small in a garden of any size. */
const mostListed = 260

/** What the overview may be, compressed. */
const overviewLimit = 38_000

/** What the overview holds, of some richness. */
interface OverviewParts {
  readonly landmarks: number
  readonly ties: number
  /** Letters of the names of regions, landmarks and tags. */
  readonly longest: number
  readonly tags: number
  /** Months that the slider of time counts as one step. */
  readonly months: number
}

/** From the richest on; the first that fits is taken. Only gardens with hundreds of topics and long names need the last ones. */
const overviewParts: readonly OverviewParts[] = [
  { landmarks: 420, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 210, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 105, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 105, ties: 300, longest: 60, tags: 40, months: 3 },
  { landmarks: 60, ties: 200, longest: 40, tags: 30, months: 12 },
  { landmarks: 40, ties: 120, longest: 28, tags: 15, months: 12 },
  { landmarks: 20, ties: 60, longest: 20, tags: 8, months: 60 },
]

/** Names in one file, about. */
const namesPerShard = 1_500

/** All files that browsers load of a map: the overview, tiles by region, names, crops, links. Sorted by address. */
export function createMapFiles(map: GardenMap, paths: MapRequest['paths']): readonly MapFile[] {
  const { graph, hierarchy, layout } = map
  const listed = listRegions(map)
  const pathOf = regionPaths(map, listed)
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const versions = hierarchy.regions.map(() => '')
  const tiles = createTiles(map, pathOf)
  const numberOf = new Map([...listed].map((region, i) => [region, i]))
  const dataOf = (region: number): RegionData => {
    const { id, parent, regions } = hierarchy.regions[region]!
    const isListed = regions.length > 0 && listed.has(regions[0]!)
    return {
      id,
      parent: parent < 0 ? -1 : (numberOf.get(parent) ?? -1),
      name: map.names[region]!,
      hue: map.hues[region]!,
      x: layout.regionX[region]!,
      y: layout.regionY[region]!,
      radius: layout.radii.regions[region]!,
      notes: tiles.notesIn[region]!,
      coast: [...map.coasts[region]!],
      inside: isListed ? 'listed' : regions.length > 0 ? 'regions' : 'nodes',
      version: versions[region]!,
    }
  }
  // From the innermost out: a list of regions names the versions of their files.
  for (let i = hierarchy.regions.length - 1; i >= 0; i--) {
    const { id, regions, nodes } = hierarchy.regions[i]!
    if (nodes.length > 0) {
      const { bytes, texts } = tiles.encode(i)
      files.set(`${id}.bin`, bytes)
      files.set(`${id}.json`, texts)
      versions[i] = versionOf(bytes, texts)
    } else if (regions.length > 0 && !listed.has(regions[0]!)) {
      const bytes = encodeRegionFile(regions.map(dataOf), layout.radii.garden)
      files.set(`${id}.bin`, bytes)
      versions[i] = versionOf(bytes)
    }
  }
  const names = createNameShards(map, pathOf).map(jsonBytes)
  const crops = createCrops(map, pathOf).map(jsonBytes)
  for (const [i, bytes] of names.entries()) files.set(`names-${i}.json`, bytes)
  for (const [i, bytes] of crops.entries()) files.set(`crops-${i}.json`, bytes)
  files.set(
    'crops.json',
    jsonBytes({ shards: crops.length, version: versionOf(...crops) } satisfies CropIndex),
  )
  files.set('links.bin', createLinks(map, paths, pathOf))
  const overviewOf = (parts: OverviewParts): Uint8Array<ArrayBuffer> =>
    encodeOverview({
      radius: layout.radii.garden,
      notes: graph.nodes.filter(({ kind }) => kind !== 'wanted' && kind !== 'tag').length,
      links: graph.sources.length,
      nameShards: names.length,
      cropShards: crops.length,
      version: versionOf(...names, files.get('crops.json')!, files.get('links.bin')!),
      regions: [...listed]
        .map(dataOf)
        .map((region) => ({ ...region, name: shortenTitle(region.name, parts.longest) })),
      ties: collectTies(map, listed, numberOf, parts.ties),
      landmarks: chooseLandmarks(map, listed, numberOf, { most: parts.landmarks, longest: parts.longest }),
      facets: countFacets(map, parts),
    })
  const overview = smallEnough(overviewParts.map((parts) => () => overviewOf(parts)))
  files.set('overview.bin', overview)
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => ({ address: (mapFolder + name) as Address, content }))
}

/** The first of some contents that is no larger than an overview may be, else the last. */
function smallEnough(makers: readonly (() => Uint8Array<ArrayBuffer>)[]): Uint8Array<ArrayBuffer> {
  let made = makers[0]!()
  for (const make of makers.slice(1)) {
    if (made.length <= overviewLimit || gzipSync(made).length <= overviewLimit) break
    made = make()
  }
  return made
}

/** The regions of the overview: those at the top, then the insides of the largest, as long as there is room. */
function listRegions({ hierarchy, graph }: GardenMap): ReadonlySet<number> {
  const { regions, leafOf } = hierarchy
  const sizes = new Uint32Array(regions.length)
  for (let node = 0; node < graph.nodes.length; node++)
    for (let at = leafOf[node]!; at >= 0; at = regions[at]!.parent) sizes[at]!++
  const listed = new Set<number>()
  let level = regions.flatMap((region, i) => (region.parent < 0 ? [i] : []))
  for (const region of level) listed.add(region)
  while (level.length > 0) {
    const opened = [...level].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    const next: number[] = []
    for (const region of opened) {
      const inside = regions[region]!.regions
      if (listed.size + inside.length > mostListed) continue
      for (const child of inside) listed.add(child)
      next.push(...inside)
    }
    level = next
  }
  return new Set([...listed].sort((a, b) => a - b))
}

/** How to find each region: its id, after the ids of those around it that the overview does not list. */
function regionPaths({ hierarchy: { regions } }: GardenMap, listed: ReadonlySet<number>): readonly string[] {
  const paths: string[] = []
  for (const [i, { id, parent }] of regions.entries())
    paths.push(listed.has(i) ? id : `${paths[parent]}/${id}`)
  return paths
}

function createNameShards(
  { graph, hierarchy, rank }: GardenMap,
  pathOf: readonly string[],
): readonly (readonly NameEntry[])[] {
  const { regions, leafOf } = hierarchy
  const placeOf = new Uint32Array(graph.nodes.length)
  for (const { nodes } of regions) for (const [i, node] of nodes.entries()) placeOf[node] = i
  const starts = graph.nodes.map(({ title }) => nameStarts(title))
  const total = starts.reduce((sum, list) => sum + list.length, 0)
  const count = Math.max(1, Math.ceil(total / namesPerShard))
  const lists = Array.from({ length: count }, (): NameEntry[] => [])
  for (const [node, { title }] of graph.nodes.entries()) {
    const entry: NameEntry = [title, pathOf[leafOf[node]!]!, placeOf[node]!, Math.round(rank[node]! * 10)]
    for (const shard of new Set(starts[node]!.map((start) => shardOf(start, count))))
      lists[shard]!.push(entry)
  }
  return lists
}

function createLinks(
  { graph, hierarchy: { regions } }: GardenMap,
  { keys, sources, targets, dullness }: MapRequest['paths'],
  pathOf: readonly string[],
): Uint8Array<ArrayBuffer> {
  const numberByKey = new Map<string, number>()
  const leaves: { region: string; nodes: number }[] = []
  for (const [i, { nodes }] of regions.entries()) {
    if (nodes.length === 0) continue
    leaves.push({ region: pathOf[i]!, nodes: nodes.length })
    for (const node of nodes) numberByKey.set(graph.nodes[node]!.key, numberByKey.size)
  }
  const numbers = keys.map((key) => numberByKey.get(key) ?? -1)
  const kept: number[] = []
  for (let i = 0; i < sources.length; i++)
    if (numbers[sources[i]!]! >= 0 && numbers[targets[i]!]! >= 0) kept.push(i)
  kept.sort(
    (a, b) => numbers[sources[a]!]! - numbers[sources[b]!]! || numbers[targets[a]!]! - numbers[targets[b]!]!,
  )
  return encodeLinks({
    leaves,
    sources: kept.map((i) => numbers[sources[i]!]!),
    targets: kept.map((i) => numbers[targets[i]!]!),
    dullness: kept.map((i) => dullness[i] ?? 0),
  })
}

/** A short text that changes with any of these. */
export function versionOf(...contents: readonly Uint8Array[]): string {
  const digests = contents.map((content) => hash('sha1', content, 'hex'))
  return hash('sha1', digests.join(' '), 'base64url').slice(0, 6)
}

function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value))
}
