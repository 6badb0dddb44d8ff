import type { SiteView } from '../../../define/site-view.ts'
import { neighbourNote } from '../../../link/find-neighbour.ts'
import { isBelow } from '../../../model/is-below.ts'
import { memoByObject } from '../../../model/memo-by-object.ts'
import type { Neighbour, NeighbourNote, NeighbourRegion } from '../../../model/neighbour.ts'
import type { Address } from '../../../model/page.ts'
import type { SiteFile } from '../../../model/site.ts'
import { hrefOf, originOf } from '../../../site/address.ts'

/** A note of another garden on our map. */
export interface LandNote {
  readonly title: string
  /** The whole address. */
  readonly href: string
  /** Addresses of our pages that link to it or that it links to, each once. */
  readonly ours: readonly Address[]
  /** Its place among the regions of its land. */
  readonly region: number
  /** Where it is on its own garden's map; see {@link NeighbourNote.at}. */
  readonly at?: readonly [x: number, y: number]
}

/** What a garden calls its notes of one kind, and how many of them it has. */
export interface LandRegion {
  /** As its map calls it; where it told of no map, a topic or a folder; empty for what has neither. */
  readonly name: string
  readonly count: number
  /** Where it is on that garden's own map; either all regions of a land have it, or none. */
  readonly shape?: RegionShape
}

/** See {@link NeighbourRegion}. */
export type RegionShape = Pick<NeighbourRegion, 'x' | 'y' | 'radius' | 'coast'>

/** Another garden on our map: its notes that ours link to, and those that link to ours. */
export interface NeighbourLand {
  readonly title: string
  readonly address: string
  /** Notes of the whole garden. */
  readonly count: number
  /** The largest first; what is left over is the last. */
  readonly regions: readonly LandRegion[]
  /** Those of one topic together. */
  readonly notes: readonly LandNote[]
}

/** Notes of one garden that the map shows. */
const mostNotes = 60

/** Pages of ours that are named with a note. */
const mostOurs = 8

/** Regions of a land that are told apart. */
const mostRegions = 7

/** Gardens around a map. */
const mostLands = 8

/** The lands of other gardens, as a file that is asked for when a reader wants them; none where no link crosses the border. */
export function neighbourLands(view: SiteView): readonly SiteFile[] {
  const lands = landsOf(view)
  if (lands.length === 0) return []
  return [
    {
      address: '-/neighbours/map.json' as Address,
      make: () => `[\n${lands.map((land) => JSON.stringify(land)).join(',\n')}\n]\n`,
    },
  ]
}

const landsOf = memoByObject((view: SiteView): readonly NeighbourLand[] => {
  const { garden, options, plan } = view
  if (garden.neighbours.length === 0) return []
  const linked = new Map<Neighbour, Map<NeighbourNote, Set<Address>>>(
    garden.neighbours.map((one) => [one, new Map()]),
  )
  const add = (neighbour: Neighbour, note: NeighbourNote, ours: Address | undefined): void => {
    const notes = linked.get(neighbour)
    const pages = notes?.get(note) ?? new Set()
    if (ours !== undefined && pages.size < mostOurs) pages.add(ours)
    notes?.set(note, pages)
  }
  for (const [path, resolutions] of garden.links.resolutionsByPath)
    for (const resolution of resolutions) {
      const target = resolution.kind === 'external' ? resolution.neighbour : undefined
      const found = target && neighbourNote(garden.neighbours, target)
      if (found?.note !== undefined) add(found.neighbour, found.note, plan.addressByNote.get(path))
    }
  const origin = originOf(options)
  const home = origin + encodeURI(options.base)
  if (origin !== '') {
    const pageByHref = new Map(
      [...plan.addressByNote.values()].map((one) => [hrefOf('', one) as string, one]),
    )
    for (const neighbour of garden.neighbours)
      for (const note of neighbour.notes)
        for (const { to } of note.links)
          if (isBelow(to, home))
            add(neighbour, note, pageByHref.get(to.slice(home.length).replace(/[?#].*$/, '')))
  }
  return [...linked]
    .filter(([, notes]) => notes.size > 0)
    .slice(0, mostLands)
    .map(([{ title, address, notes: all, regions: own = [] }, notes]) => {
      const regions = own.length > 0 ? ownRegions(own) : regionsOf(all)
      const regionOf = (note: NeighbourNote): number => {
        if (own.length > 0) return nearest(own, note.at)
        const found = regions.findIndex(({ name }) => name === regionName(note))
        return found < 0 ? regions.length - 1 : found
      }
      return {
        title,
        address,
        count: all.length,
        regions,
        notes: [...notes]
          .sort(([a], [b]) => compare(a.topics[0] ?? '', b.topics[0] ?? '') || compare(a.path, b.path))
          .slice(0, mostNotes)
          .map(([note, ours]) => ({
            title: note.title,
            href: address + note.href,
            ours: [...ours],
            region: regionOf(note),
            ...(own.length > 0 && note.at !== undefined && { at: note.at }),
          })),
      }
    })
})

function ownRegions(regions: readonly NeighbourRegion[]): readonly LandRegion[] {
  return regions.map(({ name, notes: count, x, y, radius, coast }) => ({
    name,
    count,
    shape: { x, y, radius, coast },
  }))
}

/** The region whose coast a place is nearest to, or farthest inside of; the first for what has no place. */
function nearest(regions: readonly NeighbourRegion[], at: NeighbourNote['at']): number {
  if (at === undefined) return 0
  const distances = regions.map(({ x, y, radius }) => Math.hypot(x - at[0], y - at[1]) - radius)
  return distances.indexOf(Math.min(...distances))
}

/** The topic that a note has first, else the folder at the top that it is in. */
function regionName({ topics, path }: NeighbourNote): string {
  const slash = path.indexOf('/')
  return topics[0] ?? (slash < 0 ? '' : path.slice(0, slash))
}

function regionsOf(notes: readonly NeighbourNote[]): readonly LandRegion[] {
  const counts = new Map<string, number>()
  for (const note of notes) counts.set(regionName(note), (counts.get(regionName(note)) ?? 0) + 1)
  const none = counts.get('') ?? 0
  counts.delete('')
  const all = [...counts]
    .map(([name, count]): LandRegion => ({ name, count }))
    .sort((a, b) => b.count - a.count || compare(a.name, b.name))
  const named = all.slice(0, mostRegions - 1)
  const rest = notes.length - named.reduce((sum, { count }) => sum + count, 0)
  return rest > 0 || none > 0 ? [...named, { name: '', count: rest }] : named
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
