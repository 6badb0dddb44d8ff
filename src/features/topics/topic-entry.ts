import type { SiteView } from '../../define/site-view.ts'
import type { PageLink } from '../../model/page.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { describe } from '../../site/note-link.ts'
import { topicFacts, topicLink } from './facts.ts'

/** A topic as a list shows it. */
export interface TopicEntry extends PageLink {
  readonly description: string
  /** Notes in it and below. */
  readonly count: number
  /** 0 at the top, one more for each topic above it. */
  readonly level: number
}

/** A topic as a list shows it. `level` counts from 0 for those at the top of the list. */
export function topicEntry(view: SiteView, topic: Topic, level: number): TopicEntry {
  const description = topic.origin.kind === 'note' ? describe(view, topic.origin.path) : ''
  return { ...topicLink(view, topic), description, count: topic.noteCount, level }
}

/** The topics as a tree: each directly before those below it. */
export function collectTopicTree(view: SiteView): readonly TopicEntry[] {
  const levelById = new Map<TopicId, number>()
  return view.garden.read(topicFacts).topics.map((topic) => {
    const above = topic.parent === undefined ? -1 : (levelById.get(topic.parent) ?? -1)
    levelById.set(topic.id, above + 1)
    return topicEntry(view, topic, above + 1)
  })
}
