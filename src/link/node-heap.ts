/** Numbers of notes by cost, the least first; of equal costs the lower number, so that the order is always the same. */
interface NodeHeap {
  readonly size: number
  /** Cost of the first; infinite when empty. */
  readonly least: number
  push(cost: number, node: number): void
  /** Takes the first. Must not be called when empty. */
  pop(): number
}

/** An empty binary heap. */
export function createNodeHeap(): NodeHeap {
  const costs: number[] = []
  const nodes: number[] = []
  const isBefore = (a: number, b: number): boolean =>
    costs[a]! < costs[b]! || (costs[a] === costs[b] && nodes[a]! < nodes[b]!)
  const swap = (a: number, b: number): void => {
    const cost = costs[a]!
    costs[a] = costs[b]!
    costs[b] = cost
    const node = nodes[a]!
    nodes[a] = nodes[b]!
    nodes[b] = node
  }
  return {
    get size() {
      return nodes.length
    },
    get least() {
      return costs[0] ?? Number.POSITIVE_INFINITY
    },
    push(cost, node) {
      costs.push(cost)
      nodes.push(node)
      for (let at = nodes.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isBefore(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop() {
      const first = nodes[0]!
      swap(0, nodes.length - 1)
      nodes.pop()
      costs.pop()
      for (let at = 0; ; ) {
        let child = 2 * at + 1
        if (child >= nodes.length) break
        if (child + 1 < nodes.length && isBefore(child + 1, child)) child++
        if (!isBefore(child, at)) break
        swap(at, child)
        at = child
      }
      return first
    },
  }
}
