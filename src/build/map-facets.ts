import type { GardenMap } from '../graph/build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import type { FacetCount, MapFacets } from '../protocol/map-data.ts'

/** How much the filters offer; what they leave out is still on the map. */
export interface FacetLimits {
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
  const topOf = graph.nodes.map((_, node) => {
    let at = leafOf[node]!
    while (regions[at]!.parent >= 0) at = regions[at]!.parent
    return numberOf.get(at)!
  })
  const count = (namesOf: (node: number) => readonly string[]): FacetCount[] => {
    const found = new Map<string, number[]>()
    for (let node = 0; node < graph.nodes.length; node++) {
      for (const name of namesOf(node)) {
        const byRegion = found.get(name) ?? new Array<number>(tops.length).fill(0)
        byRegion[topOf[node]!]!++
        found.set(name, byRegion)
      }
    }
    return [...found].map(([name, byRegion]) => ({ name, byRegion }))
  }
  const sum = ({ byRegion }: FacetCount): number => byRegion.reduce((all, value) => all + value, 0)
  const inOrder = (names: readonly string[], facets: readonly FacetCount[]): FacetCount[] =>
    facets.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name))
  const tags = count((node) => [...new Set(graph.nodes[node]!.tags)]).filter(
    ({ name }) => name.length <= limits.longest,
  )
  return {
    kinds: inOrder(
      mapNodeKinds,
      count((node) => [graph.nodes[node]!.kind]),
    ),
    stages: inOrder(
      graph.stages,
      count((node) => (graph.nodes[node]!.stage < 0 ? [] : [graph.stages[graph.nodes[node]!.stage]!])),
    ),
    tags: tags.sort((a, b) => sum(b) - sum(a) || (a.name < b.name ? -1 : 1)).slice(0, limits.tags),
    orphans: count((node) => (adjacency.degrees[node] === 0 ? ['orphan'] : []))[0] ?? {
      name: 'orphan',
      byRegion: tops.map(() => 0),
    },
    months: count((node) =>
      graph.nodes[node]!.planted < 0 ? [] : [monthOf(graph.nodes[node]!.planted, limits.months)],
    ).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** The month of a day, or the last one of those that it is counted with. */
function monthOf(day: number, together: number): string {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
  const last = month - (month % together) + together - 1
  return `${Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}`
}
