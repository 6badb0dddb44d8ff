import type { FacetCount, RegionData } from '../files/map-data.ts'
import type { MapNotes } from './map-notes.ts'
import { isOpen, type MapFilter, passesFilter } from './map-state.ts'
import { isAfter } from './planted-until.ts'

/** What of a region a filter shows. */
export interface RegionShare {
  /** How strongly it is drawn: 0 for nothing, 1 for all, or for as much as any region has of what is asked for. */
  readonly share: number
  /** How many of its notes; undefined where that is not known without them. */
  readonly hits: number | undefined
}

/** Strength of a region that has hardly anything of what another one is full of. */
const faintest = 0.2

/** What an open filter shows. */
export const wholeRegion: RegionShare = { share: 1, hits: undefined }

/**
 * What a filter shows of each region, by id. Of regions at the top the overview's counts tell, though of several conditions at
 * once only where nothing meets one of them; of all others their notes, as far as they have come.
 */
export function shareOfRegions(
  { overview, regions, tiles, notes, topOf, pathOf }: MapNotes,
  filter: MapFilter,
): ReadonlyMap<string, RegionShare> {
  if (isOpen(filter)) return new Map(regions.map(({ id }) => [id, wholeRegion]))
  const tops = overview.regions.filter(({ parent }) => parent < 0)
  const shares = tops.map((region, place) => countAtTop(region, place, overview, filter))
  const counted = new Map(tops.map(({ id }, place) => [id, shares[place]!]))
  const strengthOf = filter.until === undefined ? compareShares(tops, shares) : undefined
  const found = countNotes()
  return new Map(
    regions.map((region) => {
      const top = counted.get(topOf(region).id)!
      const known = region.parent < 0 ? undefined : found.get(region.id)
      const hits =
        top.share === 0 ? 0 : (known ?? (region.parent < 0 ? (top.hits ?? found.get(region.id)) : undefined))
      const share = strengthOf?.get(topOf(region).id) ?? top.share
      return [region.id, { share: hits === 0 ? 0 : share, hits }]
    }),
  )

  /** How many notes pass, of regions all of whose notes have come. */
  function countNotes(): ReadonlyMap<string, number> {
    const passing = new Map<string, number>()
    for (const note of notes.values())
      if (passesFilter(note, filter)) passing.set(note.region.id, (passing.get(note.region.id) ?? 0) + 1)
    const sums = new Map<number, number>()
    const unknown = new Set<number>()
    const found = new Map<string, number>()
    const hasInner = new Set(regions.map(({ parent }) => parent))
    // What is inside stands behind what is around it.
    for (let i = regions.length - 1; i >= 0; i--) {
      const region = regions[i]!
      const isLeaf = region.inside === 'nodes'
      if (isLeaf ? !tiles.has(pathOf(region)) : !hasInner.has(i) || unknown.has(i)) {
        unknown.add(region.parent)
        continue
      }
      const hits = isLeaf ? (passing.get(region.id) ?? 0) : (sums.get(i) ?? 0)
      found.set(region.id, hits)
      sums.set(region.parent, (sums.get(region.parent) ?? 0) + hits)
    }
    return found
  }
}

/** Where many notes pass there is more to see than where few do: how strongly, beside the region that has most of it. */
function compareShares(
  tops: readonly RegionData[],
  shares: readonly RegionShare[],
): ReadonlyMap<string, number> {
  const parts = shares.map(({ hits }, place) => (hits ?? 0) / Math.max(1, tops[place]!.notes))
  const most = Math.max(...parts)
  return new Map(
    shares.map(({ share, hits }, place) => {
      const strength = Math.min(1, Math.max(faintest, Math.sqrt(parts[place]! / most)))
      return [tops[place]!.id, share === 0 || hits === undefined ? share : strength]
    }),
  )
}

function countAtTop(
  region: RegionData,
  place: number,
  { facets }: MapNotes['overview'],
  { regions, kinds, stages, tags, years, onlyOrphans, until }: MapFilter,
): RegionShare {
  if (regions.length > 0 && !regions.includes(region.id)) return { share: 0, hits: 0 }
  const sum = (counts: readonly FacetCount[]): number =>
    counts.reduce((all, { byRegion }) => all + byRegion[place]!, 0)
  const among = (counts: readonly FacetCount[], chosen: readonly string[]): number =>
    sum(counts.filter(({ name }) => chosen.includes(name)))
  const conditions: number[] = []
  let isExact = true
  if (kinds.length > 0) conditions.push(among(facets.kinds, kinds))
  if (stages.length > 0) conditions.push(among(facets.stages, stages))
  if (years.length > 0)
    conditions.push(sum(facets.months.filter(({ name }) => years.includes(name.slice(0, 4)))))
  if (onlyOrphans) conditions.push(facets.orphans.byRegion[place]!)
  if (tags.length > 0) {
    // Only the most used tags are counted, and a note may have two of those that were chosen.
    const isCounted = tags.every((tag) => facets.tags.some(({ name }) => name === tag))
    if (isCounted) conditions.push(among(facets.tags, tags))
    isExact = isCounted && tags.length === 1
  }
  const later = until === undefined ? 0 : sum(facets.months.filter(({ name }) => isAfter(name, until)))
  // Where nothing but wanted notes is, nothing was there before somebody wanted them.
  if (until !== undefined && region.notes === 0 && holdsOnlyWanted(place, facets))
    return { share: 0, hits: 0 }
  const there = region.notes - later
  if (until !== undefined && region.notes > 0) conditions.push(there)
  const least = Math.min(...conditions)
  if (least === 0) return { share: 0, hits: 0 }
  const share = region.notes === 0 ? 1 : there / region.notes
  return { share, hits: isExact && conditions.length === 1 ? least : undefined }
}

function holdsOnlyWanted(place: number, { kinds }: MapNotes['overview']['facets']): boolean {
  return kinds.every(({ name, byRegion }) => name === 'wanted' || byRegion[place] === 0)
}
