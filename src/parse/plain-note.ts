import type { Diagnostic } from '../model/diagnostic.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { stemOf, titleOfFile, toNameKey } from '../model/path.ts'
import type { NoteInput } from './note-input.ts'
import { readFrontmatter } from './read-frontmatter.ts'

/**
 * A note that is shown as it is written, because reading it would cost too much or failed: its name from the file, no
 * links, no headings, and a tree of one block of code. `failure` says why; it follows the diagnostics of the input.
 */
export function plainNote(
  { path, source, hash, diagnostics: earlier = [], homeTitle }: NoteInput,
  failure: Diagnostic,
): ParsedNote {
  return {
    note: {
      path,
      hash,
      title: titleOfFile(path, homeTitle),
      titleFrom: 'file',
      names: [toNameKey(stemOf(path))],
      aliases: [],
      // A draft stays one, whatever else is wrong with it.
      properties: readFrontmatter(source, path).properties,
      tags: [],
      headings: [],
      blocks: [],
      links: [],
      plainText: source.trim(),
      prose: [],
      wordCount: 0,
      diagnostics: [...earlier, failure],
    },
    tree: { type: 'root', children: [{ type: 'code', value: source }] },
    failure,
  }
}
