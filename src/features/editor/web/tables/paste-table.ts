import { type EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { contentOf, escapeCell, isRows } from '../../tables/cell-texts.ts'
import { fillCells } from '../../tables/change-table.ts'
import { cellsFromTsv, type SheetCells, tableFromCells } from '../../tables/spreadsheet-cells.ts'
import { cellsFromHtml } from './cells-from-html.ts'
import { cellOf, replaceTable } from './table-commands.ts'
import { findTableAt, isInCell, isVerbatim } from './table-place.ts'

/**
 * What comes from a spreadsheet is a table: a new one, or cells of the one with the cursor. Text that would break a row is made to
 * stay in its cell. Anything else is left to others; a spreadsheet's picture of its cells too is nothing to store.
 */
export const pasteTable: Extension = Prec.high(
  EditorView.domEventHandlers({
    paste(event, view) {
      const data = event.clipboardData
      if (!data || view.state.readOnly) return false
      const change = pasteChange(view.state, data.getData('text/html'), data.getData('text/plain'))
      if (!change) return false
      event.preventDefault()
      view.dispatch(change)
      return true
    },
  }),
)

/** What pasting these two sides of a clipboard changes; undefined where it is not for tables. */
export function pasteChange(state: EditorState, html: string, plain: string): TransactionSpec | undefined {
  const { main } = state.selection
  if (state.selection.ranges.length > 1 || isVerbatim(state, main.from)) return undefined
  const place = findTableAt(state, main.head)
  const cells =
    (html === '' ? undefined : cellsFromHtml(html)) ??
    (html === '' || place ? cellsFromTsv(plain) : undefined)
  if (place && cells && !isOne(cells)) return fill(state, place, cells)
  // What other pages have, with its marks, is made to fit by whoever translates it.
  if (place) return html === '' || cells ? keepInCell(state, cells ? cells[0]![0]! : plain) : undefined
  if (!cells) return undefined
  if (isOne(cells)) return insert(state, cells[0]![0]!)
  // A line of words with a tab between them is no table yet.
  return cells.length > 1 || html !== '' ? insertTable(state, cells) : undefined
}

function isOne(cells: SheetCells): boolean {
  return cells.length === 1 && cells[0]!.length === 1
}

function insert(state: EditorState, text: string): TransactionSpec {
  return { ...state.replaceSelection(text), userEvent: 'input.paste', scrollIntoView: true }
}

type Place = NonNullable<ReturnType<typeof findTableAt>>

function fill(state: EditorState, place: Place, cells: SheetCells): TransactionSpec {
  const at = cellOf(place)
  const escaped = cells.map((row) => row.map(escapeCell))
  const last = { row: at.row + cells.length - 1, column: at.column + (cells.at(-1)?.length ?? 1) - 1 }
  const content = fillCells(contentOf(place.table), at, escaped)
  return { ...replaceTable(state, place, content, last), userEvent: 'input.paste' }
}

/** Lines and pipes stay in the cell; rows of a table that somebody has written are pasted as they are. */
function keepInCell(state: EditorState, text: string): TransactionSpec | undefined {
  const { from, to } = state.selection.main
  if (!isInCell(state, from, to) || !/[|\n]/.test(text.trim()) || isRows(text)) return undefined
  return insert(state, escapeCell(text))
}

/** A table of its own, parted by blank lines from what is around it, inside the quote or list with the cursor. */
function insertTable(state: EditorState, cells: SheetCells): TransactionSpec {
  const { from, to } = state.selection.main
  const line = state.doc.lineAt(from)
  const before = line.text.slice(0, from - line.from)
  const mark = /^(?:[ \t]*>|[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[.\])?(?=[ \t]))*[ \t]*/.exec(before)![0]
  const other = mark.replace(/[^>\t]/g, ' ')
  const isFirst = before.length > mark.length
  const above = line.number > 1 ? state.doc.line(line.number - 1).text : ''
  const needsBlank = !isFirst && mark.trim() === '' && above.trim() !== ''
  const end = state.doc.lineAt(to)
  const isEnd = state.sliceDoc(to, end.to).trim() === ''
  const gap = `\n${other.trimEnd()}\n${other}`
  const lead = isFirst ? gap : needsBlank ? `\n${other}` : ''
  // One writes on behind a blank line: any other is one more row.
  const text = lead + tableFromCells(cells).split('\n').join(`\n${other}`) + gap
  return {
    changes: { from, to: isEnd ? end.to : to, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  }
}
