import { buildMap, type GardenMap } from '../graph/build-map.ts'
import { formatMapFile, type KnownPlaces, parseMapFile } from '../graph/map-file.ts'
import { hashText } from '../graph/seeded-random.ts'
import type { NoteOutline, OutlineRegion } from '../model/map-outline.ts'
import type { Address } from '../model/page.ts'
import { type MapFile, type MapFiles, openMapFiles, versionOf } from './map-files.ts'
import type { MapRequest } from './map-request.ts'

/** Where the places of an earlier map come from. */
export type KnownMap =
  /** The text of `.hortus/map.json`, if there is one. */
  | { readonly kind: 'file'; readonly text: string | undefined }
  /** The map that was made last here, else that file. */
  | { readonly kind: 'last'; readonly text: string | undefined }

/** A finished map: what pages show of it, and what the next one begins with. */
export interface MadeMap {
  readonly outline: NoteOutline
  /** Content of `.hortus/map.json`. */
  readonly mapFile: string
}

/** A map with all that browsers load of it. */
export interface WholeMap extends MadeMap {
  readonly files: readonly MapFile[]
}

/** Makes maps one after another. */
export interface MapMaker {
  /** A map for a site. */
  makeWhole(request: MapRequest, known: KnownMap): WholeMap
  /** A map to answer from: most of its files are never asked for, and are written when they are. */
  make(request: MapRequest, known: KnownMap): MadeMap
  /** A file of the map that was made last; undefined for what is none. */
  fileAt(address: Address): Uint8Array<ArrayBuffer> | undefined
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

  function finish(map: GardenMap, files: MapFiles, mapFile: string): MadeMap {
    last = { known: map.known, files }
    return { outline: { ...outlineOf(map), version: versionOf(files.overview) }, mapFile }
  }

  return {
    makeWhole(request, known) {
      const map = build(request, known)
      const files = openMapFiles(map, request.paths)
      return { ...finish(map, files, formatMapFile(map.known)), files: files.all() }
    },
    make(request, known) {
      const map = build(request, known)
      const mapFile = formatMapFile(map.known)
      return finish(map, openMapFiles(map, request.paths, versionOfMap(request, mapFile)), mapFile)
    },
    fileAt: (address) => last?.files.fileAt(address),
  }
}

/** Changes with everything that any file of a map is written from. `mapFile` says where all is and which links there are. */
function versionOfMap({ graph, paths }: MapRequest, mapFile: string): string {
  let said = 0
  for (const { title, address, stage, planted, tags } of graph.nodes)
    said = hashText(`${title}\n${address}\n${stage} ${planted}\n${tags.join(' ')}`, said)
  return versionOf(new TextEncoder().encode(`${said} ${mapFile}`), paths.dullness)
}

function outlineOf(map: GardenMap): Omit<NoteOutline, 'version'> {
  const { graph, hierarchy, layout, rank, adjacency } = map
  const { regions, leafOf } = hierarchy
  const members = new Map<number, number[]>()
  for (const [i, { parent }] of regions.entries()) if (parent < 0) members.set(i, [])
  const topOf = Int32Array.from(leafOf, (leaf) => {
    let at = leaf
    while (regions[at]!.parent >= 0) at = regions[at]!.parent
    return at
  })
  const isNote = graph.nodes.map(({ kind }) => kind !== 'wanted' && kind !== 'tag')
  for (let node = 0; node < topOf.length; node++) if (isNote[node]) members.get(topOf[node]!)!.push(node)
  const weight = (node: number): number => rank[node]! * Math.sqrt(1 + adjacency.degrees[node]!)
  const shown = [...members].sort(([a, u], [b, v]) => v.length - u.length || a - b).slice(0, mostRegions)
  const placeOf = new Map(shown.map(([region], i) => [region, i]))
  const ties = new Map<number, number>()
  for (let edge = 0; edge < graph.sources.length; edge++) {
    const a = placeOf.get(topOf[graph.sources[edge]!]!)
    const b = placeOf.get(topOf[graph.targets[edge]!]!)
    if (a === undefined || b === undefined || a === b) continue
    const key = Math.min(a, b) * mostRegions + Math.max(a, b)
    ties.set(key, (ties.get(key) ?? 0) + 1)
  }
  return {
    radius: layout.radii.garden,
    notes: isNote.filter(Boolean).length,
    links: graph.sources.length,
    regions: shown.map(
      ([region, nodes]): OutlineRegion<string> => ({
        id: regions[region]!.id,
        name: map.names[region]!,
        hue: map.hues[region]!,
        x: layout.regionX[region]!,
        y: layout.regionY[region]!,
        radius: layout.radii.regions[region]!,
        coast: Array.from(map.coasts[region]!, (reach) => Math.round(reach * 100) / 100),
        notes: nodes.length,
        marks: nodes
          .sort((a, b) => weight(b) - weight(a) || a - b)
          .slice(0, mostMarks)
          .map((node) => graph.nodes[node]!.key),
      }),
    ),
    ties: [...ties]
      .map(([key, links]) => ({ a: Math.floor(key / mostRegions), b: key % mostRegions, links }))
      .sort((u, v) => v.links - u.links || u.a - v.a || u.b - v.b)
      .slice(0, 2 * mostRegions),
  }
}
