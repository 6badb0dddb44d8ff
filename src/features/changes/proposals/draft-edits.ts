import type { ContentHash, NotePath } from '../../../model/path.ts'
import type { PlannedFile } from '../../../model/planned-change.ts'

/** One step of what somebody proposes: other words in a note, words at its end, or a new note. */
export type ProposedEdit =
  | { readonly kind: 'replace'; readonly path: NotePath; readonly find: string; readonly replacement: string }
  | { readonly kind: 'append'; readonly path: NotePath; readonly text: string }
  | { readonly kind: 'create'; readonly path: NotePath; readonly text: string }

/** A note as it may be edited. */
export interface EditableNote {
  /** Without a byte order mark. */
  readonly text: string
  /** As long as the text, with `\0` for every character that whoever proposes does not see. */
  readonly shown: string
  readonly hash: ContentHash
  readonly hasMark: boolean
}

/** What an edit needs to know of the garden. */
interface EditSources {
  /** Throws with a message for whoever proposes where there is no such note. */
  readonly read: (path: NotePath) => Promise<EditableNote>
  /** Why a new note may not be called so; undefined where it may. */
  readonly refuseName: (path: NotePath) => string | undefined
}

/**
 * What every file would be after the edits, in their order. Words are found only where they are shown, and have to stand
 * there exactly once; throws with a message for whoever proposes where they do not.
 */
export async function draftEdits(
  edits: readonly ProposedEdit[],
  { read, refuseName }: EditSources,
): Promise<readonly PlannedFile[]> {
  const created = new Map<NotePath, string>()
  const edited = new Map<NotePath, { readonly note: EditableNote; text: string; shown: string }>()
  for (const edit of edits) {
    const { path } = edit
    if (edit.kind === 'create') {
      const reason = created.has(path) ? 'it is created twice' : refuseName(path)
      if (reason !== undefined) throw new Error(`${JSON.stringify(path)}: ${reason}`)
      created.set(path, edit.text)
      continue
    }
    if (created.has(path))
      throw new Error(`${JSON.stringify(path)}: it is created here, so create it with all of its text`)
    const known = edited.get(path) ?? begin(await read(path))
    edited.set(path, known)
    const { start, end, text } =
      edit.kind === 'append'
        ? { start: known.text.length, end: known.text.length, text: below(known.text, edit.text) }
        : { ...findOnce(path, known.shown, edit.find), text: edit.replacement }
    known.text = known.text.slice(0, start) + text + known.text.slice(end)
    known.shown = known.shown.slice(0, start) + text + known.shown.slice(end)
  }
  return [
    ...[...created].map(([path, after]): PlannedFile => ({ kind: 'create', path, after })),
    ...[...edited].flatMap(([path, { note, text }]): readonly PlannedFile[] => {
      if (text === note.text) return []
      const { hash, text: before, hasMark } = note
      return [{ kind: 'edit', path, hash, before, after: text, ...(hasMark && { hasMark: true }) }]
    }),
  ]
}

function begin(note: EditableNote): { readonly note: EditableNote; text: string; shown: string } {
  return { note, text: note.text, shown: note.shown }
}

/** A paragraph of its own at the end of a text. */
function below(text: string, more: string): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  return gap + more.trimEnd() + lineEnd
}

function findOnce(
  path: NotePath,
  shown: string,
  words: string,
): { readonly start: number; readonly end: number } {
  const start = words === '' || words.includes('\0') ? -1 : shown.indexOf(words)
  if (start < 0)
    throw new Error(
      `${JSON.stringify(path)}: the words to replace are not in the note, expected them as read_note shows them`,
    )
  if (shown.includes(words, start + 1))
    throw new Error(
      `${JSON.stringify(path)}: the words to replace stand there more than once, expected more of what is around`,
    )
  return { start, end: start + words.length }
}
