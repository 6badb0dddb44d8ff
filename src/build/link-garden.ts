import { linkNotes } from '../link/link-notes.ts'
import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
import type { Garden } from '../model/garden.ts'
import { isPublished, type Note } from '../model/note.ts'
import type { AssetPath, NotePath } from '../model/path.ts'
import { findOrphans } from './find-orphans.ts'

/** A garden and the index its links were resolved with. */
export interface IndexedGarden {
  readonly garden: Garden
  readonly index: NameIndex
}

/**
 * Links notes to a garden. `previous` is an earlier result: what did not change is taken from it, and the answer is
 * the same without it.
 */
export function linkGarden(
  notesByPath: ReadonlyMap<NotePath, Note>,
  assets: readonly AssetPath[],
  previous?: IndexedGarden,
): IndexedGarden {
  const index = buildNameIndex(notesByPath.values(), assets, previous?.index)
  const memo = previous && {
    notes: previous.garden.notesByPath,
    index: previous.index,
    links: previous.garden.links,
  }
  const links = linkNotes(notesByPath, assets, index, memo)
  const isSame = previous !== undefined && links === previous.garden.links
  const orphans = isSame ? previous.garden.orphans : findOrphans(notesByPath.keys(), links)
  return { garden: { notesByPath, assets, links, orphans }, index }
}

/**
 * The part of a garden that the public may see, linked by itself, so that a draft neither is linked to nor hides a
 * published note of its name. The garden itself where there are no drafts.
 */
export function linkPublished(whole: IndexedGarden, previous?: IndexedGarden): IndexedGarden {
  const { notesByPath, assets } = whole.garden
  const published = new Map([...notesByPath].filter(([, note]) => isPublished(note)))
  if (published.size === notesByPath.size) return whole
  return linkGarden(published, assets, previous)
}
