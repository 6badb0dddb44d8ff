import { isByAddress, type Link, type Resolution } from '../model/link.ts'
import { folderOf, isNotePath, type NotePath, toNameKey } from '../model/path.ts'
import { findByAddress, findFromAddress, findFromPage } from './find-by-address.ts'
import { findFolder } from './find-folder.ts'
import { findFragment } from './find-fragment.ts'
import { findNeighbour, findNeighbourAddress } from './find-neighbour.ts'
import {
  findExact,
  findPlaced,
  findTarget,
  findWithoutEnding,
  type SourceFolder,
  settleTarget,
  type TargetMeaning,
} from './find-target.ts'
import { joinPath } from './join-path.ts'
import type { NameIndex } from './name-index.ts'

/** The part of a link that decides what it means. */
export type LinkAddress = Pick<Link, 'syntax' | 'target' | 'fragment' | 'embed' | 'isData' | 'isTag'>

/** The note a link stands in. */
export interface LinkSource {
  readonly path: NotePath
  readonly folder: SourceFolder
}

/**
 * What a link in the note `source` means. Total: every link has a meaning, and nothing throws. `source` need not be
 * in the index.
 *
 * @example
 * resolveLink(index, 'linux/intro.md' as NotePath, { syntax: 'wiki', target: 'Page cache', embed: false })
 * // { kind: 'note', path: 'linux/Page cache.md', fragmentFound: true, via: 'name' }
 */
export function resolveLink(index: NameIndex, source: NotePath, link: LinkAddress): Resolution {
  return resolveFrom(index, new Map(), linkSource(source), link)
}

/** Prepares a note's path for {@link resolveFrom}. */
export function linkSource(path: NotePath): LinkSource {
  const folder = folderOf(path)
  return { path, folder: { path: folder, key: toNameKey(folder) } }
}

/** Like {@link resolveLink}; keeps in `meanings` what it finds out about a target, for one index. */
export function resolveFrom(
  index: NameIndex,
  meanings: Map<string, TargetMeaning>,
  source: LinkSource,
  link: LinkAddress,
): Resolution {
  const { target, fragment } = link
  if (link.isTag) return { kind: 'external', url: `#${target}`, tag: target }
  const inGarden = findFile(index, meanings, source, isByAddress(link.syntax), target)
  const { neighbours } = index.names
  if (neighbours.length > 0 && !isByAddress(link.syntax) && isOnlyByPart(inGarden, target)) {
    const inNeighbour = findNeighbour(neighbours, target, fragment)
    if (inNeighbour !== undefined) return inNeighbour
  }
  const byAddress =
    inGarden.kind === 'missing' && (isByAddress(link.syntax) || isFromTop(source.path, target))
      ? (findByAddress(index.names, source.folder, target) ??
        findFromPage(index.names, source.path, target) ??
        findFromAddress(index.names, index.notesByPath.get(source.path)?.givenNames ?? [], target) ??
        inGarden)
      : inGarden
  const elsewhere = (): Resolution | undefined =>
    (link.isData ? findWithoutEnding(index.names, target) : undefined) ??
    findFolder(index.names, source.folder, link)
  const resolution = byAddress.kind === 'missing' ? (elsewhere() ?? byAddress) : byAddress
  if (fragment === undefined) return resolution
  const found = withFragment(index, resolution, fragment)
  // The id may be that of a whole note.
  const isWhole =
    target.startsWith('((') && found.kind === 'note' && found.via === 'name' && !found.fragmentFound
  return isWhole ? { ...found, fragmentFound: true } : found
}

/** A wiki-link from the top of `content/`, as Quartz reads it, where the garden is the folder above. */
function isFromTop(source: NotePath, target: string): boolean {
  return target.startsWith('/') && source.startsWith('content/')
}

function findFile(
  index: NameIndex,
  meanings: Map<string, TargetMeaning>,
  source: LinkSource,
  isMarkdown: boolean,
  target: string,
): Resolution {
  if (target === '') return { kind: 'note', path: source.path, fragmentFound: true, via: 'self' }
  if (isMarkdown && hasScheme(target))
    return findNeighbourAddress(index.names.neighbours, target) ?? { kind: 'external', url: target }
  if (target.startsWith('/') || target.startsWith('./') || target.startsWith('../')) {
    return findPlaced(index.names, source.folder, target, isMarkdown)
  }
  if (isMarkdown) {
    const path = joinPath(source.folder.path, target)
    const beside = path === undefined ? undefined : findExact(index.names, path, true)
    if (beside) return beside
  }
  let meaning = meanings.get(target)
  if (meaning === undefined) {
    meaning = findTarget(index.names, target)
    meanings.set(target, meaning)
  }
  const { kind } = meaning.resolution
  // An id is no name of a note that somebody may write.
  if (kind === 'missing' && target.startsWith('(('))
    return { kind: 'note', path: source.path, fragmentFound: false, via: 'self' }
  return settleTarget(index.names, meaning, source.folder)
}

/** Whether no note of our own is called so as a whole: an alias may answer for the last part of a path. */
function isOnlyByPart(found: Resolution, target: string): boolean {
  return found.kind === 'missing' || ('via' in found && found.via === 'alias' && target.includes('/'))
}

/** `https:`, `mailto:` and the like; one letter and a colon is a drive of Windows, not a scheme. */
function hasScheme(target: string): boolean {
  return target.startsWith('https://') || /^[a-z][a-z0-9+.-]+:/i.test(target)
}

function withFragment(
  index: NameIndex,
  resolution: Resolution,
  fragment: NonNullable<LinkAddress['fragment']>,
): Resolution {
  if (resolution.kind !== 'note' && resolution.kind !== 'ambiguous') return resolution
  const path = resolution.kind === 'note' ? resolution.path : resolution.chosen
  // Of an asset, `#page=3` is for whoever shows it.
  if (!isNotePath(path)) return resolution
  const note = index.notesByPath.get(path)
  return note === undefined
    ? { ...resolution, fragmentFound: false }
    : { ...resolution, ...findFragment(note, fragment) }
}
