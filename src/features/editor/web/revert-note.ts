import type { EditorStart } from './editor-start.ts'
import type { NoteView } from './editor-view.ts'
import { readLineEnds } from './line-ends.ts'

/** Puts the text of the file in the editor's place, as a change that can be undone. Nothing where the file is gone. */
export async function revertNote({ api, path }: EditorStart, { view }: NoteView): Promise<void> {
  const disk = await api.readDisk(path)
  if (disk === null) return
  const insert = readLineEnds(disk.text).text
  const { doc, selection } = view.state
  if (insert === doc.toString()) return
  view.dispatch({
    changes: { from: 0, to: doc.length, insert },
    selection: { anchor: Math.min(selection.main.head, insert.length) },
    scrollIntoView: true,
  })
}
