import type { GardenMap } from '../build-map.ts'
import type { MapRequest } from '../map-request.ts'
import { encodeLinks } from './map-links.ts'

/**
 * The file of all links between notes, for whoever looks for ways from one to another. `pathOf` says how browsers find
 * each region.
 */
export function createMapLinks(
  { graph, hierarchy: { regions } }: GardenMap,
  { keys, sources, targets, dullness }: MapRequest['paths'],
  pathOf: readonly string[],
): Uint8Array<ArrayBuffer> {
  const numberByKey = new Map<string, number>()
  const leaves: { region: string; nodes: number }[] = []
  for (const [i, { nodes }] of regions.entries()) {
    if (nodes.length === 0) continue
    leaves.push({ region: pathOf[i]!, nodes: nodes.length })
    for (const node of nodes) numberByKey.set(graph.nodes[node]!.key, numberByKey.size)
  }
  const numbers = keys.map((key) => numberByKey.get(key) ?? -1)
  // Source, target and dullness in one number, so that numbers in order are links in order.
  const packed: number[] = []
  const size = numberByKey.size
  for (let i = 0; i < sources.length; i++) {
    const [source, target] = [numbers[sources[i]!]!, numbers[targets[i]!]!]
    if (source >= 0 && target >= 0) packed.push((source * size + target) * 256 + dullness[i]!)
  }
  const links = Float64Array.from(packed).sort()
  const ends = Float64Array.from(links, (link) => Math.floor(link / 256))
  return encodeLinks({
    leaves,
    sources: ends.map((pair) => Math.floor(pair / size)),
    targets: ends.map((pair) => pair % size),
    dullness: links.map((link) => link % 256),
  })
}
