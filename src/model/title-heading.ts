import type { Note } from './note.ts'

/**
 * Which heading says the title, by its place in the note's `headings`: a page shows it once. The first `h1` with the
 * title's words; where a property gives the title, only a heading that opens the note. -1 where there is none.
 */
export function titleHeadingOf({
  headings,
  title,
  titleFrom,
}: Pick<Note, 'headings' | 'title' | 'titleFrom'>): number {
  if (titleFrom === 'file') return -1
  const index = headings.findIndex(({ depth, text }) => depth === 1 && text === title)
  return titleFrom === 'heading' || index === 0 ? index : -1
}
