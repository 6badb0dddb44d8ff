import { EditorSelection, type StateCommand } from '@codemirror/state'
import { findTableAt } from '../tables/table-place.ts'
import { isProse } from './list-block.ts'

/** An open link with a name or an address in it, up to the cursor. */
const open = /\[\[[^[\]\n]+$|\]\((?:[^()<>\s]+|<[^<>\n]+)$/

/**
 * Enter or Tab right before the brackets that close a link: one writes on behind them. A name that no note has yet is taken so, as one of the
 * list would be; a line end there would break the link. In a table the keys go to the next cell.
 */
export const leaveLink: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  if (state.readOnly || ranges.length > 1 || !main.empty) return false
  const line = state.doc.lineAt(main.head)
  const column = main.head - line.from
  const begun = open.exec(line.text.slice(0, column))?.[0]
  if (begun === undefined) return false
  const closing = begun.startsWith('[[') ? ']]' : begun.startsWith('](<') ? '>)' : ')'
  if (!line.text.startsWith(closing, column) || !isProse(state, main.head)) return false
  if (findTableAt(state, main.head) !== undefined) return false
  dispatch(
    state.update({
      selection: EditorSelection.cursor(main.head + closing.length),
      userEvent: 'select',
      scrollIntoView: true,
    }),
  )
  return true
}
