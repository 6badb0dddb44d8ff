import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import { contentOf, styleOf, type TableContent, writeTable } from '../../tables/cell-texts.ts'
import { type CellPlace, changeTable, type TableAction } from '../../tables/change-table.ts'
import { alignLines } from '../../tables/format-table.ts'
import { parseTable } from '../../tables/parse-table.ts'
import { findTableAt, type TablePlace } from './table-place.ts'

/** Does something with the table at the cursor, aligns it, and leaves the cursor in the cell that it is about. */
export function tableCommand(action: TableAction, locale: string): StateCommand {
  return ({ state, dispatch }) => {
    const place = state.readOnly ? undefined : findTableAt(state, state.selection.main.head)
    const changed = place && changeTable(contentOf(place.table), action, cellOf(place), locale)
    if (!changed) return false
    dispatch(state.update(replaceTable(state, place, changed.content, changed.place)))
    return true
  }
}

/** The cell that a cursor is in, or next to; the dashes count as the head's. */
export function cellOf({ table, row, column }: TablePlace): CellPlace {
  const last = table.rows[row]!.cells.length - 1
  return { row: row <= 1 ? 0 : row - 1, column: Math.max(0, Math.min(column, last)) }
}

/** Puts another table in one's place, aligned, with the text of a cell selected; none where there is nothing left. */
export function replaceTable(
  state: EditorState,
  { table, firstLine }: TablePlace,
  content: TableContent | undefined,
  place: CellPlace,
): TransactionSpec {
  const { from } = state.doc.line(firstLine)
  const { to } = state.doc.line(firstLine + table.rows.length - 1)
  const style = styleOf(table)
  const lines = content ? alignLines(writeTable(content, style)) : [style.first]
  const insert = lines.join('\n')
  return {
    changes: { from, to, insert },
    selection: content ? selectionOf(lines, place, from) : { anchor: from + insert.length },
    userEvent: 'input.table',
    scrollIntoView: true,
  }
}

function selectionOf(
  lines: readonly string[],
  { row, column }: CellPlace,
  start: number,
): { readonly anchor: number; readonly head: number } {
  const at = row === 0 ? 0 : row + 1
  const cell = parseTable(lines)?.rows[at]?.cells[column]
  const from = start + lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0)
  return { anchor: from + (cell?.from ?? 0), head: from + (cell?.to ?? 0) }
}
