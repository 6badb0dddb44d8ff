import { escapeCode } from '../../body/escape-code.ts'
import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import { renderInline, renderValue, type ValueContext } from './render-value.ts'
import type { QueryResult, ResultRow, ResultView } from './result.ts'
import { showValue } from './show-value.ts'
import { isKind, type Value } from './values.ts'
import { queryWords } from './words.ts'

/** Rows of a result, and characters of its HTML, that one page shows. */
const most = { rows: 2_000, html: 600_000 }

/** What a query found as HTML that is safe to publish. Of several views the first is shown, and the others in folds. */
export function renderResult({ views, isCut }: QueryResult, context: ValueContext): string {
  const words = queryWords(context.view.words)
  const [first, ...others] = views
  const html = [
    ...(first ? [renderView(first, context, others.length > 0)] : []),
    ...others.map(
      (view) =>
        `<details><summary>${escapeText(view.name ?? words.view)}</summary>\n${renderView(view, context, false)}\n</details>`,
    ),
    ...(isCut ? [notice(words.cut)] : []),
  ]
  return box(html.join('\n'))
}

/** What stands in the place of a query that cannot be answered: why, and what its author wrote. */
export function renderUnanswered(
  problems: readonly string[],
  { language, source }: { readonly language: string; readonly source: string },
  context: ValueContext,
): string {
  const words = queryWords(context.view.words)
  const why =
    problems.length === 0
      ? notice(words.unrun)
      : problems.map((one) => notice(`${words.unanswered} ${one}`)).join('\n')
  return box(`${why}\n${sourceFold(language, source, words.source)}`)
}

/** What its author wrote, in a fold. */
function sourceFold(language: string, source: string, about: string): string {
  return `<details><summary>${escapeText(about)}: <code>${escapeText(language)}</code></summary>\n<pre tabindex="0"><code>${escapeCode(source)}\n</code></pre>\n</details>`
}

function box(html: string): string {
  return `<div class="query">\n${html}\n</div>`
}

function notice(text: string): string {
  return `<p class="query-notice">${escapeText(text)}</p>`
}

function renderView(view: ResultView, context: ValueContext, isNamed: boolean): string {
  const words = queryWords(context.view.words)
  const title =
    isNamed && view.name !== undefined ? [`<p class="query-title">${escapeText(view.name)}</p>`] : []
  const room = { rows: most.rows, html: most.html }
  const groups = view.groups.map((group) => {
    const heading =
      group.key === undefined ? '' : `<p class="query-group">${renderInline(group.key, context) || '—'}</p>\n`
    const rows = group.rows.slice(0, Math.max(0, room.rows))
    room.rows -= rows.length
    return rows.length === 0 ? '' : heading + renderRows(view, rows, context, room)
  })
  const shown = most.rows - room.rows
  const total = view.groups.reduce((sum, { rows }) => sum + rows.length, 0)
  const rest = total > shown ? [notice(words.more(context.view.words.number(total - shown)))] : []
  const html = groups.filter((group) => group !== '')
  return [...title, ...(html.length === 0 ? [notice(words.nothing)] : html), ...rest].join('\n')
}

/** Rows of one group. What is beyond the room is left out, and given back to it. */
function renderRows(
  view: ResultView,
  rows: readonly ResultRow[],
  context: ValueContext,
  room: { rows: number; html: number },
): string {
  if (view.shows === 'tasks') return renderTasks(rows, context)
  const aligns = view.shows === 'table' ? alignsOf(view) : []
  const made: string[] = []
  for (const row of rows) {
    const html = renderRow(view, row, aligns, context)
    room.html -= html.length
    if (room.html < 0) {
      room.rows += rows.length - made.length
      break
    }
    made.push(html)
  }
  const inside = made.join('\n')
  switch (view.shows) {
    case 'list':
      return `<ul>\n${inside}\n</ul>`
    case 'cards':
      return `<ul class="query-cards">\n${inside}\n</ul>`
    case 'table':
      return `<div class="table"><table>\n${renderHead(view, aligns, context)}\n<tbody>\n${inside}\n</tbody>${renderSummaries(view, aligns, context)}\n</table></div>`
  }
}

/** Columns of numbers stand at the right: found once for all groups. */
const alignsOf = memoByObject((view: ResultView) => view.columns.map((_, i) => alignOf(view, i)))

