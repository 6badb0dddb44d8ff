import type { ParsedNote } from '../../../src/model/parsed-note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor, type NoteProcessorOptions } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

/** Both parsers, for `describe.each`. */
export const parsers = ['native', 'remark'] as const

/** Parses one text, as the note `folder/My note.md` if `at` names no other. */
export function parse(
  source: string,
  options: Partial<NoteProcessorOptions> = {},
  {
    path = 'folder/My note.md',
    homeTitle = '',
  }: { readonly path?: string; readonly homeTitle?: string } = {},
): ParsedNote {
  const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark', ...options })
  return parseNote({ path: path as NotePath, homeTitle, source, hash: 'hash' as ContentHash }, processor)
}
