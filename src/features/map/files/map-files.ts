import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Address } from '../../../model/page.ts'
import { shortenTitle } from '../../../model/shorten-title.ts'
import type { GardenMap } from '../build-map.ts'
import type { MapRequest } from '../map-request.ts'
import { createMapLinks } from './create-map-links.ts'
import type { CropIndex } from './map-crop.ts'
import { createCrops } from './map-crops.ts'
import { mapFolder, type RegionData } from './map-data.ts'
import { countFacets } from './map-facets.ts'
import { chooseLandmarks, collectTies } from './map-landmarks.ts'
import { createMapNames } from './map-names.ts'
import { encodeOverview, encodeRegionFile } from './map-overview.ts'
import { createTiles } from './map-tiles.ts'
import { suggestPairs } from './suggest-pairs.ts'

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

/**
 * From the richest on; the first that fits is taken. Only gardens with hundreds of topics and long names need the last
 * ones.
 */
const overviewParts: readonly OverviewParts[] = [
  { landmarks: 420, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 210, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 105, ties: 420, longest: 80, tags: 40, months: 1 },
  { landmarks: 105, ties: 300, longest: 60, tags: 40, months: 3 },
  { landmarks: 60, ties: 200, longest: 40, tags: 30, months: 12 },
  { landmarks: 40, ties: 120, longest: 28, tags: 15, months: 12 },
  { landmarks: 20, ties: 60, longest: 20, tags: 8, months: 60 },
]

/** The files of one map, each written when it is asked for. */
export interface MapFiles {
  readonly overview: Uint8Array<ArrayBuffer>
  /** Undefined for what is no file of this map. */
  fileAt(address: Address): Uint8Array<ArrayBuffer> | undefined
  /** All of them, sorted by address. */
  all(): readonly MapFile[]
}

/**
 * All files that browsers load of a map: the overview, tiles by region, names, crops, links. What the overview says to
 * browsers of when each of the others changed is found in their contents, for which all are written at once; or it is
 * `version` for all of them, where no browser keeps one without asking, and then only the overview is written before
 * somebody asks.
 */
export function openMapFiles(map: GardenMap, paths: MapRequest['paths'], version?: string): MapFiles {
  const { graph, hierarchy, layout } = map
  const listed = listRegions(map)
  const pathOf = regionPaths(map, listed)
  const tiles = createTiles(map, pathOf)
  const crops = createCrops(map, pathOf)
  const names = createMapNames(map, pathOf)
  const numberOf = new Map([...listed].map((region, i) => [region, i]))
  const made = new Map<string, Uint8Array<ArrayBuffer>>()
  const makers = new Map<string, () => Uint8Array<ArrayBuffer>>()
  const read = (name: string): Uint8Array<ArrayBuffer> | undefined => {
    const bytes = made.get(name) ?? makers.get(name)?.()
    if (bytes !== undefined) made.set(name, bytes)
    return bytes
  }
  const versionOfFiles = (...files: readonly string[]): string =>
    version ?? versionOf(...files.map((name) => read(name)!))
  const versions = hierarchy.regions.map(() => version ?? '')

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
      makers.set(`${id}.bin`, () => tiles.encode(i))
      makers.set(`${id}.json`, () => jsonBytes(tiles.textsOf(i)))
      versions[i] = versionOfFiles(`${id}.bin`, `${id}.json`)
    } else if (regions.length > 0 && !listed.has(regions[0]!)) {
      makers.set(`${id}.bin`, () => encodeRegionFile(regions.map(dataOf), layout.radii.garden))
      versions[i] = versionOfFiles(`${id}.bin`)
    }
  }
  const numbered = (name: string, count: number, make: (i: number) => Uint8Array<ArrayBuffer>): string[] => {
    const files = Array.from({ length: count }, (_, i) => `${name}-${i}.json`)
    for (const [i, file] of files.entries()) makers.set(file, () => make(i))
    return files
  }
  const nameFiles = numbered('names', names.shards, (i) => jsonBytes(names.entriesOf(i)))
  const cropFiles = numbered('crops', crops.shards, (i) => utf8(crops.encode(i)))
  makers.set('crops.json', () =>
    jsonBytes({ shards: crops.shards, version: versionOfFiles(...cropFiles) } satisfies CropIndex),
  )
  makers.set('links.bin', () => createMapLinks(map, paths, pathOf))
  const overviewOf = (parts: OverviewParts): Uint8Array<ArrayBuffer> =>
    encodeOverview({
      radius: layout.radii.garden,
      notes: graph.nodes.filter(({ kind }) => kind !== 'wanted' && kind !== 'tag').length,
      links: graph.sources.length,
      nameShards: names.shards,
      cropShards: crops.shards,
      version: versionOfFiles(...nameFiles, 'crops.json', 'links.bin'),
      regions: [...listed]
        .map(dataOf)
        .map((region) => ({ ...region, name: shortenTitle(region.name, parts.longest) })),
      ties: collectTies(map, listed, numberOf, parts.ties),
      landmarks: chooseLandmarks(map, listed, numberOf, { most: parts.landmarks, longest: parts.longest }),
      pairs: suggestPairs(map, paths, pathOf, parts.longest),
      facets: countFacets(map, parts),
    })
  const overview = smallEnough(overviewParts.map((parts) => () => overviewOf(parts)))
  makers.set('overview.bin', () => overview)
  return {
    overview,
    fileAt: (address) => (address.startsWith(mapFolder) ? read(address.slice(mapFolder.length)) : undefined),
    all: () =>
      [...makers.keys()]
        .sort()
        .map((name) => ({ address: (mapFolder + name) as Address, content: read(name)! })),
  }
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

/** A short text that changes with any of these. */
export function versionOf(...contents: readonly Uint8Array[]): string {
  const digests = contents.map((content) => hash('sha1', content, 'hex'))
  return hash('sha1', digests.join(' '), 'base64url').slice(0, 6)
}

function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return utf8(JSON.stringify(value))
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
