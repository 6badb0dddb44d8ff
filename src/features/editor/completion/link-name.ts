import { type NotePath, stemOf, toNameKey, withoutNoteEnding } from '../../../model/path.ts'
import type { NoteName } from './completion-data.ts'

/** Characters that end a wiki-link's target, so that no link can name a note that has them. */
const unlinkable = /[[\]|#^\n]|%%/

/** Says how a wiki-link names a note so that it means that note wherever it stands. */
export type LinkNamer = (path: NotePath) => string | undefined

/**
 * Names notes as briefly as links allow: the file's name where only one file of the garden has it, else the path from the
 * garden's root, which wins over everything. Both without `.md`. Notes of another program are named as it names them.
 * Undefined where a name cannot stand in a link.
 */
export function createLinkNamer(notes: Iterable<Pick<NoteName, 'path' | 'calledAs'>>): LinkNamer {
  const countByStem = new Map<string, number>()
  const nameByPath = new Map<string, string>()
  for (const { path, calledAs } of notes) {
    if (calledAs !== undefined && !unlinkable.test(calledAs)) nameByPath.set(path, calledAs)
    const stem = toNameKey(stemOf(path))
    countByStem.set(stem, (countByStem.get(stem) ?? 0) + 1)
  }
  return (path) => {
    const called = nameByPath.get(path)
    if (called !== undefined) return called
    const stem = stemOf(path)
    const name = (countByStem.get(toNameKey(stem)) ?? 0) > 1 ? withoutNoteEnding(path) : stem
    return unlinkable.test(name) ? undefined : name
  }
}
