import type { PageWords } from '../model/interface/page-words.ts'
import type { HomePart, Overview } from '../model/knowledge-part.ts'
import { renderGrowth, renderRecent } from './garden-growth.ts'
import { renderHomeMap } from './home-map.ts'
import {
  renderEntries,
  renderPlanned,
  renderReferences,
  renderSeriesList,
  renderTopics,
  renderWanted,
} from './knowledge-lists.ts'
import { joinParts, renderCounted, renderLink, renderSection } from './note-lists.ts'
import { renderNoteTable } from './note-table.ts'

/**
 * One of the garden's overviews. Below a note's text each says what it is; on a page of its own (`isAlone`) the page's
 * title has said so.
 */
export function renderOverview(overview: Overview | undefined, words: PageWords, isAlone = false): string {
  if (overview === undefined) return ''
  const renderMain = (title: string, content: string, name: string): string =>
    isAlone && content !== ''
      ? `<section class="${name}">\n${content}\n</section>`
      : renderSection(title, content, name)
  switch (overview.kind) {
    case 'topics':
      return renderMain(words.allTopics, renderTopics(overview.topics, words), 'all-topics')
    case 'series':
      return renderMain(words.allSeries, renderSeriesList(overview.series, words), 'all-series')
    case 'reading-list':
      return `<div class="reading-list">\n${renderReferences(overview.references, words, 2)}\n</div>`
    case 'wanted': {
      const more = overview.total - overview.wanted.length
      return joinParts(
        renderMain(words.wanted, renderWanted(overview.wanted, words), 'all-wanted'),
        more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
        renderSection(words.plannedNotes, renderPlanned(overview.planned, words), 'all-planned'),
      )
    }
    case 'planned':
      return renderMain(words.plannedNotes, renderPlanned(overview.planned, words), 'all-planned')
    case 'now':
      return renderMain(words.current, renderEntries(overview.current, words), 'all-current')
    case 'tags': {
      const more = overview.total - overview.tags.length
      return joinParts(
        renderMain(words.tags, renderCounted(overview.tags, 'tags', words), 'all-tags'),
        more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
      )
    }
    case 'all-notes':
      return renderNoteTable(overview.table, words)
    case 'garden-history':
      return renderGrowth(overview.growth, words)
  }
}

/** What home shows of the garden's knowledge. Empty for a garden that says nothing about itself. */
export function renderHomeSections(home: HomePart | undefined, words: PageWords): string {
  if (home === undefined) return ''
  const overviews = home.overviews.map((link) => `<li>${renderLink(link)}</li>`)
  return joinParts(
    renderSection(words.startHere, renderEntries(home.start, words), 'home-start'),
    renderSection(words.current, renderEntries(home.current, words), 'home-current'),
    renderSection(
      home.topics.length === 0 ? words.map : words.topics,
      joinParts(renderHomeMap(home.map, words), renderTopics(home.topics, words)),
      'home-topics',
    ),
    renderSection(words.series, renderSeriesList(home.series, words), 'home-series'),
    renderRecent(home, words),
    overviews.length === 0
      ? ''
      : `<nav class="overviews" aria-label="${words.moreOfGarden}">\n<ul>\n${overviews.join('\n')}\n</ul>\n</nav>`,
  )
}
