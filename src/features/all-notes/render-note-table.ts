import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { NoteColumn, NoteRow, NoteTable } from '../../model/note-table.ts'
import { joinParts, renderFactRow, renderLink } from '../../site/note-lists.ts'
import { renderStage } from '../../site/stage-mark.ts'

/**
 * One page of the table of all notes, sorted by title, complete without script. Its element adds sorting by the other
 * columns: within the page where that has all notes, else by the files that `data-files` names.
 */
export function renderNoteTable(table: NoteTable, words: PageWords): string {
  const { total, columns, files } = table
  const heads = columns.map(({ column, missing }) => {
    const sorted = column === 'title' ? ' aria-sort="ascending"' : ''
    return `<th scope="col" data-column="${column}" data-missing="${missing}"${sorted}>${wordOfColumn(column, words)}</th>`
  })
  const rows = table.rows.map((row, i) => renderRow(row, i, columns, words))
  const data = [
    ` data-total="${total}"`,
    ...(files === undefined ? [] : [` data-files="${escapeAttribute(files)}"`]),
  ].join('')
  // Where there is room for one column beside the titles.
  const also = columns.find(({ column }) => column === 'tended') ?? columns.at(-2)!
  return joinParts(
    renderLetters(table, words),
    renderFactRow([words.countNotes(total, words.number(total))], 'size'),
    `<hortus-notes${data}>
<table class="note-table" data-also="${also.column}">
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</hortus-notes>`,
    renderPages(table, words),
  )
}

/** What a column is called. */
function wordOfColumn(column: NoteColumn, words: PageWords): string {
  return column === 'links' ? words.linksIn : words[column]
}

function renderRow(row: NoteRow, place: number, columns: NoteTable['columns'], words: PageWords): string {
  const cells = columns.map(({ column }) =>
    column === 'title'
      ? `<th scope="row">${renderLink(row)}</th>`
      : `<td data-column="${column}">${renderCell(row, column, words)}</td>`,
  )
  return `<tr id="-n${place}">${cells.join('')}</tr>`
}

function renderCell(row: NoteRow, column: Exclude<NoteColumn, 'title'>, words: PageWords): string {
  switch (column) {
    case 'topic':
      return row.topic === undefined ? '' : renderLink(row.topic)
    case 'stage':
      return row.stage === undefined
        ? ''
        : `${renderStage(row.stage, words).trim()} <span>${words[row.stage]}</span>`
    case 'planted':
    case 'tended': {
      const day = row[column]
      return day === undefined
        ? ''
        : `<time datetime="${escapeAttribute(day)}">${escapeText(words.day(day))}</time>`
    }
    case 'links':
    case 'words': {
      const formatted = words.number(row[column])
      // Scripts sort by the number itself, which a language may write in its own digits.
      return formatted === String(row[column])
        ? formatted
        : `<data value="${row[column]}">${formatted}</data>`
    }
  }
}

function renderLetters({ letters }: NoteTable, words: PageWords): string {
  if (letters.length === 0) return ''
  const items = letters.map((letter) => `<li>${renderLink(letter)}</li>`)
  return `<nav class="letters" aria-label="${words.byLetter}"><ul>${items.join('')}</ul></nav>`
}

function renderPages({ part, parts }: NoteTable, words: PageWords): string {
  if (parts.length < 2) return ''
  const { number } = words
  const before = parts[part - 2]
  const after = parts[part]
  return joinParts(
    `<nav class="pages-of-list" aria-label="${words.byPage}">`,
    before === undefined
      ? '<span></span>'
      : renderLink({ title: words.previousPage, href: before }, ' rel="prev"'),
    `<span>${words.pageOf(number(part), number(parts.length))}</span>`,
    after === undefined ? '<span></span>' : renderLink({ title: words.nextPage, href: after }, ' rel="next"'),
    '</nav>',
  )
}
