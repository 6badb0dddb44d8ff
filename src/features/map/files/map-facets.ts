import type { GardenMap } from '../build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import { topRegions } from '../regions/map-region.ts'
import type { FacetCount, MapFacets } from './map-data.ts'

/** How much the filters offer; what they leave out is still on the map. */
interface FacetLimits {
  /** Tags, the most used first; the search finds the others. */
  readonly tags: number
  /** Longest name of a tag that is offered, in letters. */
  readonly longest: number
  /** Months that are counted together as one, named by the last of them: 1, or a part of a year, or years. */
  readonly months: number
}

/** Counts what the map's filters choose from. */
export function countFacets({ graph, hierarchy, adjacency }: GardenMap, limits: FacetLimits): MapFacets {
  const { regions, leafOf } = hierarchy
  const tops = regions.flatMap((region, i) => (region.parent < 0 ? [i] : []))
  const numberOf = new Map(tops.map((top, i) => [top, i]))
  const numberOfRegion = Int32Array.from(topRegions(hierarchy), (top) => numberOf.get(top)!)
  /** `tell` calls `add` with each name that a node has, once. */
  const count = (tell: (node: number, add: (name: string) => void) => void): FacetCount[] => {
    const found = new Map<string, number[]>()
    let region = 0
    const add = (name: string): void => {
      let byRegion = found.get(name)
      if (byRegion === undefined) {
        byRegion = new Array<number>(tops.length).fill(0)
        found.set(name, byRegion)
      }
      byRegion[region]!++
    }
    for (let node = 0; node < graph.nodes.length; node++) {
      region = numberOfRegion[leafOf[node]!]!
      tell(node, add)
    }
    return [...found].map(([name, byRegion]) => ({ name, byRegion }))
  }
  const sum = ({ byRegion }: FacetCount): number => byRegion.reduce((all, value) => all + value, 0)
  const inOrder = (names: readonly string[], facets: readonly FacetCount[]): FacetCount[] =>
    facets.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
  const tags = count((node, add) => {
    const { tags } = graph.nodes[node]!
    for (const tag of tags.length < 2 ? tags : new Set(tags)) add(tag)
  }).filter(({ name }) => name.length <= limits.longest)
  const isByDay = limits.months === 1 && isYoung(graph.nodes)
  const periodByDay = new Map<number, string>()
  const periodOf = (day: number): string => {
    const period = periodByDay.get(day) ?? (isByDay ? dayName(day) : monthOf(day, limits.months))
    periodByDay.set(day, period)
    return period
  }
  return {
    kinds: inOrder(
      mapNodeKinds,
      count((node, add) => add(graph.nodes[node]!.kind)),
    ),
    stages: inOrder(
      graph.stages,
      count((node, add) => {
        const stage = graph.stages[graph.nodes[node]!.stage]
        if (stage !== undefined) add(stage)
      }),
    ),
    tags: tags.sort((a, b) => sum(b) - sum(a) || (a.name < b.name ? -1 : 1)).slice(0, limits.tags),
    orphans: count((node, add) => {
      if (adjacency.degrees[node] === 0) add('orphan')
    })[0] ?? { name: 'orphan', byRegion: tops.map(() => 0) },
    months: count((node, add) => {
      const { planted } = graph.nodes[node]!
      if (planted >= 0) add(periodOf(planted))
    }).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** Days from the first planting to the last within which a garden is so young that they are counted, and not its months. */
const daysOfYouth = 92

function isYoung(nodes: readonly { readonly planted: number }[]): boolean {
  let [first, last] = [Number.POSITIVE_INFINITY, 0]
  for (const { planted } of nodes) {
    if (planted < 0) continue
    first = Math.min(first, planted)
    last = Math.max(last, planted)
  }
  return last - first <= daysOfYouth
}

function dayName(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** The month of a day, or the last one of those that it is counted with. */
function monthOf(day: number, together: number): string {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
  const last = month - (month % together) + together - 1
  return `${Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}`
}
