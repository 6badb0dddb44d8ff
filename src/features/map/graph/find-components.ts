import type { Adjacency } from './adjacency.ts'

/** Number of the part of the graph that each node hangs together with, the largest part 0; equal sizes by first node. */
export function findComponents({ starts, neighbors }: Adjacency): Uint32Array {
  const count = starts.length - 1
  const found = new Int32Array(count).fill(-1)
  const sizes: number[] = []
  const queue = new Uint32Array(count)
  for (let first = 0; first < count; first++) {
    if (found[first] !== -1) continue
    const component = sizes.length
    let end = 1
    queue[0] = first
    found[first] = component
    for (let at = 0; at < end; at++) {
      const node = queue[at]!
      for (let i = starts[node]!; i < starts[node + 1]!; i++) {
        const other = neighbors[i]!
        if (found[other] !== -1) continue
        found[other] = component
        queue[end++] = other
      }
    }
    sizes.push(end)
  }
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const rankOf = new Uint32Array(sizes.length)
  for (const [rank, component] of order.entries()) rankOf[component] = rank
  return Uint32Array.from(found, (component) => rankOf[component]!)
}
