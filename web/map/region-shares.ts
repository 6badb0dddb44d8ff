import type { MapOverview } from '../../src/protocol/map-data.ts'
import { isOpen, type MapFilter } from './map-state.ts'

/** How much of each region at the top a filter shows, by id: 0 for nothing, 1 for all. Known without its notes. */
export function shareOfRegions(
  { facets, regions }: MapOverview,
  filter: MapFilter,
): ReadonlyMap<string, number> {
  const tops = regions.filter(({ parent }) => parent < 0)
  const chosen = [
    ...facets.kinds.filter(({ name }) => filter.kinds.includes(name)),
    ...facets.stages.filter(({ name }) => filter.stages.includes(name)),
    ...facets.tags.filter(({ name }) => filter.tags.includes(name)),
    ...facets.months.filter(({ name }) => filter.years.includes(name.slice(0, 4))),
    ...(filter.onlyOrphans ? [facets.orphans] : []),
  ]
  const { until } = filter
  return new Map(
    tops.map(({ id }, i) => {
      if (isOpen(filter)) return [id, 1]
      if (filter.regions.length > 0 && !filter.regions.includes(id)) return [id, 0]
      const planted = facets.months.reduce((sum, { byRegion }) => sum + byRegion[i]!, 0)
      const grown = facets.months.reduce(
        (sum, { name, byRegion }) => sum + (until === undefined || name <= until ? byRegion[i]! : 0),
        0,
      )
      const held = chosen.reduce((sum, { byRegion }) => sum + byRegion[i]!, 0)
      const shares = [planted === 0 ? 1 : grown / planted, chosen.length === 0 ? 1 : held]
      return [id, Math.min(1, ...shares)]
    }),
  )
}
