import type { Note } from '../model/note.ts'

/**
 * From which of a note's headings on all are shown a level lower than they are written: the first of level 1 that is not
 * the title. Infinity where there is none. A page has one `h1`, its title, and what stands below another heading 1 stays
 * below it.
 */
export function loweredFrom({ headings, opensWithTitle }: Note): number {
  const first = headings.findIndex(
    ({ depth, inside }, i) => depth === 1 && inside === undefined && (i > 0 || !opensWithTitle),
  )
  return first < 0 ? Infinity : first
}

/** The element of a heading of level `depth`. A plugin's heading has no `index`. */
export function headingTag(depth: number, index: number | undefined, loweredFrom: number): string {
  const level = index !== undefined && index >= loweredFrom ? depth + 1 : depth
  return `h${Math.min(6, Math.max(2, level))}`
}
