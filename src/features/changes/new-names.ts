import { type Change, movedFolders } from '../../model/change.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'
import { isByAlias, leadsTo, type Resolve } from './after-garden.ts'
import type { NewNames } from './base-edits.ts'
import type { ChangeDraft } from './change-draft.ts'
import { tagRenamer } from './draft-tag.ts'
import { spellTarget } from './spell-target.ts'

/** What is called otherwise, for what names it without being a link, by where that stands. */
export function newNamesIn(
  change: Change,
  moves: ChangeDraft['moves'],
  respell: (source: GardenPath) => NewNames['respell'],
): (source: GardenPath) => NewNames {
  const names = {
    moves,
    folders: movedFolders(change),
    renameTag:
      change.kind === 'rename-tag'
        ? tagRenamer(change.from.replace(/^#/, ''), change.to.replace(/^#/, ''))
        : () => undefined,
  }
  return (source) => ({ ...names, respell: respell(source) })
}

/** What a name of a note is written as in a file that no parser reads; undefined where it stays. */
export function respellIn(
  { draft, renamed }: { readonly draft: ChangeDraft; readonly renamed: ChangeDraft['moves'] },
  meaningOf: (source: NotePath, name: string) => NotePath | undefined,
  resolve: Resolve,
): (source: GardenPath) => (target: string) => string | undefined {
  return (source) => (target) => {
    const [path, home] = [source, draft.moves.get(source) ?? source] as [NotePath, NotePath]
    const old = meaningOf(path, target)
    const to = old === undefined ? undefined : renamed.get(old)
    if (old === undefined || to === undefined) return undefined
    const none = { start: 0, end: 0 }
    const link = { syntax: 'wiki', embed: false, target, range: none, targetRange: none } as const
    const leads = (word: string): boolean => {
      const found = resolve(home, { ...link, target: word })
      return !isByAlias(found) && leadsTo(found, { path: to })
    }
    if (leads(target)) return undefined
    return spellTarget({ link, source: path, home, old, path: to }).find(leads)
  }
}
