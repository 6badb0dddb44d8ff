import { shortenTitle } from '../../../model/shorten-title.ts'
import type { GardenMap } from '../build-map.ts'
import type { MapRequest } from '../map-request.ts'
import { placesInLeaves, topRegions } from '../regions/map-region.ts'
import type { PairEnd } from './map-data.ts'
import { findWeightiest } from './weightiest-nodes.ts'

/** Pairs at most, and notes that they are chosen from. */
const most = { pairs: 3, notes: 8 }

/** Links between the two notes of a pair, the best first: neighbours say it themselves, and a long way says little. */
const distances = [3, 2, 4]

/** A pair of notes, as places in the list of those that it was chosen from. */
interface Pair {
  readonly a: number
  readonly b: number
  readonly distance: number
  readonly isAcross: boolean
}

/**
 * Pairs of notes between which a way is worth looking for. From the weightiest plain notes of the largest regions those three
 * links apart come first, then two, then four; of these, those of different regions; then the weightier. No note comes twice
 * where there are enough others. `pathOf` says how browsers find each region.
 */
export function suggestPairs(
  map: GardenMap,
  paths: MapRequest['paths'],
  pathOf: readonly string[],
  longest: number,
): readonly (readonly [PairEnd, PairEnd])[] {
  const { graph, hierarchy } = map
  const tops = topRegions(hierarchy)
  const regionOf = (node: number): number => tops[hierarchy.leafOf[node]!]!
  const chosen = chooseNotes(map, regionOf)
  const numberByKey = new Map(paths.keys.map((key, i) => [key, i]))
  const numbers = chosen.map((node) => numberByKey.get(graph.nodes[node]!.key))
  const neighbors = neighborsIn(paths)
  const pairs: Pair[] = []
  for (const [a, from] of numbers.entries()) {
    if (from === undefined) continue
    const reached = distancesFrom(from, neighbors)
    for (let b = a + 1; b < numbers.length; b++) {
      const distance = reached.get(numbers[b] ?? -1)
      if (distance === undefined || !distances.includes(distance)) continue
      pairs.push({ a, b, distance, isAcross: regionOf(chosen[a]!) !== regionOf(chosen[b]!) })
    }
  }
  const placeOf = placesInLeaves(hierarchy)
  const endOf = (i: number): PairEnd => {
    const node = chosen[i]!
    const title = shortenTitle(graph.nodes[node]!.title, longest)
    return { title, region: pathOf[hierarchy.leafOf[node]!]!, place: placeOf[node]! }
  }
  return pickPairs(pairs).map(({ a, b }) => [endOf(a), endOf(b)] as const)
}

/** The weightiest note of each region, the largest region first; then the next of each. */
function chooseNotes(map: GardenMap, regionOf: (node: number) => number): readonly number[] {
  const { graph, hierarchy } = map
  const sizes = new Uint32Array(hierarchy.regions.length)
  const groups = Int32Array.from(graph.nodes, ({ kind }, node) => {
    sizes[regionOf(node)]!++
    return kind === 'note' ? regionOf(node) : -1
  })
  const { byGroup } = findWeightiest(map, groups, hierarchy.regions.length, most.notes)
  const regions = [...sizes.keys()].filter((region) => sizes[region]! > 0)
  regions.sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const rounds = Array.from({ length: most.notes }, (_, round) =>
    regions.flatMap((region) => byGroup[region]![round] ?? []),
  )
  return rounds.flat().slice(0, most.notes)
}

function pickPairs(pairs: readonly Pair[]): readonly Pair[] {
  const sorted = pairs.toSorted(
    (u, v) =>
      distances.indexOf(u.distance) - distances.indexOf(v.distance) ||
      Number(v.isAcross) - Number(u.isAcross) ||
      u.a + u.b - v.a - v.b ||
      u.a - v.a,
  )
  const used = new Set<number>()
  const fresh = sorted.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false
    used.add(a)
    used.add(b)
    return true
  })
  return [...new Set([...fresh, ...sorted])].slice(0, most.pairs)
}

/** The notes that each is linked with, either way: those of note `i` are `list[starts[i]…starts[i + 1]]`. */
function neighborsIn({ keys, sources, targets }: MapRequest['paths']) {
  const starts = new Uint32Array(keys.length + 1)
  for (const ends of [sources, targets]) for (const end of ends) starts[end + 1]!++
  for (let i = 0; i < keys.length; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const list = new Uint32Array(2 * sources.length)
  for (let arc = 0; arc < sources.length; arc++) {
    list[next[sources[arc]!]!++] = targets[arc]!
    list[next[targets[arc]!]!++] = sources[arc]!
  }
  return { starts, list }
}

/** How many links away each note is, as far as a pair may be apart. */
function distancesFrom(
  from: number,
  { starts, list }: ReturnType<typeof neighborsIn>,
): ReadonlyMap<number, number> {
  const found = new Map([[from, 0]])
  let edge = [from]
  for (let distance = 1; distance <= Math.max(...distances); distance++) {
    const next: number[] = []
    for (const node of edge)
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        if (found.has(list[i]!)) continue
        found.set(list[i]!, distance)
        next.push(list[i]!)
      }
    edge = next
  }
  return found
}
