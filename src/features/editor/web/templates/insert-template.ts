import type { TextEdit } from '../../../../model/change.ts'
import type { NotePath } from '../../../../model/path.ts'
import type { EditApi } from '../edit-api.ts'
import type { NoteView } from '../editor-view.ts'
import { toEditorOffset } from '../line-ends.ts'

/**
 * Puts a template into a note where its cursor is, in place of what is selected, and its properties among those of the note.
 * One step of undo; the cursor then stands where the template says. What is typed while the server fills the template stays,
 * and stands there too.
 */
export async function insertTemplate(
  api: Pick<EditApi, 'fillTemplate'>,
  note: NoteView,
  path: NotePath,
  template: string,
): Promise<void> {
  const { view } = note
  const { state } = view
  const { from, to } = state.selection.main
  const source = note.text()
  const meanwhile = note.trackChanges()
  try {
    const { edits, cursor } = await api.fillTemplate(path, source, note.offsetOf(from), template)
    const { before, after } = splitAt(edits, cursor)
    const toEditor = (edit: TextEdit): { from: number; to: number; insert: string } => ({
      from: toEditorOffset(source, edit.range.start),
      to: toEditorOffset(source, edit.range.end),
      insert: edit.text.replace(/\r\n?/g, '\n'),
    })
    const written = before.map(toEditor)
    // What is selected makes room, unless that is among the properties.
    const isOver = to > from && written.some((edit) => edit.from === from && edit.to === from)
    const first = state.changes([...written, ...(isOver ? [{ from, to, insert: '' }] : [])])
    const rest = state.changes(after.map(toEditor))
    const typed = meanwhile.changes()
    const isAsItWas = typed.empty && view.state.selection.main.from === from
    const changes = first.map(typed, true)
    const place = isAsItWas ? cursorAfter(written, from) : changes.mapPos(view.state.selection.main.head, 1)
    view.dispatch(
      { changes, userEvent: 'input.template', scrollIntoView: true },
      { changes: rest.map(typed) },
      { selection: { anchor: place }, sequential: true },
    )
    view.focus()
  } finally {
    meanwhile.end()
  }
}

/** Edits up to an offset of the text that they make, and those behind it; an edit around it is cut in two. */
function splitAt(
  edits: readonly TextEdit[],
  cursor: number,
): { readonly before: readonly TextEdit[]; readonly after: readonly TextEdit[] } {
  const before: TextEdit[] = []
  const after: TextEdit[] = []
  let grown = 0
  for (const edit of edits) {
    const { range, text } = edit
    const start = range.start + grown
    grown += text.length - (range.end - range.start)
    if (start + text.length <= cursor) before.push(edit)
    else if (start > cursor) after.push(edit)
    else {
      before.push({ range, text: text.slice(0, cursor - start) })
      after.push({ range: { start: range.end, end: range.end }, text: text.slice(cursor - start) })
    }
  }
  return { before, after }
}

/** Where one writes on behind what was put in at a place, counted in the text afterwards. */
function cursorAfter(written: readonly { from: number; to: number; insert: string }[], from: number): number {
  let grown = 0
  let place = from
  for (const edit of written) {
    grown += edit.insert.length - (edit.to - edit.from)
    place = Math.max(place, edit.to)
  }
  return place + grown
}
