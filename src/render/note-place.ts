import { escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { KnowledgePart } from '../model/knowledge-part.ts'
import { renderOriginal, wordOfState } from './knowledge-lists.ts'
import { joinParts, renderLink } from './note-lists.ts'

/** In a note's header: its topics and its place in a series. Empty for a note without either. */
export function renderPlace({ topics, series }: KnowledgePart, words: PageWords): string {
  const { number } = words
  return joinParts(
    topics.length === 0
      ? ''
      : `<p class="in-topics">${words.inTopics} ${words.list(topics.map((topic) => renderLink(topic)))}</p>`,
    series === undefined
      ? ''
      : `<p class="in-series">${words.list([renderLink(series.series), words.partOf(number(series.part), number(series.count))])}</p>`,
  )
}

/** In a reference's header: who wrote it, when, how far it has been read, and where it is. */
export function renderSource({ reference }: KnowledgePart, words: PageWords): string {
  if (reference === undefined) return ''
  const { authors, year, url, read } = reference
  const list = joinParts(
    authors.length === 0 ? '' : `<li class="authors">${escapeText(words.list(authors))}</li>`,
    year === undefined ? '' : `<li class="year">${escapeText(year)}</li>`,
    read === undefined ? '' : `<li class="read-state ${read}">${wordOfState(read, words)}</li>`,
    url === undefined ? '' : `<li>${renderOriginal(url, words)}</li>`,
  )
  return list === '' ? '' : `<ul class="source">\n${list}\n</ul>`
}
