import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { isEscaped } from '../../tables/parse-table.ts'
import { findTableAt, isVimCommand } from './table-place.ts'

/** A `|` that is typed in a cell is written `\|`: it belongs to the cell and does not part it. */
export const escapePipes: Extension = EditorView.inputHandler.of((view, from, to, typed) => {
  if (typed !== '|' || view.state.readOnly || isVimCommand(view) || !needsEscape(view.state, from))
    return false
  view.dispatch({
    changes: { from, to, insert: '\\|' },
    selection: { anchor: from + 2 },
    userEvent: 'input.type',
    scrollIntoView: true,
  })
  return true
})

/** Whether a pipe at a place would part a cell of a row that has all its cells. In one that is still written it does so rightly. */
export function needsEscape(state: EditorState, position: number): boolean {
  const place = findTableAt(state, position)
  if (!place || place.row === 1) return false
  const { table, row, column } = place
  const here = table.rows[row]!
  const isWhole = here.cells.length >= table.alignments.length && (here.hasTrail || !table.rows[0]!.hasTrail)
  const line = state.doc.lineAt(position)
  return isWhole && here.cells[column] !== undefined && !isEscaped(line.text, position - line.from)
}
