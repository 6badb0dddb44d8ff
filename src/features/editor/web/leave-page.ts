import type { NoteView } from './editor-view.ts'
import type { NoteBuffer } from './note-buffer.ts'
import { isPasting } from './paste/under-way.ts'
import { keepPlace } from './reload-place.ts'

/** What has to be kept of an editor as its page is left. */
interface LeftEditor {
  readonly note: NoteView
  readonly buffer: NoteBuffer
}

/**
 * Keeps the words and the place of an editor whose page may be gone in an instant: the page goes away, or out of sight,
 * where a phone ends it without a word. False where the browser has no room for them.
 */
export function keepAtLeaving(path: string, { note, buffer }: LeftEditor): boolean {
  keepPlace(path, note.offsetOf(note.view.state.selection.main.head))
  return buffer.leave()
}

/** Has the browser ask where something would be lost or is not settled. Whoever then stays goes on writing. */
export function askAtLeaving(event: BeforeUnloadEvent, path: string, editor: LeftEditor): void {
  const isKept = keepAtLeaving(path, editor)
  const { kind } = editor.buffer.state
  if (!isKept || kind === 'refused' || kind === 'conflict' || isPasting(editor.note.view))
    event.preventDefault()
}
