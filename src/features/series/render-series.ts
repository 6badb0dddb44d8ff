import { escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import {
  joinParts,
  renderEntries,
  renderFactRow,
  renderLink,
  renderNoteLink,
  renderSection,
} from '../../site/note-lists.ts'
import { renderMark } from '../../site/reader-mark.ts'
import { renderStage } from '../../site/stage-mark.ts'
import { sizeOfSeries } from './series-list.ts'
import type { SeriesPart, SeriesPlace } from './series-part.ts'

/** Below a part of a series: where one is in it, what comes before and after, all parts. */
export function renderSeriesNavigation(place: SeriesPlace, words: PageWords): string {
  const { series, part, count, parts, previous, next, minutes, minutesLeft } = place
  const { number } = words
  const progress = words.partOf(number(part), number(count))
  const items = parts.map((link) =>
    link.part === part
      ? `<li value="${link.part}" aria-current="page">${escapeText(link.title)}${renderStage(link.stage, words)}</li>`
      : `<li value="${link.part}">${renderNoteLink(link, words)}</li>`,
  )
  return joinParts(
    '<nav class="series-place" aria-labelledby="-series-place">',
    `<h2 id="-series-place">${renderLink(series)}</h2>`,
    `<p class="progress">${progress} · ${words.minutesLeft(number(minutes), number(minutesLeft))}</p>`,
    `<progress value="${part}" max="${count}" aria-label="${progress}"></progress>`,
    '<ul class="steps">',
    previous
      ? `<li class="previous"><span>${words.previousPart}</span> ${renderLink(previous, ' rel="prev"')}</li>`
      : '',
    next
      ? `<li class="next"><span>${words.nextPart}</span> ${renderLink(next, ' rel="next"')}</li>`
      : `<li class="last"><span>${words.lastPart}</span> ${renderLink(series)}</li>`,
    '</ul>',
    `<p class="mark">${renderMark('read', words.readThis)}</p>`,
    `<details>\n<summary>${words.allParts}</summary>\n<ol>\n${items.join('\n')}\n</ol>\n</details>`,
    '</nav>',
  )
}

/** On a series' own page: its parts in order, with what each is about. */
export function renderSeriesParts(series: SeriesPart, words: PageWords): string {
  const { parts, minutes, topics } = series
  return joinParts(
    renderFactRow(
      [
        sizeOfSeries(parts.length, minutes, words),
        ...(topics.length === 0 ? [] : [words.list(topics.map((topic) => renderLink(topic)))]),
      ],
      'size',
    ),
    renderSection(words.parts, renderEntries(parts, words, 'ol'), 'parts'),
  )
}
