import type { MapGraph } from '../graph/map-graph.ts'
import type { MapLayout } from '../layout/layout-map.ts'
import type { KnownPlaces } from '../map-file.ts'
import { type MapHierarchy, topRegions } from './map-region.ts'

/** Colours that the map tells apart. */
const hueCount = 10

/**
 * A colour for every region: a topic's own; where no topic is declared, that of the folder or tag which more than half
 * of its notes have; else that of the region around it. Other regions at the top keep the colour they had; new ones take
 * the one that is farthest away from its like.
 */
export function chooseHues(
  graph: Pick<MapGraph, 'nodes' | 'groups'>,
  hierarchy: MapHierarchy,
  { regionX, regionY }: MapLayout,
  known?: KnownPlaces,
): readonly number[] {
  const { regions } = hierarchy
  const shared = commonHues(graph, hierarchy)
  const hues = regions.map(({ id, parent, group }, i) => {
    const own = group < 0 ? -1 : graph.groups[group]!.hue
    if (own >= 0) return own
    if (parent >= 0) return -1
    const before = known?.regions.get(id)
    return shared[i]! >= 0 || before?.parent !== '' ? shared[i]! : before.hue
  })
  for (const [i, { parent }] of regions.entries()) {
    if (hues[i]! < 0 && parent >= 0) hues[i] = hues[parent]!
    if (hues[i]! >= 0) continue
    const nearest = new Array<number>(hueCount).fill(Number.POSITIVE_INFINITY)
    for (const [other, region] of regions.entries()) {
      if (region.parent >= 0 || hues[other]! < 0) continue
      const distance = Math.hypot(regionX[other]! - regionX[i]!, regionY[other]! - regionY[i]!)
      nearest[hues[other]!] = Math.min(nearest[hues[other]!]!, distance)
    }
    let best = 0
    for (let hue = 1; hue < hueCount; hue++) if (nearest[hue]! > nearest[best]!) best = hue
    hues[i] = best
  }
  return hues
}

/** By region at the top: the colour of more than half of its nodes; -1 for none. */
function commonHues({ nodes }: Pick<MapGraph, 'nodes'>, hierarchy: MapHierarchy): readonly number[] {
  const tops = topRegions(hierarchy)
  const sizes = new Uint32Array(hierarchy.regions.length)
  const counts = new Uint32Array(hierarchy.regions.length * hueCount)
  for (const [node, { hue }] of nodes.entries()) {
    const top = tops[hierarchy.leafOf[node]!]!
    sizes[top]!++
    if (hue >= 0) counts[top * hueCount + hue]!++
  }
  return Array.from(sizes, (size, top) => {
    const own = counts.subarray(top * hueCount, (top + 1) * hueCount)
    return own.findIndex((count) => count * 2 > size)
  })
}
