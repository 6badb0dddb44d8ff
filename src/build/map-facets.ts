import type { GardenMap } from '../graph/build-map.ts'
import { mapNodeKinds } from '../graph/map-graph.ts'
import type { FacetCount, MapFacets } from '../protocol/map-data.ts'

/** Tags that a filter offers; the search finds the others. */
const mostTags = 40

/** Counts what the map's filters choose from. */
export function countFacets({ graph, hierarchy, adjacency }: GardenMap): MapFacets {
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
  const tags = count((node) => [...new Set(graph.nodes[node]!.tags)])
  return {
    kinds: inOrder(
      mapNodeKinds,
      count((node) => [graph.nodes[node]!.kind]),
    ),
    stages: inOrder(
      graph.stages,
      count((node) => (graph.nodes[node]!.stage < 0 ? [] : [graph.stages[graph.nodes[node]!.stage]!])),
    ),
    tags: tags.sort((a, b) => sum(b) - sum(a) || (a.name < b.name ? -1 : 1)).slice(0, mostTags),
    orphans: count((node) => (adjacency.degrees[node] === 0 ? ['orphan'] : []))[0] ?? {
      name: 'orphan',
      byRegion: tops.map(() => 0),
    },
    months: count((node) =>
      graph.nodes[node]!.planted < 0 ? [] : [monthOf(graph.nodes[node]!.planted)],
    ).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

function monthOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 7)
}
