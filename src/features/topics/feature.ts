import { escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { defineOverview, definePageKind } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { SlotInput } from '../../model/slot.ts'
import type { Topic } from '../../model/topic.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { addressOfTitle, hrefOf } from '../../site/address.ts'
import { joinParts, renderLink, renderSection } from '../../site/note-lists.ts'
import { type Card, renderCards } from '../../site/render-cards.ts'
import { renderColumnGroup } from '../../site/render-column.ts'
import { topicsCommand } from './command.ts'
import { bridgeFacts, declaredTopicFacts, topicFacts, topicLink } from './facts.ts'
import { renderBridgeSection, renderTopicSections } from './render-topic.ts'
import { topicRules } from './rules.ts'
import { collectTopicCards } from './topic-cards.ts'
import { topicData } from './topic-data.ts'
import { collectTopicTree } from './topic-entry.ts'
import { renderTopics } from './topic-list.ts'
import { collectBridgeEntries, type TopicPart, topicPart } from './topic-part.ts'

/** Links that the column shows at most; it is on every page, so it must not grow with the garden. */
const maxInColumn = 12

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
      renderBand(input?.hue),
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

/** In a note's header: its colour, and the topics it belongs to but for those that the way to its page has named. */
const topicsOfNote = definePart({
  collect: (view, { note, address }) => {
    if (note === undefined || address === '') return undefined
    const { isDeclared, topicById, topicsOf, hueOf } = view.garden.read(topicFacts)
    const hue = hueOf(note.path)
    const topics = isDeclared ? topicsOf(note.path).flatMap((id) => topicById.get(id) ?? []) : []
    if (hue === undefined && topics.length === 0) return undefined
    return { ...(hue !== undefined && { hue }), topics: topics.map((topic) => topicLink(view, topic)) }
  },
  render: ({ hue, topics }, { frame, words }) => {
    const trail = new Set(frame.breadcrumbs.map(({ href }) => href))
    const others = topics.filter(({ href }) => !trail.has(href))
    return joinParts(
      renderBand(hue),
      others.length === 0
        ? ''
        : `<p class="in-topics">${words.inTopics} ${words.list(others.map((topic) => renderLink(topic)))}</p>`,
    )
  },
})

/** A topic's colour at the top of a page. */
function renderBand(hue: number | undefined): string {
  return hue === undefined ? '' : `<span class="topic-band" data-hue="${hue}"></span>`
}

/** The topics at the top, those with the most notes where there are too many, in their order. */
const column = definePart({
  collect: (view) => {
    const { isDeclared, topics } = view.garden.read(topicFacts)
    if (!isDeclared) return undefined
    const top = topics.filter(({ parent }) => parent === undefined)
    const largest = new Set([...top].sort((a, b) => b.noteCount - a.noteCount).slice(0, maxInColumn))
    const links = top.filter((topic) => largest.has(topic)).map((topic) => topicLink(view, topic))
    const [all] = view.plan.addressesByOverview.get('topics') ?? []
    if (all === undefined) return { links }
    const href = hrefOf(view.options.base, all)
    return { links, all: { name: 'topics', href }, ...(top.length > maxInColumn && { more: href }) }
  },
  render: (group, { words }) => renderColumnGroup(words.topics, group, words),
})

/** The topics at the top as cards; in a garden that declares none, what others put in their place. */
const atHome = definePart<{ readonly cards: readonly Card[]; readonly above: SlotInput }>({
  collect: (view, page) => {
    const { isDeclared } = view.garden.read(topicFacts)
    const cards = isDeclared ? collectTopicCards(view, hrefOf(view.options.base, page.address)) : []
    const above = view.collectSlot('home.topics', page)
    return cards.length + above.length === 0 ? undefined : { cards, above }
  },
  render: ({ cards, above }, { words, renderSlot }) =>
    renderSection(
      words.topics,
      joinParts(...renderSlot('home.topics', above), renderCards(cards, words)),
      'home-topics',
    ),
  links: ({ cards }) => cards,
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
