import type { MapGraph } from '../graph/map-graph.ts'
import type { MapLayout } from '../layout/layout-map.ts'
import type { KnownPlaces } from '../map-file.ts'
import { type MapHierarchy, topRegions } from './map-region.ts'

/** Colours that the map tells apart. */
const hueCount = 10

/**
 * A colour for every region: a topic's own; where no topic is declared, that of the folder or tag which more than half
 * of its notes have, for one region of each colour, since a folder that fills half the map would make all of it alike; else
 * that of the region around it. Other regions at the top keep the colour they had; new ones take the one that is farthest
 * away from its like.
 */
export function chooseHues(
  graph: Pick<MapGraph, 'nodes' | 'groups'>,
  hierarchy: MapHierarchy,
  { regionX, regionY }: MapLayout,
  known?: KnownPlaces,
): readonly number[] {
  const { regions } = hierarchy
  const shared = oneOfEach(commonHues(graph, hierarchy), hierarchy, known)
  const hues = regions.map(({ parent, group }, i) => {
    const own = group < 0 ? -1 : graph.groups[group]!.hue
    return own < 0 && parent < 0 ? shared[i]! : own
  })
  keepHues(hues, hierarchy, known)
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

/** Gives regions at the top the colour that they had, unless another has it now though there are enough for all. */
function keepHues(hues: number[], { regions }: MapHierarchy, known?: KnownPlaces): void {
  const tops = [...regions.keys()].filter((place) => regions[place]!.parent < 0)
  const taken = new Set(tops.map((place) => hues[place]!))
  for (const place of tops) {
    const before = known?.regions.get(regions[place]!.id)
    if (hues[place]! >= 0 || before?.parent !== '') continue
    if (tops.length <= hueCount && taken.has(before.hue)) continue
    hues[place] = before.hue
    taken.add(before.hue)
  }
}

/** What is common in a region at the top. */
interface CommonHue {
  /** The colour of more than half of its nodes; -1 for none. */
  readonly hue: number
  readonly size: number
}

/** By region: its common colour, if it is the region that has it; that which had it before, else the largest. -1 for none. */
function oneOfEach(
  common: readonly CommonHue[],
  { regions }: MapHierarchy,
  known?: KnownPlaces,
): readonly number[] {
  const hadIt = (place: number): boolean => known?.regions.get(regions[place]!.id)?.hue === common[place]!.hue
  const holders = new Map<number, number>()
  for (const [place, { hue, size }] of common.entries()) {
    const holder = holders.get(hue)
    const isFirst =
      holder === undefined || (hadIt(place) === hadIt(holder) ? size > common[holder]!.size : hadIt(place))
    if (hue >= 0 && isFirst) holders.set(hue, place)
  }
  return common.map(({ hue }, place) => (holders.get(hue) === place ? hue : -1))
}

function commonHues({ nodes }: Pick<MapGraph, 'nodes'>, hierarchy: MapHierarchy): readonly CommonHue[] {
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
    return { hue: own.findIndex((count) => count * 2 > size), size }
  })
}
