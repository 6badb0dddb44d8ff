import type { PageWords } from '../model/interface/page-words.ts'
import type { BridgeEntry, TopicPart } from '../model/knowledge-part.ts'
import {
  renderEntries,
  renderNoteLink,
  renderReferences,
  renderSeriesList,
  renderTopics,
  renderWanted,
} from './knowledge-lists.ts'
import { joinParts, renderFactRow, renderLink, renderSection } from './note-lists.ts'

/** On a topic's page, below its text: start here, series, notes by stage, reading, bridges, what is wanted. */
export function renderTopicSections(topic: TopicPart | undefined, words: PageWords): string {
  if (topic === undefined) return ''
  const { count, isCurrent, parent } = topic
  const size = [
    words.countNotes(count, words.number(count)),
    ...(isCurrent ? [words.isCurrent] : []),
    ...(parent ? [`${words.partOfTopic} ${renderLink(parent)}`] : []),
  ]
  return joinParts(
    renderFactRow(size, 'size'),
    renderSection(words.startHere, renderEntries(topic.start, words), 'topic-start'),
    renderSection(words.narrowerTopics, renderTopics(topic.topics, words), 'topic-topics'),
    renderSection(words.series, renderSeriesList(topic.series, words), 'topic-series'),
    renderSection(words.notes, renderStages(topic.stages, words), 'topic-notes'),
    renderSection(words.references, renderReferences(topic.references, words, 3), 'topic-references'),
    renderSection(words.bridges, renderBridges(topic.bridges, words), 'topic-bridges'),
    renderSection(words.wantedHere, renderWanted(topic.wanted, words), 'topic-wanted'),
  )
}

function renderStages(stages: TopicPart['stages'], words: PageWords): string {
  const isPlain = stages.length === 1 && stages[0]!.stage === undefined
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
