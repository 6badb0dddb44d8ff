import { memoByObject } from '../model/memo-by-object.ts'
import { type NameWithLanguage, readNameLanguage } from '../model/name-language.ts'
import type { Note } from '../model/note.ts'
import { type NotePath, titleOfFile } from '../model/path.ts'

/**
 * The notes with the language that their file's name says, where another note has the same name in another language or in
 * none. A title that is the file's name then is that without the language.
 */
export function readNameLanguages(notesByPath: ReadonlyMap<NotePath, Note>): ReadonlyMap<NotePath, Note> {
  const named = new Map<NotePath, NameWithLanguage>()
  const uses = new Map<string, number>()
  for (const path of notesByPath.keys()) {
    const read = languageByPath(path)
    if (read === undefined) continue
    named.set(path, read)
    uses.set(read.plain, (uses.get(read.plain) ?? 0) + 1)
  }
  if (named.size === 0) return notesByPath
  const notes = new Map(notesByPath)
  for (const [path, { plain }] of named)
    if (uses.get(plain)! > 1 || notesByPath.has(plain as NotePath))
      notes.set(path, translated(notes.get(path)!))
  return notes
}

/** Most names have no dot but that of their extension. */
function languageByPath(path: NotePath): NameWithLanguage | undefined {
  const dot = path.lastIndexOf('.', path.length - 4)
  return dot > path.lastIndexOf('/') + 1 ? readNameLanguage(path) : undefined
}

const translated = memoByObject((note: Note): Note => {
  const read = readNameLanguage(note.path)
  if (read === undefined) return note
  const title = note.titleFrom === 'file' ? titleOfFile(read.plain) : note.title
  return { ...note, title, nameLanguage: read.lang }
})
