import { listSeparator } from '../../../model/language.ts'
import { type MapOverview, mapKinds, type RegionData } from '../files/map-data.ts'
import type { MapWords } from './words/en.ts'

/**
 * How much is in a region, in words: its notes, else, where it holds nothing but tags or wanted notes, those. Empty for such a
 * region inside another one, of which the overview says no more.
 */
export function regionSize(
  region: RegionData,
  { regions, facets }: MapOverview,
  words: MapWords,
  language: string,
): string {
  const number = new Intl.NumberFormat(language)
  if (region.notes > 0) return words.notes(number.format(region.notes))
  return countOthers(region, { regions, facets })
    .map(({ name, count }) => `${words.kindNames[name]}: ${number.format(count)}`)
    .join(listSeparator(language))
}

/** The number alone. */
export function regionCount(region: RegionData, overview: Pick<MapOverview, 'regions' | 'facets'>): number {
  return region.notes || countOthers(region, overview).reduce((sum, { count }) => sum + count, 0)
}

function countOthers(region: RegionData, { regions, facets }: Pick<MapOverview, 'regions' | 'facets'>) {
  const place = regions.filter(({ parent }) => parent < 0).findIndex(({ id }) => id === region.id)
  return mapKinds.flatMap((name) => {
    const count = facets.kinds.find((facet) => facet.name === name)?.byRegion[place] ?? 0
    return count === 0 ? [] : [{ name, count }]
  })
}
