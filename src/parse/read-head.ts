import { invalidFrontmatter } from '../model/diagnostics.ts'
import type { NotePath } from '../model/path.ts'
import { findWithholdings, type Privacy } from './find-withholdings.ts'
import { type Frontmatter, readFrontmatter } from './read-frontmatter.ts'

/** What stands before a note's text, and who may see the note. */
export interface NoteHead extends Frontmatter {
  readonly privacy: Privacy
}

/**
 * Reads a note's properties and what in them, and around them, says that it is not meant to be public. A first `---` that
 * nothing closes is told of where a word below it keeps the note back: then it was no thematic break.
 */
export function readHead(source: string, path: NotePath): NoteHead {
  const frontmatter = readFrontmatter(source, path)
  const privacy = findWithholdings(path, source, frontmatter)
  const { unread, diagnostics } = frontmatter
  const isUnclosed =
    unread !== undefined &&
    source.startsWith('---') &&
    diagnostics.length === 0 &&
    privacy.withheld?.some(({ range }) => range !== undefined && range.start < unread.end) === true
  if (!isUnclosed) return { ...frontmatter, privacy }
  const unclosed = invalidFrontmatter(path, { start: 0, end: 3 }, 'a line "---" that nothing closes')
  return { ...frontmatter, privacy, diagnostics: [unclosed] }
}
