import { hashText } from '../../model/hash-text.ts'
import type { NoteOutline, OutlineRegion } from '../../model/map-outline.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Address } from '../../model/page.ts'
import { buildMap, type GardenMap } from './build-map.ts'
import { type MapFile, type MapFiles, openMapFiles, versionOf } from './files/map-files.ts'
import { findWeightiest } from './files/weightiest-nodes.ts'
import type { MapNode } from './graph/map-graph.ts'
import { formatMapFile, type KnownPlaces, parseMapFile } from './map-file.ts'
import type { MapRequest } from './map-request.ts'
import { topRegions } from './regions/map-region.ts'

/** Where the places of an earlier map come from. */
export type KnownMap =
  /** The text of `.hortus/map.json`, if there is one. */
  | { readonly kind: 'file'; readonly text: string | undefined }
  /** The map that was made last here, else that file. */
  | { readonly kind: 'last'; readonly text: string | undefined }

/** A finished map: what pages show of it. */
export interface MadeMap {
  readonly outline: NoteOutline
}

/** A map with all that browsers load of it, and what the next one begins with. */
export interface WholeMap extends MadeMap {
  readonly files: readonly MapFile[]
  /** Content of `.hortus/map.json`. */
  readonly mapFile: string
}

/** Makes maps one after another. */
export interface MapMaker {
  /** A map for a site. */
  makeWhole(request: MapRequest, known: KnownMap): WholeMap
  /** A map to answer from: most of its files are never asked for, and are written when they are. */
  make(request: MapRequest, known: KnownMap): MadeMap
  /** A file of the map that was made last; undefined for what is none. */
  fileAt(address: Address): Uint8Array<ArrayBuffer> | undefined
  /** Content of `.hortus/map.json` for the map that was made last; undefined where none was. */
  placesFile(): string | undefined
}

/** Notes named in the outline for each region. */
const mostMarks = 8

/** Regions in the outline. */
const mostRegions = 40

/** A maker that begins with nothing. */
export function createMapMaker(): MapMaker {
  let last: { readonly known: KnownPlaces; readonly files: MapFiles } | undefined

  function build({ graph }: MapRequest, { kind, text }: KnownMap): GardenMap {
    const before = kind === 'last' ? last?.known : undefined
    return buildMap(graph, before ?? (text === undefined ? undefined : parseMapFile(text)))
  }

  function finish(map: GardenMap, files: MapFiles): MadeMap {
    last = { known: map.known, files }
    return { outline: { ...outlineOf(map), version: versionOf(files.overview) } }
  }

  return {
    makeWhole(request, known) {
      const map = build(request, known)
      const files = openMapFiles(map, request.paths)
      return { ...finish(map, files), files: files.all(), mapFile: formatMapFile(map.known) }
    },
    make(request, known) {
      const map = build(request, known)
      return finish(map, openMapFiles(map, request.paths, versionOfMap(map, request)))
    },
    fileAt: (address) => last?.files.fileAt(address),
    placesFile: () => last && formatMapFile(last.known),
  }
}

/** Changes with everything that any file of a map is written from. */
function versionOfMap({ layout, hierarchy, names, hues, known }: GardenMap, request: MapRequest): string {
  const { graph, paths } = request
  const regions = hierarchy.regions.map(({ id, parent }, i) => [id, parent, names[i], hues[i]])
  const about = new TextEncoder().encode(JSON.stringify([known.graph, layout.radii.garden, regions]))
  const { regionX, regionY, nodeX, nodeY, radii } = layout
  const places = [
    regionX,
    regionY,
    nodeX,
    nodeY,
    Float64Array.from(radii.regions),
    Float64Array.from(radii.nodes),
  ]
  return versionOf(
    about,
    bytesOf(hashNodes(graph.nodes)),
    ...places.map(bytesOf),
    ...[paths.sources, paths.targets].map(bytesOf),
    paths.dullness,
  )
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** What files say of nodes besides their keys and kinds. */
const hashNodes = memoByObject((nodes: readonly MapNode[]) => Uint32Array.from(nodes, hashNode))

/** One by one: after an edit nearly all nodes are those of the last map. */
const hashNode = memoByObject(({ title, address, stage, planted, tags }: MapNode) =>
  hashText(`${title}\n${address}\n${stage} ${planted}\n${tags.join(' ')}`),
)

function outlineOf(map: GardenMap): Omit<NoteOutline, 'version'> {
  const { graph, hierarchy, layout } = map
  const { regions, leafOf } = hierarchy
  const tops = topRegions(hierarchy)
  const noteCounts = new Uint32Array(regions.length)
  let notes = 0
  for (const [node, { kind }] of graph.nodes.entries()) {
    if (kind === 'wanted' || kind === 'tag') continue
    noteCounts[tops[leafOf[node]!]!]!++
    notes++
  }
  const shown = regions
    .flatMap(({ parent }, i) => (parent < 0 ? [i] : []))
    .sort((a, b) => noteCounts[b]! - noteCounts[a]! || a - b)
    .slice(0, mostRegions)
  const placeOfTop = new Int32Array(regions.length).fill(-1)
  for (const [i, region] of shown.entries()) placeOfTop[region] = i
  const placeOf = Int32Array.from(leafOf, (leaf) => placeOfTop[tops[leaf]!]!)
  const { byGroup } = findWeightiest(map, placeOf, shown.length, mostMarks)
  const ties = new Map<number, number>()
  for (let edge = 0; edge < graph.sources.length; edge++) {
    const a = placeOf[graph.sources[edge]!]!
    const b = placeOf[graph.targets[edge]!]!
    if (a < 0 || b < 0 || a === b) continue
    const key = Math.min(a, b) * mostRegions + Math.max(a, b)
    ties.set(key, (ties.get(key) ?? 0) + 1)
  }
  return {
    radius: layout.radii.garden,
    notes,
    links: graph.sources.length,
    regions: shown.map(
      (region, place): OutlineRegion<string> => ({
        id: regions[region]!.id,
        name: map.names[region]!,
        hue: map.hues[region]!,
        x: layout.regionX[region]!,
        y: layout.regionY[region]!,
        radius: layout.radii.regions[region]!,
        coast: Array.from(map.coasts[region]!, (reach) => Math.round(reach * 100) / 100),
        notes: noteCounts[region]!,
        marks: byGroup[place]!.map((node) => graph.nodes[node]!.key),
      }),
    ),
    ties: [...ties]
      .map(([key, links]) => ({ a: Math.floor(key / mostRegions), b: key % mostRegions, links }))
      .sort((u, v) => v.links - u.links || u.a - v.a || u.b - v.b)
      .slice(0, 2 * mostRegions),
  }
}
