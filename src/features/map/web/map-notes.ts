import type { MapOverview, RegionData } from '../files/map-data.ts'
import type { LoadedTile, MapSource } from './map-source.ts'
import { type MapNote, notesOfTile, type PlaceOf } from './map-state.ts'

/** A note at the other end of a link; where its tile has not come, only the place of its region is known. */
export interface LinkedEnd {
  /** `leaf:place`. */
  readonly id: string
  readonly tilePath: string
  readonly place: number
  readonly x: number
  readonly y: number
  /** Place in `mapEdges`. */
  readonly kind: number
  readonly isOut: boolean
}

/** The notes that have come so far, and what brings more. */
export interface MapNotes {
  readonly overview: MapOverview
  /** Those of the overview, then those that came with lists of inner regions. */
  readonly regions: readonly RegionData[]
  readonly notes: ReadonlyMap<string, MapNote>
  readonly tiles: ReadonlyMap<string, LoadedTile>
  /** How the data name a region. */
  pathOf(region: RegionData): string
  topOf(region: RegionData): RegionData
  /** Brings the notes of a leaf; the same notes if they are here. */
  loadTile(path: string): Promise<readonly MapNote[]>
  /** Brings the regions inside one. */
  loadInside(region: RegionData): Promise<readonly RegionData[]>
  /** Brings every note of the garden; of 100,000 they are 20 MB, so only where a reader asks for all. */
  loadAll(): Promise<void>
  /** Lets go of a tile's notes. */
  drop(path: string): void
  find(id: string): MapNote | undefined
  /** The note, brought here where it is not yet. */
  get(path: string, place: number): Promise<MapNote>
  linksOf(note: MapNote): readonly LinkedEnd[]
}

/** Tiles asked for together when all are. */
const atOnce = 12

/** Starts with the overview alone. `placeOf` says where notes are drawn; without it where the map's files have them. */
export function createMapNotes(source: MapSource, placeOf: PlaceOf = ({ x, y }) => ({ x, y })): MapNotes {
  const { overview } = source
  const regions = [...overview.regions]
  const paths = new Map(regions.map((region) => [region.id, region.id]))
  const notes = new Map<string, MapNote>()
  const tiles = new Map<string, LoadedTile>()
  const opened = new Map<string, readonly RegionData[]>()

  const topOf = (region: RegionData): RegionData => {
    let at = region
    while (at.parent >= 0) at = regions[at.parent]!
    return at
  }
  const self: MapNotes = {
    overview,
    regions,
    notes,
    tiles,
    pathOf: (region) => paths.get(region.id)!,
    topOf,
    async loadInside(region) {
      const known = opened.get(region.id)
      if (known) return known
      const parent = regions.indexOf(region)
      const inside = (await source.regionsIn(region, paths.get(region.id)!)).map((child) => ({
        ...child,
        parent,
      }))
      const again = opened.get(region.id)
      if (again) return again
      opened.set(region.id, inside)
      for (const child of inside) {
        regions.push(child)
        paths.set(child.id, `${paths.get(region.id)}/${child.id}`)
      }
      return inside
    },
    async loadTile(path) {
      const parts = path.split('/')
      // Regions on the way must be known, so that what comes has a place among them.
      for (let i = 1; i < parts.length; i++)
        await self.loadInside(regions.find(({ id }) => id === parts[i - 1])!)
      const loaded = await source.tile(path)
      const region = regions.find(({ id }) => id === loaded.region.id) ?? loaded.region
      const found = notesOfTile({ ...loaded, region }, path, topOf(region).id, placeOf)
      tiles.set(path, loaded)
      for (const note of found) if (!notes.has(note.id)) notes.set(note.id, note)
      return found.map(({ id }) => notes.get(id)!)
    },
    async loadAll() {
      // Grows while lists of inner regions come.
      for (const region of regions) if (region.inside === 'regions') await self.loadInside(region)
      const paths = regions.filter(({ inside }) => inside === 'nodes').map(self.pathOf)
      for (let i = 0; i < paths.length; i += atOnce)
        await Promise.all(paths.slice(i, i + atOnce).map((path) => self.loadTile(path)))
    },
    drop(path) {
      const tile = tiles.get(path)
      tiles.delete(path)
      for (let place = 0; place < (tile?.tile.nodes.length ?? 0); place++)
        notes.delete(`${tile!.region.id}:${place}`)
    },
    find: (id) => notes.get(id),
    get: async (path, place) => (await self.loadTile(path))[place]!,
    linksOf(note) {
      const tile = tiles.get(note.tilePath)?.tile
      return tile === undefined ? [] : endsIn(tile, note, notes)
    },
  }
  return self
}

/** The other ends of a note's links, as its tile tells them. */
function endsIn(
  { inner, outer, nodes, neighbors }: LoadedTile['tile'],
  { tilePath, place, region }: MapNote,
  notes: ReadonlyMap<string, MapNote>,
): readonly LinkedEnd[] {
  const ends: LinkedEnd[] = []
  for (const { source, target, kind } of inner) {
    if (source !== place && target !== place) continue
    const other = source === place ? target : source
    const id = `${region.id}:${other}`
    const node = notes.get(id)?.data ?? nodes[other]
    if (node === undefined) continue
    const { x, y } = node
    ends.push({ id, tilePath, place: other, x, y, kind, isOut: source === place })
  }
  for (const { node, neighbor, place: other, kind, isOut } of outer) {
    const leaf = neighbors[neighbor]
    if (node !== place || leaf === undefined) continue
    const id = `${leaf.id.split('/').at(-1)}:${other}`
    const { x, y } = notes.get(id)?.data ?? leaf
    ends.push({ id, tilePath: leaf.id, place: other, x, y, kind, isOut })
  }
  return ends
}
