import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { type DataFile, wordMark } from '../../model/inset.ts'
import type { Shown } from './shown-values.ts'

/** What a plot shows, as a table in a fold; of many rows the first, and how many there are. Empty where nothing is known. */
export function renderDataTable({ columns, rows, count }: Shown, file: DataFile | undefined): string {
  const source =
    file === undefined || file.href === ''
      ? ''
      : `<p><a href="${escapeAttribute(file.href)}" download="${escapeAttribute(file.name)}">${escapeText(file.name)}</a></p>\n`
  if (rows.length === 0 && source === '') return ''
  const head = columns.map((name) => `<th scope="col">${escapeText(name)}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map(renderCell).join('')}</tr>\n`).join('')
  const rest =
    count > rows.length ? `<tr><td colspan="${columns.length}">… ${rows.length} / ${count}</td></tr>\n` : ''
  const table =
    rows.length === 0
      ? ''
      : `<div class="table"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}${rest}</tbody>\n</table></div>\n`
  return `<details class="plot-data"><summary>${wordMark('data')}</summary>\n${table}${source}</details>\n`
}

function renderCell(text: string): string {
  const isNumber = /^[-−]?[\d.,]+%?$/.test(text)
  return `<td${isNumber ? ' class="number"' : ''}>${escapeText(text)}</td>`
}