function alignOf({ groups }: ResultView, column: number): string {
  const cells = groups.flatMap(({ rows }) => rows.map((row) => row.cells[column] ?? null))
  const filled = cells.filter((cell) => cell !== null)
  return filled.length > 0 && filled.every((cell) => typeof cell === 'number') ? ' class="right"' : ''
}

function renderHead(view: ResultView, aligns: readonly string[], context: ValueContext): string {
  const { heads, columns } = view
  const words = queryWords(context.view.words)
  const first = heads === undefined ? '' : `<th>${heads === 'note' ? words.note : words.group}</th>`
  const others = columns.map((name, i) => `<th${aligns[i] ?? ''}>${escapeText(name)}</th>`)
  return `<thead>\n<tr>${first}${others.join('')}</tr>\n</thead>`
}

function renderSummaries(
  { summaries, heads }: ResultView,
  aligns: readonly string[],
  context: ValueContext,
): string {
  if (summaries === undefined || summaries.every((cell) => cell === undefined)) return ''
  const cells = summaries.map((cell, i) =>
    cell === undefined
      ? '<td></td>'
      : `<td${aligns[i] ?? ''}>${escapeText(cell.name)}: ${renderInline(cell.value, context)}</td>`,
  )
  return `\n<tfoot>\n<tr>${heads === undefined ? '' : '<td></td>'}${cells.join('')}</tr>\n</tfoot>`
}

function renderRow(
  view: ResultView,
  row: ResultRow,
  aligns: readonly string[],
  context: ValueContext,
): string {
  const { head, cells } = row
  const first = view.heads === undefined ? undefined : renderValue(head, context) || '—'
  if (view.shows === 'table') {
    const all = [
      ...(first === undefined ? [] : [`<td>${first}</td>`]),
      ...cells.map((cell, i) => `<td${aligns[i] ?? ''}>${renderValue(cell, context)}</td>`),
    ]
    return `<tr>${all.join('')}</tr>`
  }
  if (view.shows === 'cards') return renderCard(view, row, context)
  const [value] = cells
  const rest = value === undefined || value === null ? '' : renderValue(value, context)
  const separator =
    first !== undefined && first !== '' && rest !== '' ? (rest.startsWith('<ul>') ? '' : ': ') : ''
  return `<li>${first ?? ''}${separator}${rest}${moreCells(view, cells, context)}</li>`
}

/** A list of several columns has the others in lines of their own. */
function moreCells({ columns }: ResultView, cells: readonly Value[], context: ValueContext): string {
  const shown = cells
    .slice(1)
    .flatMap((cell, i) =>
      cell === null ? [] : [`<li>${escapeText(columns[i + 1] ?? '')}: ${renderValue(cell, context, 1)}</li>`],
    )
  return shown.length === 0 ? '' : `<ul>${shown.join('')}</ul>`
}

/** A card: its picture, what is first as its title, and the rest with their names. */
function renderCard({ columns }: ResultView, { cells, picture }: ResultRow, context: ValueContext): string {
  const cover = picture === undefined || picture === null ? '' : renderValue(picture, context)
  const [first, ...rest] = cells.map((cell) => renderValue(cell, context, 1))
  const lines = rest.flatMap((html, i) =>
    html === '' ? [] : [`<div><small>${escapeText(columns[i + 1] ?? '')}</small> ${html}</div>`],
  )
  return `<li class="query-card">${cover.startsWith('<img') ? cover : ''}<div>${first ?? ''}</div>${lines.join('')}</li>`
}

/** Tasks, those below another that is shown in its item. */
function renderTasks(rows: readonly ResultRow[], context: ValueContext): string {
  let html = ''
  const open: number[] = []
  for (const { head } of rows) {
    if (!isKind(head, 'object') || !head.task) continue
    const { text, mark, depth } = head.task
    while (open.length > 0 && depth < open.at(-1)!) {
      html += '</li></ul>'
      open.pop()
    }
    if (open.length === 0 || depth > open.at(-1)!) {
      html += '<ul>'
      open.push(depth)
    } else html += '</li>'
    const isDone = mark !== ' '
    const label = escapeAttribute(showValue(text))
    html += `<li class="task-list-item"><input type="checkbox"${isDone ? ' checked' : ''} disabled aria-label="${label}"> ${renderValue(head, context)}`
  }
  return html + open.map(() => '</li></ul>').join('')
}
