import type { KnownPlaces } from '../map-file.ts'
import { draftsOf, numberRegions } from './build-hierarchy.ts'
import type { MapHierarchy } from './map-region.ts'
import type { NodeNames } from './node-names.ts'

/** Regions that share less than this (shared nodes beside all nodes of both) are not the same. */
const leastOverlap = 0.3

/**
 * Gives the regions of a new hierarchy the ids of the last map's regions that they overlap most, so that they keep
 * their places and colours. Each id is given once, the best match first.
 */
export function matchRegions(hierarchy: MapHierarchy, { keys }: NodeNames, known: KnownPlaces): MapHierarchy {
  const { regions, leafOf } = hierarchy
  const leafByKey = new Map<string, string>()
  for (const [id, { nodes }] of known.regions) for (const key of nodes.keys()) leafByKey.set(key, id)
  const newSizes = new Map<number, number>()
  const oldSizes = new Map<string, number>()
  const shared = new Map<string, { readonly place: number; readonly id: string; count: number }>()
  for (const leaf of leafByKey.values()) {
    for (let id = leaf; id !== ''; id = known.regions.get(id)!.parent)
      oldSizes.set(id, (oldSizes.get(id) ?? 0) + 1)
  }
  for (const [node, key] of keys.entries()) {
    const leaf = leafByKey.get(key)
    for (let place = leafOf[node]!; place >= 0; place = regions[place]!.parent) {
      newSizes.set(place, (newSizes.get(place) ?? 0) + 1)
      for (let id = leaf ?? ''; id !== ''; id = known.regions.get(id)!.parent) {
        const pair = `${place} ${id}`
        const entry = shared.get(pair)
        if (entry) entry.count++
        else shared.set(pair, { place, id, count: 1 })
      }
    }
  }
  const scored = [...shared.values()]
    .map((pair) => ({
      ...pair,
      overlap: pair.count / (newSizes.get(pair.place)! + oldSizes.get(pair.id)! - pair.count),
    }))
    .filter(({ overlap }) => overlap >= leastOverlap)
    .sort((a, b) => b.overlap - a.overlap || a.place - b.place || (a.id < b.id ? -1 : 1))
  const idOf = new Map<number, string>()
  const given = new Set<string>()
  for (const { place, id } of scored) {
    if (idOf.has(place) || given.has(id)) continue
    idOf.set(place, id)
    given.add(id)
  }
  const named = regions.map((region, place) => {
    let id = idOf.get(place) ?? region.id
    // A name of its own may be what another region took over.
    for (let turn = 2; !idOf.has(place) && given.has(id); turn++) id = `${region.id}${turn}`
    given.add(id)
    return { ...region, id }
  })
  return numberRegions(draftsOf({ regions: named, leafOf }), leafOf.length)
}
