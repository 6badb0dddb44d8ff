import { compareText } from './diagnostic.ts'

/**
 * The knots of a directed graph, one shortest circle each: `[a, b, a]`. A circle starts at the first of its knot in
 * code-unit order; circles are sorted. Loops of one node are not looked at. Linear but for the search inside a knot.
 */
export function findCircles<Id extends string>(
  targetsById: ReadonlyMap<Id, readonly Id[]>,
): readonly (readonly Id[])[] {
  return findKnots(targetsById)
    .map((knot) => shortestCircle(targetsById, knot))
    .sort((a, b) => compareText(a[0]!, b[0]!))
}

/** Strongly connected components of two or more nodes, after Tarjan (1972), without recursion; each sorted. */
function findKnots<Id extends string>(
  targetsById: ReadonlyMap<Id, readonly Id[]>,
): readonly (readonly Id[])[] {
  const indexById = new Map<Id, number>()
  const lowById = new Map<Id, number>()
  const stack: Id[] = []
  const onStack = new Set<Id>()
  const knots: Id[][] = []
  const enter = (id: Id): { readonly id: Id; next: number } => {
    indexById.set(id, indexById.size)
    lowById.set(id, indexById.size - 1)
    stack.push(id)
    onStack.add(id)
    return { id, next: 0 }
  }
  const lower = (id: Id, to: number): void => {
    if (to < lowById.get(id)!) lowById.set(id, to)
  }
  for (const root of targetsById.keys()) {
    if (indexById.has(root)) continue
    const open = [enter(root)]
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const target = targetsById.get(top.id)?.[top.next++]
      if (target !== undefined) {
        if (!indexById.has(target)) open.push(enter(target))
        else if (onStack.has(target)) lower(top.id, indexById.get(target)!)
        continue
      }
      open.pop()
      const parent = open.at(-1)
      if (parent !== undefined) lower(parent.id, lowById.get(top.id)!)
      if (lowById.get(top.id) !== indexById.get(top.id)) continue
      const knot = stack.splice(stack.lastIndexOf(top.id))
      for (const id of knot) onStack.delete(id)
      if (knot.length > 1) knots.push(knot.sort(compareText))
    }
  }
  return knots
}

/** Breadth first from the knot's first node back to it. */
function shortestCircle<Id extends string>(
  targetsById: ReadonlyMap<Id, readonly Id[]>,
  knot: readonly Id[],
): readonly Id[] {
  const [first] = knot as readonly [Id]
  const inside = new Set(knot)
  const before = new Map<Id, Id>()
  const queue: Id[] = [first]
  for (const id of queue) {
    for (const target of targetsById.get(id) ?? []) {
      if (target === first) {
        const circle: Id[] = [first]
        for (let at = id; at !== first; at = before.get(at)!) circle.push(at)
        return [...circle, first].reverse()
      }
      if (!inside.has(target) || before.has(target)) continue
      before.set(target, id)
      queue.push(target)
    }
  }
  return [first]
}
