import { type NotePath, stemOf, toNameKey } from '../../../model/path.ts'

/** Characters that end a wiki-link's target, so that no link can name a note that has them. */
const unlinkable = /[[\]|#^\n]|%%/

/** Says how a wiki-link names a note so that it means that note wherever it stands. */
export type LinkNamer = (path: NotePath) => string | undefined

/**
 * Names notes as briefly as links allow: the file's name where only one file of the garden has it, else the path from the
 * garden's root, which wins over everything. Both without `.md`. Undefined where a name cannot stand in a link.
 */
export function createLinkNamer(paths: Iterable<string>): LinkNamer {
  const countByStem = new Map<string, number>()
  for (const path of paths) {
    const stem = toNameKey(stemOf(path))
    countByStem.set(stem, (countByStem.get(stem) ?? 0) + 1)
  }
  return (path) => {
    const stem = stemOf(path)
    const name = (countByStem.get(toNameKey(stem)) ?? 0) > 1 ? path.replace(/\.md$/i, '') : stem
    return unlinkable.test(name) ? undefined : name
  }
}
