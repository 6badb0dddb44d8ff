import { buildMap, type GardenMap } from '../graph/build-map.ts'
import { formatMapFile, type KnownPlaces, parseMapFile } from '../graph/map-file.ts'
import type { NoteOutline, OutlineRegion } from '../model/map-outline.ts'
import { createMapFiles, type MapFile, versionOf } from './map-files.ts'
import type { MapRequest } from './map-request.ts'

/** Where the places of an earlier map come from. */
export type KnownMap =
  /** The text of `.hortus/map.json`, if there is one. */
  | { readonly kind: 'file'; readonly text: string | undefined }
  /** The map that was made last here, else that file. */
  | { readonly kind: 'last'; readonly text: string | undefined }

/** A finished map: what browsers load, what the page shows, what the next build begins with. */
export interface MadeMap {
  readonly files: readonly MapFile[]
  readonly outline: NoteOutline
  /** Content of `.hortus/map.json`. */
  readonly mapFile: string
}

/** Notes named in the outline for each region. */
const mostMarks = 8

/** Regions in the outline. */
const mostRegions = 40

/** Makes maps one after another, each beginning with the last. */
export function createMapMaker(): (request: MapRequest, known: KnownMap) => MadeMap {
  let last: KnownPlaces | undefined
  return (request, known) => {
    const before = known.kind === 'last' ? last : undefined
    const map = buildMap(
      request.graph,
      before ?? (known.text === undefined ? undefined : parseMapFile(known.text)),
    )
    last = map.known
    const files = createMapFiles(map, request.paths)
    const overview = files.find(({ address }) => address.endsWith('/overview.bin'))!
    return {
      files,
      outline: { ...outlineOf(map), version: versionOf(overview.content) },
      mapFile: formatMapFile(map.known),
    }
  }
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
