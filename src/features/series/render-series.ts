import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import {
  joinParts,
  renderAbout,
  renderCount,
  renderFactRow,
  renderLink,
  renderList,
  renderNoteLink,
} from '../../site/note-lists.ts'
import { renderMark } from '../../site/reader-mark.ts'
import { renderStage } from '../../site/stage-mark.ts'
import { sizeOfSeries } from './series-list.ts'
import { maxPieces, type SeriesPart, type SeriesPlace } from './series-part.ts'

/** Below a part of a series: where one is in it, what comes before and after, all parts. */
export function renderSeriesNavigation(place: SeriesPlace, words: PageWords): string {
  const { series, part, count, parts, previous, next, minutes, minutesLeft, hrefs } = place
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
    hrefs === undefined
      ? `<progress value="${part}" max="${count}" aria-label="${progress}"></progress>`
      : renderBar(hrefs, words, part),
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

/** In the column: the series of the page, and the parts around it. */
export function renderSeriesInColumn({ series, part, parts }: SeriesPlace): string {
  const items = parts.map((link) => {
    const current = link.part === part ? ' aria-current="page"' : ''
    return `<li value="${link.part}">${renderLink(link, current)}</li>\n`
  })
  return `<h2>${renderLink(series)}</h2>\n<ol>\n${items.join('')}</ol>\n`
}

/** Above a series' parts: how much there is to read, where to begin, and a bar that scripts fill with what was read. */
export function renderSeriesWay(series: SeriesPart, words: PageWords): string {
  const { parts, minutes, topics } = series
  const [first] = parts
  return joinParts(
    `<div class="series-way" data-count="${parts.length}">`,
    renderFactRow(
      [
        sizeOfSeries(parts.length, minutes, words),
        ...(topics.length === 0 ? [] : [words.list(topics.map((topic) => renderLink(topic)))]),
      ],
      'size',
    ),
    renderBar(
      parts.map(({ href }) => href),
      words,
    ),
    first === undefined
      ? ''
      : `<p class="begin"><a class="no-preview" href="${escapeAttribute(first.href)}"><b>${words.startSeries}</b> <span>${escapeText(first.title)}</span></a></p>`,
    '</div>',
  )
}

/** A series' parts in order, with what each is about: what the series' own note says, as HTML, else the part's own line. */
export function renderSeriesParts(
  { parts }: SeriesPart,
  words: PageWords,
  remarks: readonly string[] = [],
): string {
  const items = parts.map((part, i) => {
    const minutes = renderCount(words.minutes(part.minutes, words.number(part.minutes)))
    const remark = remarks[i] ?? ''
    const about = remark === '' ? renderAbout(part.description) : `\n<p>${remark}</p>`
    return `<li>${renderNoteLink(part, words)}${minutes}${about}</li>`
  })
  const list = renderList(items, 'notes', 'ol')
  return list === '' ? '' : `<section class="parts" aria-label="${words.parts}">\n${list}\n</section>`
}

/** A bar with a piece for each part; of a long series, one that knows no parts. `current` is a part's number. */
function renderBar(hrefs: readonly string[], words: PageWords, current?: number): string {
  if (hrefs.length === 0) return ''
  if (hrefs.length > maxPieces)
    return `<progress class="parts-bar" value="0" max="${hrefs.length}" aria-label="${words.parts}"></progress>`
  const pieces = hrefs.map(
    (href, i) => `<i data-part="${escapeAttribute(href)}"${i + 1 === current ? ' class="is-here"' : ''}></i>`,
  )
  return `<div class="series-bar" aria-hidden="true">${pieces.join('')}</div>`
}
