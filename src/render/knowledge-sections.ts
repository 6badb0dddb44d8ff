import type { PageWords } from '../model/interface/page-words.ts'
import type { KnowledgePart } from '../model/knowledge-part.ts'
import { renderGroups, renderNoteLink, renderNoteLinks } from './knowledge-lists.ts'
import { joinParts, renderSection } from './note-lists.ts'
import { renderHomeSections, renderOverview } from './overview-sections.ts'
import { renderMark } from './reader-mark.ts'
import { renderSeriesNavigation, renderSeriesParts } from './series-navigation.ts'
import { renderTopicSections } from './topic-sections.ts'

/** Below a note's text: all that its page shows of topics, series, references and overviews. */
export function renderKnowledge(knowledge: KnowledgePart, words: PageWords): string {
  return joinParts(
    renderSeriesNavigation(knowledge.series, words),
    renderLeadsTo(knowledge, words),
    renderSeriesParts(knowledge.parts, words),
    renderTopicSections(knowledge.topic, words),
    renderOverview(knowledge.overview, words),
    renderHomeSections(knowledge.home, words),
    renderCitations(knowledge.reference, words),
  )
}

/** Above a note's text: what to read first, in order. */
export function renderReadFirst({ readFirst }: KnowledgePart, words: PageWords): string {
  const items = readFirst.map(
    // In one span, so that the stage stays with the last word of a title that wraps.
    (link) =>
      `<li><span>${renderNoteLink(link, words)}</span>${renderMark('known', words.knowThis, link.title)}</li>`,
  )
  const list = items.length === 0 ? '' : `<ol>\n${items.join('\n')}\n</ol>`
  return renderSection(words.readFirst, list, 'read-first')
}

/** What the note is read first for; who marks it as known here finds the mark there. */
function renderLeadsTo({ leadsTo }: KnowledgePart, words: PageWords): string {
  if (leadsTo.length === 0) return ''
  const mark = `<p class="mark">${renderMark('known', words.knowThis)}</p>`
  return renderSection(words.leadsTo, `${renderNoteLinks(leadsTo, words)}\n${mark}`, 'leads-to')
}

function renderCitations(reference: KnowledgePart['reference'], words: PageWords): string {
  if (reference === undefined) return ''
  const { citedBy } = reference
  const title = words.citedBy(citedBy.length, words.number(citedBy.length))
  return renderSection(title, renderGroups(citedBy, words), 'cited-by')
}
