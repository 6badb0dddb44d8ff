import type { Diagnostic } from '../model/diagnostic.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { isCanvasPath, stemOf, titleOfFile, toNameKey } from '../model/path.ts'
import type { NoteInput } from './note-input.ts'
import { readCanvasPrivacy } from './read-canvas-privacy.ts'
import { readHead } from './read-head.ts'

/**
 * A note that is shown as it is written, because reading it would cost too much or failed: its name from the file, no
 * links, no headings, and a tree of one block of code. `failure` says why; it follows the diagnostics of the input.
 */
export function plainNote(
  { path, source, hash, diagnostics: earlier = [], homeTitle }: NoteInput,
  failure: Diagnostic,
): ParsedNote {
  const { properties, privacy } = readHead(source, path)
  return {
    note: {
      path,
      hash,
      title: titleOfFile(path, homeTitle),
      titleFrom: 'file',
      names: [toNameKey(stemOf(path))],
      aliases: [],
      properties,
      // What is kept back stays so, whatever else is wrong with it.
      ...(isCanvasPath(path) ? readCanvasPrivacy(path, source) : privacy),
      tags: [],
      headings: [],
      blocks: [],
      links: [],
      plainText: source.trim(),
      prose: [],
      hidden: [0, source.length],
      wordCount: 0,
      diagnostics: [...earlier, failure],
    },
    tree: { type: 'root', children: [{ type: 'code', value: source }] },
    failure,
  }
}
