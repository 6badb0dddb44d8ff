import type { LinkedNotes } from '../model/garden.ts'
import type { Knowledge } from '../model/knowledge.ts'
import type { NotePath } from '../model/path.ts'
import type { Reference } from '../model/reference.ts'
import type { Topic } from '../model/topic.ts'
import type { TopicId } from '../model/topic-id.ts'
import { collectBridges } from './collect-bridges.ts'

/**
 * Knowledge with what all links of a garden decide: the bridges between declared topics, and who cites each reference.
 * Everything else in it stands in properties and lists, and is taken over.
 */
export function joinLinks(stated: Knowledge, links: LinkedNotes): Knowledge {
  const topics = stated.hasDeclaredTopics ? withBridges(stated.topics, links) : stated.topics
  return {
    ...stated,
    topics,
    topicById: new Map(topics.map((topic) => [topic.id, topic])),
    referenceByPath: new Map(
      [...stated.referenceByPath].map(([path, reference]) => [path, cite(reference, links, stated)]),
    ),
  }
}

function withBridges(topics: readonly Topic[], links: LinkedNotes): readonly Topic[] {
  const parentById = new Map(topics.map(({ id, parent }) => [id, parent]))
  const topicsByPath = new Map<NotePath, TopicId[]>()
  for (const { id, notes } of topics) {
    for (const path of notes) {
      const own = topicsByPath.get(path)
      if (own) own.push(id)
      else topicsByPath.set(path, [id])
    }
  }
  const isBelow = (id: TopicId, above: TopicId): boolean => {
    for (let at = parentById.get(id); at !== undefined; at = parentById.get(at)) if (at === above) return true
    return false
  }
  const bridges = collectBridges(links, topicsByPath, (a, b) => isBelow(a, b) || isBelow(b, a))
  return topics.map((topic) => ({ ...topic, bridges: bridges.get(topic.id) ?? [] }))
}

/** Lists and pages about the garden name references without citing them. */
function cite(reference: Reference, links: LinkedNotes, { factsByPath }: Knowledge): Reference {
  const citedBy = (links.backlinksByPath.get(reference.path) ?? []).filter((backlink) => {
    const kind = factsByPath.get(backlink.source)!.kind
    return kind !== 'reference' && kind !== 'page'
  })
  return { ...reference, citedBy }
}
