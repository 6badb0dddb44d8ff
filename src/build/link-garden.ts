import { linkNotes } from '../link/link-notes.ts'
import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
import { resolveLink } from '../link/resolve-link.ts'
import { isSameResolution } from '../link/same-resolution.ts'
import type { Garden, LinkedNotes } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, isNotePath, type NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import { findOrphans } from '../session/find-orphans.ts'
import { collectKnowledge } from '../topics/collect-knowledge.ts'
import { joinLinks } from '../topics/join-links.ts'
import { findStatements, hasSameSurface } from '../topics/same-surface.ts'

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
  const stated =
    previous?.index.names === index.names &&
    hasSameSurface(previous.garden, notesByPath) &&
    (isSame || hasSameStatements(previous.garden, notesByPath, links))
      ? previous.garden.knowledge
      : undefined
  const knowledge =
    stated === undefined
      ? collectKnowledge({ notesByPath, links, findNote: (source, name) => findNote(index, source, name) })
      : isSame
        ? stated
        : joinLinks(stated, links)
  return { garden: { notesByPath, assets, links, orphans, knowledge }, index }
}

/** Whether the links that say something about the garden mean what they meant. */
function hasSameStatements(
  before: Garden,
  notesByPath: ReadonlyMap<NotePath, Note>,
  links: LinkedNotes,
): boolean {
  for (const [path, resolutions] of links.resolutionsByPath) {
    const old = before.links.resolutionsByPath.get(path)!
    if (old === resolutions) continue
    const olds = findStatements(before.notesByPath.get(path)!, before)
    const news = findStatements(notesByPath.get(path)!, before)
    if (news.some((at, i) => !isSameResolution(old[olds[i]!]!, resolutions[at]!))) return false
  }
  return true
}

/** The note that a name without brackets means in a property. */
function findNote(index: NameIndex, source: NotePath, name: string): NotePath | undefined {
  const path = resolvedPath(resolveLink(index, source, { syntax: 'wiki', target: name, embed: false }))
  return path !== undefined && isNotePath(path) ? path : undefined
}

/**
 * The part of a garden that the public may see, linked by itself, so that a draft neither is linked to nor hides a
 * published note of its name. The garden itself where there are none.
 */
export function linkPublished(
  whole: IndexedGarden,
  publication: Publication,
  previous?: IndexedGarden,
): IndexedGarden {
  const { notesByPath, assets } = whole.garden
  const known = previous?.garden.notesByPath
  const published = new Map<NotePath, Note>()
  for (const [path, note] of notesByPath)
    if (known?.get(path) === note || publication.reasonOf(note) === undefined) published.set(path, note)
  const shown = assets.filter((path) => publication.reasonOfAsset(path) === undefined)
  if (published.size === notesByPath.size && shown.length === assets.length) return whole
  return linkGarden(published, shown.length === assets.length ? assets : shown, previous)
}
