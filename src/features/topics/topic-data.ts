import type { FeatureData } from '../../define/feature.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { TopicData } from '../../model/garden-data.ts'
import type { Topic } from '../../model/topic.ts'
import { bridgeFacts, topicFacts, topicLink } from './facts.ts'

/** What other programs read of topics. */
export const topicData: FeatureData = {
  garden: (view) => {
    const { topics, isDeclared } = view.garden.read(topicFacts)
    return { hasDeclaredTopics: isDeclared, topics: topics.map((topic) => describeTopic(view, topic)) }
  },
  note: ({ garden }, { path }) => ({ topics: garden.read(topicFacts).topicsOf(path) }),
}

function describeTopic(view: SiteView, topic: Topic): TopicData {
  const { id, title, origin, parent, isCurrent, noteCount, notes, series, start } = topic
  const bridges = view.garden.read(bridgeFacts).get(id) ?? []
  return {
    id,
    href: topicLink(view, topic).href,
    title,
    origin: origin.kind,
    ...(parent !== undefined && { parent }),
    ...(view.isOn('now') && { isCurrent }),
    noteCount,
    notes,
    ...(view.isOn('series') && { series }),
    start,
    bridges: bridges.map(({ topic: other, links }) => ({ topic: other, links })),
  }
}
