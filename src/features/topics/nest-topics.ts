import { compareText } from '../../model/diagnostic.ts'
import { findCircles } from '../../model/find-circles.ts'
import { toOrderKey } from '../../model/order-key.ts'
import type { TopicId } from '../../model/topic-id.ts'
import type { TopicDraft } from './topic-draft.ts'

/** Topics as a forest. */
interface TopicForest {
  /** Each topic directly before those below it; siblings by title, then id. */
  readonly order: readonly TopicDraft[]
  readonly childrenById: ReadonlyMap<TopicId, readonly TopicId[]>
  /** The circles that were cut; each starts and ends with the topic that has no parent now. */
  readonly cycles: readonly (readonly TopicId[])[]
}

/** Puts every topic below its parent. A circle of parents is cut at its first topic by id. */
export function nestTopics(drafts: ReadonlyMap<TopicId, TopicDraft>): TopicForest {
  const parents = new Map([...drafts.values()].flatMap(({ id, parent }) => (parent ? [[id, [parent]]] : [])))
  const cycles = findCircles(parents)
  for (const [first] of cycles) drafts.get(first!)!.parent = undefined

  const titleKeys = new Map([...drafts.values()].map(({ id, title }) => [id, toOrderKey(title)]))
  const sorted = [...drafts.keys()].sort(
    (a, b) => compareText(titleKeys.get(a)!, titleKeys.get(b)!) || compareText(a, b),
  )
  const childrenById = new Map<TopicId, TopicId[]>()
  const roots: TopicId[] = []
  for (const id of sorted) {
    const { parent } = drafts.get(id)!
    if (parent === undefined) roots.push(id)
    else childrenById.set(parent, [...(childrenById.get(parent) ?? []), id])
  }
  const order: TopicDraft[] = []
  const open = roots.reverse()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    order.push(drafts.get(id)!)
    open.push(...[...(childrenById.get(id) ?? [])].reverse())
  }
  return { order, childrenById, cycles }
}
