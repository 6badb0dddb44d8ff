import { findNeighbour, neighbourNote } from '../../../link/find-neighbour.ts'
import type { Neighbour } from '../../../model/neighbour.ts'
import type { NotePath } from '../../../model/path.ts'
import type { CompletionOutline } from './complete-outline.ts'

/** What links can point to inside the note of another garden that `kernel:Raft` names; undefined where it names none. */
export function outlineBeyond(
  neighbours: readonly Neighbour[],
  target: string,
): CompletionOutline | undefined {
  const found = findNeighbour(neighbours, target, undefined)?.neighbour
  const note = found && neighbourNote(neighbours, found)?.note
  if (note === undefined) return undefined
  return {
    path: note.path as NotePath,
    isBeyond: true,
    headings: note.headings.map(({ id, text }) => ({ depth: 0, text, slug: id })),
    blocks: (note.blocks ?? []).map((id) => ({ id, text: '' })),
    paragraphs: [],
  }
}
