import type { Adjacency } from '../graph/adjacency.ts'

/**
 * Joins the smallest group to the one it is tied to most, relative to size, until every group that is tied to another
 * has `smallest` nodes and there are no more than `most`. Groups tied to nothing stay as they are.
 */
export function joinGroups(
  groups: readonly (readonly number[])[],
  { starts, neighbors, weights }: Adjacency,
  { smallest, most }: { readonly smallest: number; readonly most: number },
): number[][] {
  const joined: (number[] | undefined)[] = groups.map((group) => [...group])
  const groupOf = new Map<number, number>()
  for (const [i, group] of groups.entries()) for (const node of group) groupOf.set(node, i)
  const ties = groups.map((): Map<number, number> => new Map())
  for (const [node, group] of groupOf) {
    for (let k = starts[node]!; k < starts[node + 1]!; k++) {
      const other = groupOf.get(neighbors[k]!)
      if (other === undefined || other === group) continue
      ties[group]!.set(other, (ties[group]!.get(other) ?? 0) + weights[k]!)
    }
  }
  let left = groups.length
  for (;;) {
    const small = findSmallest(joined, ties)
    if (small === undefined || (joined[small]!.length >= smallest && left <= most)) break
    const best = findClosest(small, joined, ties)
    // Taken one by one: a spread of 100,000 arguments would not fit on the stack.
    for (const node of joined[small]!) joined[best]!.push(node)
    for (const [other, weight] of ties[small]!) {
      ties[other]!.delete(small)
      if (other === best) continue
      ties[other]!.set(best, (ties[other]!.get(best) ?? 0) + weight)
      ties[best]!.set(other, (ties[best]!.get(other) ?? 0) + weight)
    }
    joined[small] = undefined
    ties[small]!.clear()
    left--
  }
  return joined.filter((group) => group !== undefined)
}

/** The smallest group that is tied to another. */
function findSmallest(
  groups: readonly (readonly number[] | undefined)[],
  ties: readonly ReadonlyMap<number, number>[],
): number | undefined {
  let small: number | undefined
  for (const [i, group] of groups.entries()) {
    if (group === undefined || ties[i]!.size === 0) continue
    if (small === undefined || group.length < groups[small]!.length) small = i
  }
  return small
}

function findClosest(
  from: number,
  groups: readonly (readonly number[] | undefined)[],
  ties: readonly ReadonlyMap<number, number>[],
): number {
  let best = -1
  let bestScore = -1
  for (const [other, weight] of ties[from]!) {
    const score = weight / Math.sqrt(groups[other]!.length)
    if (score < bestScore || (score === bestScore && other > best)) continue
    best = other
    bestScore = score
  }
  return best
}
