import { compareText } from '../../model/diagnostic.ts'
import { resolvedPath } from '../../model/link.ts'
import type { LinkedNotes } from '../../model/linked-notes.ts'
import { isNotePath, type NotePath } from '../../model/path.ts'
import type { Bridge } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'

/** Bridges that one topic tells of. */
const maxBridges = 8

/** Links between two topics so far, by the pair of notes. */
interface Crossing {
  readonly topic: TopicId
  links: number
  readonly countByPair: Map<string, { readonly from: NotePath; readonly to: NotePath; count: number }>
}

/**
 * Which topics are connected, and by which notes. A link counts for every pair of topics of its two notes, unless
 * one of the notes belongs to both or one topic lies below the other.
 */
export function collectBridges(
  links: LinkedNotes,
  topicsByPath: ReadonlyMap<NotePath, readonly TopicId[]>,
  isNested: (a: TopicId, b: TopicId) => boolean,
): ReadonlyMap<TopicId, readonly Bridge[]> {
  const crossings = new Map<TopicId, Map<TopicId, Crossing>>()
  const count = (at: TopicId, to: TopicId, from: NotePath, target: NotePath): void => {
    const byTopic = crossings.get(at) ?? new Map<TopicId, Crossing>()
    crossings.set(at, byTopic)
    const crossing = byTopic.get(to) ?? { topic: to, links: 0, countByPair: new Map() }
    byTopic.set(to, crossing)
    crossing.links++
    const key = `${from}\n${target}`
    const pair = crossing.countByPair.get(key)
    if (pair) pair.count++
    else crossing.countByPair.set(key, { from, to: target, count: 1 })
  }
  for (const [path, resolutions] of links.resolutionsByPath) {
    const here = topicsByPath.get(path)
    if (here === undefined) continue
    for (const resolution of resolutions) {
      const target = resolvedPath(resolution)
      if (target === undefined || target === path || !isNotePath(target)) continue
      const there = topicsByPath.get(target)
      if (there === undefined) continue
      for (const a of here) {
        if (there.includes(a)) continue
        for (const b of there) {
          if (here.includes(b) || isNested(a, b)) continue
          count(a, b, path, target)
          count(b, a, target, path)
        }
      }
    }
  }
  return new Map([...crossings].map(([id, byTopic]) => [id, rank([...byTopic.values()])]))
}

function rank(crossings: readonly Crossing[]): readonly Bridge[] {
  return [...crossings]
    .sort((a, b) => b.links - a.links || compareText(a.topic, b.topic))
    .slice(0, maxBridges)
    .map(({ topic, links, countByPair }) => {
      const [best] = [...countByPair.values()].sort(
        (a, b) => b.count - a.count || compareText(a.from, b.from) || compareText(a.to, b.to),
      )
      return { topic, links, from: best!.from, to: best!.to }
    })
}
