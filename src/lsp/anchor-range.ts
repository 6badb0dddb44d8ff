import type { Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'

/** The heading or block that a link means; undefined where it means the whole note. */
export function anchorOf(resolution: Resolution): string | undefined {
  return 'anchor' in resolution ? resolution.anchor : undefined
}

/** Where the heading or block with an element id stands. */
export function rangeOfAnchor(note: Note, anchor: string): Range | undefined {
  return anchor.startsWith('^')
    ? note.blocks.find(({ id }) => `^${id}` === anchor)?.range
    : note.headings.find(({ slug }) => slug === anchor)?.range
}
