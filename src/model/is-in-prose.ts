import type { Note } from './note.ts'
import type { Range } from './range.ts'

/** Whether a part of a note's source is prose: not in properties, code, comments, HTML, headings or links. */
export function isInProse({ prose }: Pick<Note, 'prose'>, { start, end }: Range): boolean {
  for (let i = 0; i < prose.length; i += 3) {
    const from = prose[i + 1]!
    if (from <= start && end <= from + prose[i + 2]!) return true
  }
  return false
}
