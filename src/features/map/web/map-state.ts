import { mapKinds, mapStages, type NodeData, type RegionData } from '../files/map-data.ts'
import type { Route } from './draw-routes.ts'
import type { MapColors } from './map-colors.ts'
import type { MapPlace } from './map-place.ts'
import type { LoadedTile } from './map-source.ts'
import { isAfter, type Period } from './planted-until.ts'

/** What nodes are coloured by. */
export type ColorBy = 'topic' | 'stage' | 'age' | 'region' | 'folder'

/** What makes a node large. */
export type SizeBy = 'links' | 'rank'

/** What a reader filters by; empty lists let everything through. */
export interface MapFilter {
  readonly kinds: readonly string[]
  readonly stages: readonly string[]
  readonly tags: readonly string[]
  /** In which they were planted. */
  readonly years: readonly string[]
  /** Ids of regions at the top. */
  readonly regions: readonly string[]
  readonly onlyOrphans: boolean
  /** Planted no later than the end of this month or day, `2025-03` or `2025-03-09`. */
  readonly until: Period | undefined
  /** Whether what is filtered out is gone or only pale. */
  readonly isHiding: boolean
}

/** The filter that shows everything. */
export const openFilter: MapFilter = {
  kinds: [],
  stages: [],
  tags: [],
  years: [],
  regions: [],
  onlyOrphans: false,
  until: undefined,
  isHiding: false,
}

/** A node on the map, with all that is known of it. */
export interface MapNote {
  /** `leaf:place`. */
  readonly id: string
  readonly tilePath: string
  readonly place: number
  readonly title: string
  readonly address: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly region: RegionData
  /** Id of the region at the top that it lies in. */
  readonly top: string
  readonly data: NodeData
}

/** Where a note of a region is drawn, by where the map's files have it. */
export type PlaceOf = (place: MapPlace, region: RegionData) => MapPlace

/** The notes of a tile; `placeOf` says where each is drawn. */
export function notesOfTile(
  { region, tile, texts }: LoadedTile,
  path: string,
  top: string,
  placeOf: PlaceOf,
): readonly MapNote[] {
  return tile.nodes.map((node, place) => ({
    id: `${region.id}:${place}`,
    tilePath: path,
    place,
    title: texts.titles[place] ?? '',
    address: texts.addresses[place] ?? '',
    folder: texts.folders[place] ?? '',
    tags: (texts.tags[place] ?? '').split(' ').filter((tag) => tag !== ''),
    region,
    top,
    data: { ...node, ...placeOf(node, region) },
  }))
}

/** Whether a filter lets a note through. */
export function passesFilter(note: MapNote, filter: MapFilter): boolean {
  const { data } = note
  if (filter.kinds.length > 0 && !filter.kinds.includes(mapKinds[data.kind] ?? '')) return false
  if (filter.stages.length > 0 && !filter.stages.includes(mapStages[data.stage] ?? '')) return false
  if (filter.tags.length > 0 && !filter.tags.some((tag) => note.tags.includes(tag))) return false
  if (filter.regions.length > 0 && !filter.regions.includes(note.top)) return false
  if (filter.years.length > 0 && !filter.years.includes(yearOf(data.planted))) return false
  if (filter.onlyOrphans && data.linksIn + data.linksOut > 0) return false
  return filter.until === undefined || wasThere(data, filter.until)
}

/** Whether a filter lets everything through. */
export function isOpen(filter: MapFilter): boolean {
  const { kinds, stages, tags, years, regions, onlyOrphans, until } = filter
  const isChosen = [kinds, stages, tags, years, regions].some((list) => list.length > 0)
  return !isChosen && !onlyOrphans && until === undefined
}

/** Of a day; empty where it is not known. */
function yearOf(day: number): string {
  return day < 0 ? '' : new Date(day * 86_400_000).toISOString().slice(0, 4)
}

/** Notes that do not say when they were planted have always been there; what nobody has written never was. */
function wasThere({ kind, planted }: NodeData, until: Period): boolean {
  if (mapKinds[kind] === 'wanted') return false
  return planted < 0 || !isAfter(new Date(planted * 86_400_000).toISOString().slice(0, 10), until)
}

/** What decides how the map looks; whoever changes it says so to the picture. */
export interface PictureState {
  filter: MapFilter
  color: ColorBy
  size: SizeBy
  colors: MapColors
  /** Steps of neighbours that are shown around the selected note; 0 shows all. */
  steps: number
  selected: MapNote | undefined
  hovered: MapNote | undefined
  /** Ids of the notes around the selected one that alone are shown; undefined shows all. */
  focus: ReadonlySet<string> | undefined
  pins: readonly MapNote[]
  /** The way that is lit, and its stops. */
  lit: { readonly route: Route; readonly stops: readonly MapNote[] } | undefined
}

/** A picture in which nothing is chosen. */
export function createPictureState(
  colors: MapColors,
  { filter, color, size, steps }: Pick<PictureState, 'filter' | 'color' | 'size' | 'steps'>,
): PictureState {
  const nothing = { selected: undefined, hovered: undefined, focus: undefined, lit: undefined }
  return { filter, color, size, steps, colors, pins: [], ...nothing }
}
