import { mapKinds, mapStages, type NodeData, type RegionData } from '../files/map-data.ts'
import type { LoadedTile } from './map-source.ts'

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
  /** Planted no later than the end of this month, `2025-03`. */
  readonly until: string | undefined
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

/** The notes of a tile. */
export function notesOfTile(
  { region, tile, texts }: LoadedTile,
  path: string,
  top: string,
): readonly MapNote[] {
  return tile.nodes.map((data, place) => ({
    id: `${region.id}:${place}`,
    tilePath: path,
    place,
    title: texts.titles[place] ?? '',
    address: texts.addresses[place] ?? '',
    folder: texts.folders[place] ?? '',
    tags: (texts.tags[place] ?? '').split(' ').filter((tag) => tag !== ''),
    region,
    top,
    data,
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
  return filter.until === undefined || isPlantedBy(data.planted, filter.until)
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

/** Notes that do not say when they were planted have always been there. */
function isPlantedBy(day: number, month: string): boolean {
  return day < 0 || new Date(day * 86_400_000).toISOString().slice(0, 7) <= month
}
