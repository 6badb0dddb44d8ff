import { hashText } from '../../../model/hash-text.ts'
import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph } from '../graph/map-graph.ts'
import type { MapHierarchy } from './map-region.ts'
import type { NodeNames } from './node-names.ts'

/**
 * Changes when a node of the region comes or goes, or a link between two of its nodes. Links across do not count: they
 * would move two regions.
 */
export function digestRegion(
  region: number,
  { hashes }: NodeNames,
  { starts, neighbors }: Adjacency,
  { regions, leafOf }: MapHierarchy,
): string {
  let hash = 0
  for (const node of regions[region]!.nodes) {
    hash = Math.imul(hash ^ hashes[node]!, 0x01000193)
    let ties = 0
    for (let i = starts[node]!; i < starts[node + 1]!; i++) {
      const other = neighbors[i]!
      // A sum, because neighbours stand in no order.
      if (leafOf[other] === region && other > node)
        ties = (ties + Math.imul(hashes[other]!, 0x85ebca6b)) >>> 0
    }
    hash = Math.imul(hash ^ ties, 0x9e3779b1) >>> 0
  }
  return hash.toString(36)
}

/**
 * By region: changes with everything that its name is chosen from, which is what all nodes and topics are called, and of
 * its own nodes where their links lead, in it and out of it, and how many lead there in all.
 */
export function digestContents(
  { groups }: Pick<MapGraph, 'groups'>,
  { hashes, titles }: NodeNames,
  { starts, neighbors, degrees }: Adjacency,
  { regions, leafOf }: MapHierarchy,
): readonly number[] {
  let called = hashText(groups.map(({ id, title }) => `${id} ${title}`).join('\n'))
  for (const title of titles) called = Math.imul(called ^ title, 0x01000193)
  const contents = new Array<number>(regions.length).fill(called)
  // From the innermost out: children come after what is around them.
  for (let i = regions.length - 1; i >= 0; i--) {
    const { parent, nodes: inside } = regions[i]!
    let hash = contents[i]!
    for (const node of inside) {
      hash = Math.imul(hash ^ hashes[node]!, 0x01000193)
      let ties = 0
      // A sum, because neighbours stand in no order.
      for (let k = starts[node]!; k < starts[node + 1]!; k++) {
        const other = neighbors[k]!
        ties = (ties + Math.imul(hashes[other]! ^ leafOf[other]!, 0x85ebca6b) + degrees[other]!) >>> 0
      }
      hash = Math.imul(hash ^ ties, 0x9e3779b1)
    }
    contents[i] = hash >>> 0
    if (parent >= 0) contents[parent] = Math.imul(contents[parent]! ^ hash, 0x01000193) >>> 0
  }
  return contents
}

/** Changes with any node, any link and any topic: where it is the same, so is the map. */
export function digestGraph(
  { nodes, groups, sources, targets, kinds, weights }: MapGraph,
  { hashes, titles }: NodeNames,
): string {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  const add = (value: number): void => {
    low = Math.imul(low ^ value, 0x01000193)
    high = Math.imul(high ^ (value + 0x7f4a7c15), 0x85ebca6b)
    high ^= high >>> 13
  }
  for (let i = 0; i < nodes.length; i++) {
    add(hashes[i]!)
    add(titles[i]!)
    add(nodes[i]!.group)
    add(nodes[i]!.hue)
  }
  for (const { id, title, parent, hue } of groups) {
    add(hashText(`${id} ${title}`))
    add(parent)
    add(hue)
  }
  for (let i = 0; i < sources.length; i++) {
    add(sources[i]!)
    add(targets[i]!)
    add(kinds[i]!)
    add(Math.round(weights[i]!))
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}
