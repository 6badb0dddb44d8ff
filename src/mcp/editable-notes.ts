import type { EditableNote } from '../features/changes/proposals/draft-edits.ts'
import { isCut } from '../model/file-head.ts'
import type { GardenOptions } from '../model/options.ts'
import { isDrawnPath, type NotePath } from '../model/path.ts'
import { createNoteProcessor } from '../parse/note-processor.ts'
import { parseNote } from '../parse/parse-note.ts'
import { shownSource } from '../parse/shown-source.ts'
import { openDialects } from '../session/dialects.ts'
import { digest } from '../store/digest.ts'
import type { Store } from '../store/store.ts'
import type { GardenView } from './garden-view.ts'
import { maskWithheld } from './mask-withheld.ts'

/** Reads notes of a garden as agents may see and edit them. */
export type ReadEditable = (view: GardenView, path: NotePath) => Promise<EditableNote>

/**
 * Opens the notes of a store. A note's properties and comments are not shown, nor what others are called that are not
 * published: they are its author's. Rejects with a
 * message for whoever asks where a note is no text, has just been changed, or is not published.
 */
export function openNotes(store: Pick<Store, 'head'>, options: GardenOptions): ReadEditable {
  const { parser, lineBreaks, budget } = options
  const processor = createNoteProcessor({ parser, lineBreaks, dialects: openDialects(options) })
  return async ({ published }, path) => {
    const note = published.notesByPath.get(path)
    if (note === undefined) throw new Error(`no note is at ${JSON.stringify(path)}`)
    if (isDrawnPath(path))
      throw new Error(`${JSON.stringify(path)} is a canvas, which is drawn and not written`)
    const file = await store.head(path, budget.maxBytes).catch(() => undefined)
    if (file === undefined) throw new Error(`${JSON.stringify(path)} cannot be read now`)
    const hash = digest(file.bytes)
    if (isCut(file)) throw new Error(`${JSON.stringify(path)} is larger than a note may be`)
    if (hash !== note.hash) throw new Error(`${JSON.stringify(path)} has just been changed: ask again`)
    const hasMark = file.bytes[0] === 0xef && file.bytes[1] === 0xbb && file.bytes[2] === 0xbf
    const text = decode(file.bytes, path)
    const seen = shownSource(text, parseNote({ path, source: text, hash, budget }, processor))
    const shown = maskWithheld(seen, note.links, published.links.resolutionsByPath.get(path) ?? [])
    return { text, shown, hash, hasMark }
  }
}

function decode(bytes: Uint8Array, path: NotePath): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`${JSON.stringify(path)} is not UTF-8`)
  }
}
