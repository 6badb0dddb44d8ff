import { closeCompletion } from '@codemirror/autocomplete'
import {
  Annotation,
  type EditorState,
  type Extension,
  StateField,
  type Text,
  Transaction,
  type TransactionSpec,
} from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { formatTable } from '../../tables/format-table.ts'
import { findTableAt } from './table-place.ts'

/** Marks the alignment itself, which is no edit of a table. */
const alignment = Annotation.define<true>()

/** Where a table was edited last; undefined once that is aligned, undone, or not in a table. */
const editedAt = StateField.define<number | undefined>({
  create: () => undefined,
  update(before, transaction) {
    if (!transaction.docChanged) return before
    if (transaction.annotation(alignment)) return undefined
    const mapped = before === undefined ? undefined : transaction.changes.mapPos(before, -1)
    // What is taken back or came from outside is not what the writer made of it.
    const isEdit =
      transaction.annotation(Transaction.addToHistory) !== false &&
      !transaction.isUserEvent('undo') &&
      !transaction.isUserEvent('redo')
    if (!isEdit) return transaction.isUserEvent('undo') ? undefined : mapped
    let edited = mapped
    transaction.changes.iterChangedRanges((_fromA, _toA, _from, to) => {
      if (transaction.newDoc.lineAt(to).text.includes('|')) edited = to
    })
    return edited === undefined ? undefined : inRow(transaction.newDoc, edited)
  },
})

/** Where a row was taken away, and a blank line or two put in its place, the one above it is left. */
function inRow(doc: Text, position: number): number {
  const { number } = doc.lineAt(position)
  for (let at = number; at >= Math.max(1, number - 2); at--) {
    const line = doc.line(at)
    if (line.text.includes('|')) return at === number ? position : line.to
    if (line.text.trim().replaceAll('>', '') !== '') break
  }
  return position
}

/**
 * Aligns the columns of a table that was edited, when the cursor leaves it or the editor is left. Only blanks and dashes change,
 * and one undo takes that back together with what was typed last.
 */
export function alignTables(): Extension {
  return [
    editedAt,
    EditorView.updateListener.of(({ view, state, docChanged, selectionSet, focusChanged }) => {
      if (!docChanged && !selectionSet && !focusChanged) return
      if (!hasLeft(state, view.hasFocus)) return
      // Other listeners have to hear of this update before they hear of the next.
      queueMicrotask(() => {
        if (!view.composing && view.dom.isConnected && hasLeft(view.state, view.hasFocus)) alignNow(view)
      })
    }),
  ]
}

/** Aligns the table that was edited last, if there is one, wherever the cursor is: whoever closes the note leaves it too. */
export function alignNow(view: EditorView): void {
  if (!hasLeft(view.state, false)) return
  view.dispatch(alignEdited(view.state))
  // To the menu of completions it looked like typing.
  closeCompletion(view)
}

/** The change that aligns the table that was edited. */
export function alignEdited(state: EditorState): TransactionSpec {
  const at = state.field(editedAt, false)
  const place = at === undefined ? undefined : findTableAt(state, at)
  const edits = place ? formatTable(place.table) : []
  return {
    changes: edits.map(({ row, from, to, insert }) => {
      const start = state.doc.line(place!.firstLine + row).from
      return { from: start + from, to: start + to, insert }
    }),
    // Of all kinds of changes this one alone joins the step before it however long ago that was.
    userEvent: 'input.type.compose',
    annotations: alignment.of(true),
  }
}

/** Whether a table was edited and the cursor is not in it any more. */
export function hasLeft(state: EditorState, hasFocus: boolean): boolean {
  const at = state.field(editedAt, false)
  if (at === undefined) return false
  const { head } = state.selection.main
  const line = state.doc.lineAt(at)
  if (!hasFocus) return true
  if (head >= line.from && head <= line.to) return false
  const place = findTableAt(state, at)
  if (!place) return true
  const first = state.doc.line(place.firstLine).from
  const last = state.doc.line(place.firstLine + place.table.rows.length - 1).to
  return head < first || head > last
}
