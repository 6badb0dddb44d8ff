import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { GardenGrowth, GrowthPeriod } from '../../model/note-table.ts'
import type { DatedLink, PageLink } from '../../model/page.ts'
import { joinParts, renderFactRow, renderLink, renderNoteLink, renderSection } from '../../site/note-lists.ts'

/** The drawing's size in its own units: the bars, and what stands around them. */
const frame = { width: 720, planted: 170, tended: 46, left: 34, bottom: 22, gap: 14 }

/** Names of periods that stand below the bars at most. */
const mostNames = 7

/** How the garden grew: a drawing of what was planted and tended when, the same as a table, and the notes touched last. */
export function renderGrowth(growth: GardenGrowth, words: PageWords): string {
  const { notes, dated, changes, periods } = growth
  const sizes = [
    words.countNotes(notes, words.number(notes)),
    ...(changes === 0 ? [] : [words.countChanges(changes, words.number(changes))]),
  ]
  return joinParts(
    renderFactRow(sizes, 'size'),
    dated === notes
      ? ''
      : `<p class="lead">${words.datedNotes(words.number(dated), words.number(notes))}</p>`,
    periods.length === 0
      ? ''
      : renderSection(
          words.plantedByTopic,
          joinParts(drawGrowth(growth, words), renderLegend(growth, words), renderPeriods(growth, words)),
          'growth',
        ),
    renderRecent({ planted: growth.plantedLast, tended: growth.tendedLast }, words),
    renderSection(words.mostTended, renderMostTended(growth, words), 'most-tended'),
  )
}

/** Notes planted and tended last, the newest first. */
interface RecentNotes {
  readonly planted: readonly DatedLink[]
  readonly tended: readonly DatedLink[]
}

/** On home: the notes touched last. */
export function renderLately(links: readonly DatedLink[], words: PageWords): string {
  return renderSection(words.lately, renderDated(links, words), 'home-lately')
}

/** What was planted and tended last, side by side. Empty where no day is known. */
function renderRecent({ planted, tended }: RecentNotes, words: PageWords): string {
  const lists = joinParts(
    renderSection(words.recentlyPlanted, renderDated(planted, words), 'recently-planted'),
    renderSection(words.recentlyTended, renderDated(tended, words), 'recently-tended'),
  )
  return lists === '' ? '' : `<div class="recent">\n${lists}\n</div>`
}

function renderDated(links: readonly DatedLink[], words: PageWords): string {
  if (links.length === 0) return ''
  const items = links.map(
    (link) =>
      `<li>${renderNoteLink(link, words)} <time datetime="${escapeAttribute(link.day)}">${escapeText(words.day(link.day))}</time></li>`,
  )
  return `<ul class="dated">\n${items.join('\n')}\n</ul>`
}

function renderMostTended({ tendedMost }: GardenGrowth, words: PageWords): string {
  if (tendedMost.length === 0) return ''
  const items = tendedMost.map(
    (link) =>
      `<li>${renderNoteLink(link, words)} <span class="count">${words.countChanges(link.changes, words.number(link.changes))}</span></li>`,
  )
  return `<ul class="dated">\n${items.join('\n')}\n</ul>`
}

function nameOf(start: string, unit: GardenGrowth['unit'], words: PageWords): string {
  return unit === 'year' ? words.year(start) : words.shortMonth(start)
}

function drawGrowth({ periods, topics, unit }: GardenGrowth, words: PageWords): string {
  const most = Math.max(1, ...periods.map(({ planted }) => planted))
  const mostTended = Math.max(1, ...periods.map(({ tended }) => tended))
  const step = (frame.width - frame.left) / periods.length
  const width = Math.min(step * 0.72, 44)
  const xOf = (i: number): number => frame.left + step * (i + 0.5) - width / 2
  const zero = frame.planted
  const bars = periods.map((period, i) =>
    drawBar(period, topics, xOf(i), width, most, nameOf(period.start, unit, words), words),
  )
  // Where nothing is known of tending there is no room for it.
  const isTended = periods.some((period) => period.tended > 0)
  const below = isTended ? zero + frame.gap : zero
  const deepest = below + (isTended ? frame.tended : 0)
  const tended = periods.map(({ tended: count }, i) => {
    if (count === 0) return ''
    const height = round((count / mostTended) * frame.tended)
    return `<rect x="${round(xOf(i))}" y="${below}" width="${round(width)}" height="${height}"/>`
  })
  const every = Math.ceil(periods.length / mostNames)
  const names = periods.map((period, i) =>
    i % every === 0
      ? `<text x="${round(xOf(i) + width / 2)}" y="${deepest + 16}">${escapeText(nameOf(period.start, unit, words))}</text>`
      : '',
  )
  const height = deepest + frame.bottom
  const label = `${words.plantedByTopic}: ${nameOf(periods[0]!.start, unit, words)} – ${nameOf(periods.at(-1)!.start, unit, words)}`
  return `<figure class="growth-drawing"><svg viewBox="0 0 ${frame.width} ${height}" role="img" aria-label="${escapeAttribute(label)}">
<g class="scale"><text x="${frame.left - 8}" y="12">${words.number(most)}</text><line x1="${frame.left}" x2="${frame.width}" y1="8" y2="8"/><line x1="${frame.left}" x2="${frame.width}" y1="${zero}" y2="${zero}"/></g>
<g class="planted">${bars.join('')}</g>
<g class="tended">${tended.join('')}</g>
<g class="names">${names.join('')}</g>
</svg></figure>`
}

function drawBar(
  { byTopic, planted }: GrowthPeriod,
  topics: GardenGrowth['topics'],
  x: number,
  width: number,
  most: number,
  name: string,
  words: PageWords,
): string {
  const full = frame.planted - 8
  let y = frame.planted
  const parts = byTopic.map((count, place) => {
    if (count === 0) return ''
    const height = (count / most) * full
    y -= height
    return `<rect data-hue="${hueOf(topics[place])}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`
  })
  if (planted === 0) return ''
  const title = `${name}: ${words.countNotes(planted, words.number(planted))}`
  return `<g><title>${escapeText(title)}</title>${parts.join('')}</g>`
}

/** Topics have the colours of topics; what is counted together has none. */
function hueOf(topic: PageLink | undefined): string {
  return topic?.hue === undefined ? 'other' : String(topic.hue)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function renderLegend({ topics, periods }: GardenGrowth, words: PageWords): string {
  const items = topics.map((topic, place) => {
    const count = periods.reduce((sum, { byTopic }) => sum + byTopic[place]!, 0)
    if (count === 0) return ''
    const name = topic === undefined ? `<span>${words.otherTopics}</span>` : renderLink(topic)
    return `<li data-hue="${hueOf(topic)}">${name} <span class="count">${words.number(count)}</span></li>`
  })
  return `<ul class="legend">\n${items.filter((item) => item !== '').join('\n')}\n</ul>`
}

function renderPeriods({ periods, unit }: GardenGrowth, words: PageWords): string {
  const rows = [...periods]
    .reverse()
    .map(
      ({ start, planted, tended }) =>
        `<tr><th scope="row">${escapeText(nameOf(start, unit, words))}</th><td>${words.number(planted)}</td><td>${words.number(tended)}</td></tr>`,
    )
  return `<details>\n<summary>${words.asTable}</summary>\n<table>
<thead><tr><th scope="col">${words.period}</th><th scope="col">${words.planted}</th><th scope="col">${words.tended}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>\n</details>`
}
