import { compareText } from '../../model/diagnostic.ts'
import type { NotePath } from '../../model/path.ts'
import type { ChangeRemark } from '../../model/planned-change.ts'
import type { NoteRewrites } from './relink.ts'

/** The folders that a change leaves without a note, and so without a page, though links lead there. */
export function findEmptied(relinked: readonly NoteRewrites[]): readonly ChangeRemark[] {
  const notesByFolder = new Map<string, NotePath[]>()
  for (const { path, gone } of relinked)
    for (const folder of gone) notesByFolder.set(folder, [...(notesByFolder.get(folder) ?? []), path])
  return [...notesByFolder]
    .sort(([a], [b]) => compareText(a, b))
    .map(([folder, notes]) => ({ kind: 'emptied', folder, notes: notes.sort(compareText) }))
}
