import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { defineOverview, definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { addressOfTitle, hrefOf } from '../../site/address.ts'
import { joinParts, renderLink, renderSection } from '../../site/note-lists.ts'
import { renderColumnGroup } from '../../site/render-column.ts'
import { topicsCommand } from './command.ts'
import { bridgeFacts, declaredTopicFacts, topicFacts, topicLink } from './facts.ts'
import { renderBridgeSection, renderTopicSections } from './render-topic.ts'
import { topicRules } from './rules.ts'
import { topicData } from './topic-data.ts'
import { collectTopicTree } from './topic-entry.ts'
import { renderTopics } from './topic-list.ts'
import { collectBridgeEntries, type TopicPart, topicPart } from './topic-part.ts'

/** Links that the column shows at most; it is on every page, so it must not grow with the garden. */
const maxInColumn = 12

/** Topics that home names at most. */
const maxAtHome = 24

/** A page for each topic that no note, folder or tag stands for. */
const topicPage = definePageKind({
  name: 'topic',
  *plan({ read }) {
    for (const { id, origin, title } of read(topicFacts).topics)
      if (origin.kind === 'name') yield { key: id, address: addressOfTitle('topics', title) }
  },
  title: (view, key) => topicOf(view, key)?.title ?? '',
  collect: (view, { address, key }) => {
    const topic = topicOf(view, key)
    return topic && topicPart(view, topic, address)
  },
  render: (input, context) => ({
    content: joinParts(
      `<h1>${escapeText(context.frame.title)}</h1>`,
      input === undefined ? '' : renderTopicSections(input, context),
    ),
  }),
})

function topicOf({ garden }: SiteView, key: string): Topic | undefined {
  return garden.read(topicFacts).topicById.get(key as TopicId)
}

const topicsOverview = defineOverview({
  name: 'topics',
  title: (words) => words.topics,
  exists: ({ read }) => read(topicFacts).isDeclared,
  collect: collectTopicTree,
  render: (topics, { words }, isAlone) => {
    const list = renderTopics(topics, words)
    return isAlone && list !== ''
      ? `<section class="all-topics">\n${list}\n</section>`
      : renderSection(words.allTopics, list, 'all-topics')
  },
  links: (topics) => topics,
})

/** On a topic's own note: what is in the topic. */
const ownTopic = definePart<TopicPart>({
  collect: (view, { note, address }) => {
    const topic = note && topicOf(view, note.path)
    return topic && topicPart(view, topic, address)
  },
  render: renderTopicSections,
  links: ({ topics, stages }) => [...topics, ...stages.flatMap(({ notes }) => notes)],
})

/** In a note's header: the topics it belongs to, but for those that the way to its page has named. */
const topicsOfNote = definePart({
  collect: (view, { note }) => {
    const { isDeclared, topicById, topicsOf } = view.garden.read(topicFacts)
    if (!isDeclared || note === undefined) return undefined
    const topics = topicsOf(note.path).flatMap((id) => topicById.get(id) ?? [])
    return topics.length === 0 ? undefined : topics.map((topic) => topicLink(view, topic))
  },
  render: (topics, { frame, words }) => {
    const trail = new Set(frame.breadcrumbs.map(({ href }) => href))
    const others = topics.filter(({ href }) => !trail.has(href))
    return others.length === 0
      ? ''
      : `<p class="in-topics">${words.inTopics} ${words.list(others.map((topic) => renderLink(topic)))}</p>`
  },
})

/** The topics at the top, those with the most notes where there are too many, in their order. */
const column = definePart({
  collect: (view) => {
    const { isDeclared, topics } = view.garden.read(topicFacts)
    if (!isDeclared) return undefined
    const top = topics.filter(({ parent }) => parent === undefined)
    const largest = new Set([...top].sort((a, b) => b.noteCount - a.noteCount).slice(0, maxInColumn))
    const links = top.filter((topic) => largest.has(topic)).map((topic) => topicLink(view, topic))
    const [all] = view.plan.addressesByOverview.get('topics') ?? []
    const isCut = top.length > maxInColumn && all !== undefined
    return { links, ...(isCut && { more: hrefOf(view.options.base, all) }) }
  },
  render: (group, { words }) => renderColumnGroup(words.topics, group, words),
})

/** The topics at the top. A topic that is the home page itself holds all others. */
const atHome = definePart({
  collect: (view, page) => {
    if (!view.garden.read(topicFacts).isDeclared) return undefined
    const home = hrefOf(view.options.base, page.address)
    const all = collectTopicTree(view)
    const top = all.filter(({ level }) => level === 0)
    const topics =
      top.length === 1 && top[0]?.href === home
        ? all.flatMap((topic) => (topic.level === 1 ? [{ ...topic, level: 0 }] : []))
        : top.filter(({ href }) => href !== home)
    if (topics.length === 0) return undefined
    return { topics: topics.slice(0, maxAtHome), above: view.collectSlot('home.topics', page) }
  },
  render: ({ topics, above }, { words, renderSlot }) =>
    renderSection(
      words.topics,
      joinParts(...renderSlot('home.topics', above), renderTopics(topics, words)),
      'home-topics',
    ),
  links: ({ topics }) => topics,
})

/** Named sets of notes: pages, the column, bridges between them. */
export const topics = defineFeature({
  name: 'topics',
  about: 'Topics: named sets of notes, each with a page of its own.',
  commands: [topicsCommand],
  style: './topics.css',
  facts: [declaredTopicFacts, topicFacts, bridgeFacts],
  *namedKinds(read) {
    for (const { origin } of read(declaredTopicFacts).drafts.values())
      if (origin.kind === 'note') yield [origin.path, 'topic']
  },
  properties: [
    defineProperty({ name: 'topics', about: 'The topics that the note belongs to.', kind: 'links' }),
    defineProperty({ name: 'parent', about: 'The topic that a topic lies below.', kind: 'links' }),
  ],
  rules: topicRules,
  pages: [topicPage],
  overviews: [topicsOverview],
  data: topicData,
  slots: {
    column,
    'note.head': topicsOfNote,
    'note.topic': ownTopic,
    'topic.after': definePart({
      collect: (view, { key = '' }) => {
        const topic = topicOf(view, key)
        const bridges = topic ? collectBridgeEntries(view, topic) : []
        return bridges.length === 0 ? undefined : bridges
      },
      render: renderBridgeSection,
    }),
    home: atHome,
  },
})
