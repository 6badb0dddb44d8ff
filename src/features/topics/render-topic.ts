import type { PartContext } from '../../define/part.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import {
  joinParts,
  renderEntries,
  renderFactRow,
  renderLink,
  renderNoteLink,
  renderSection,
} from '../../site/note-lists.ts'
import { renderTopics } from './topic-list.ts'
import type { BridgeEntry, TopicPart } from './topic-part.ts'

/** On a topic's page, below its text: where to start, what is in it, and what other features tell of it. */
export function renderTopicSections(
  { count, isCurrent, parent, start, topics, before, after, stages }: TopicPart,
  { words, renderSlot }: PartContext,
): string {
  const size = [
    words.countNotes(count, words.number(count)),
    ...(isCurrent ? [words.isCurrent] : []),
    ...(parent ? [`${words.partOfTopic} ${renderLink(parent)}`] : []),
  ]
  return joinParts(
    renderFactRow(size, 'size'),
    renderSection(words.startHere, renderEntries(start, words), 'topic-start'),
    renderSection(words.narrowerTopics, renderTopics(topics, words), 'topic-topics'),
    ...renderSlot('topic', before),
    renderSection(words.notes, renderStages(stages, words), 'topic-notes'),
    ...renderSlot('topic.after', after),
  )
}

/** The topics that one is connected with. Empty for none. */
export function renderBridgeSection(bridges: readonly BridgeEntry[], { words }: PartContext): string {
  return renderSection(words.bridges, renderBridges(bridges, words), 'topic-bridges')
}

function renderStages(stages: TopicPart['stages'], words: PageWords): string {
  const isPlain = stages.length === 1 && stages[0]?.stage === undefined
  return stages
    .map(({ stage, notes }) => {
      const title = stage === undefined ? words.noStage : words[stage]
      return isPlain
        ? renderEntries(notes, words)
        : `<h3 class="${stage ?? 'no-stage'}">${title}</h3>\n${renderEntries(notes, words)}`
    })
    .join('\n')
}

function renderBridges(bridges: readonly BridgeEntry[], words: PageWords): string {
  if (bridges.length === 0) return ''
  const items = bridges.map(
    ({ topic, links, from, to }) =>
      `<li>${renderLink(topic)} <span class="count">${words.countLinks(links, words.number(links))}</span>\n<p>${words.bridgeBetween} ${renderNoteLink(from, words)} · ${renderNoteLink(to, words)}</p></li>`,
  )
  return `<ul class="bridges">\n${items.join('\n')}\n</ul>`
}
