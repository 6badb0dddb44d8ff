import type { Link, Resolution } from '../model/link.ts'
import type { LinkedNotes } from '../model/linked-notes.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, baseName, type NotePath, toNameKey } from '../model/path.ts'
import { collectBacklinks } from './collect-backlinks.ts'
import { collectWanted } from './collect-wanted.ts'
import type { TargetMeaning } from './find-target.ts'
import type { LinkableNote } from './linkable-note.ts'
import { buildNameIndex, givenNamesOf, type NameIndex } from './name-index.ts'
import { linkSource, resolveFrom } from './resolve-link.ts'
import { isSameResolution } from './same-resolution.ts'

/** The notes that {@link linkNotes} links. Every `Note` is one. */
export type LinkingNote = LinkableNote & Pick<Note, 'links'>

/** An earlier result and what it was made from. It only saves time: the answer is the same without it. */
export interface LinkMemo {
  readonly notes: ReadonlyMap<NotePath, LinkingNote>
  readonly index: NameIndex
  readonly links: LinkedNotes
}

/**
 * What every link of a garden means, who links to what, and which names are wanted. Linear in notes and links.
 *
 * With `memo` (the result before an edit) a note is resolved again only when it, a file's name, an alias that its links
 * could mean, or a heading or block it links to has changed. A note whose links still mean the same keeps its very
 * array of resolutions, and the memo's maps come back where no link changed, so `===` tells what is new. For that,
 * build the index with the memo's index as the previous one; left out, it is built so.
 */
export function linkNotes(
  notes: ReadonlyMap<NotePath, LinkingNote>,
  assets: Iterable<AssetPath>,
  givenIndex?: NameIndex,
  memo?: LinkMemo,
): LinkedNotes {
  const index = givenIndex ?? buildNameIndex(notes.values(), assets, memo?.index)
  const meanings = new Map<string, TargetMeaning>()
  const hasSameFiles = memo?.index.names.filesByPath === index.names.filesByPath
  const touched = memo && hasSameFiles ? findTouched(memo, index) : undefined
  const resolutionsByPath = new Map<NotePath, readonly Resolution[]>()
  let isUnchanged = memo !== undefined && memo.notes.size === notes.size
  for (const path of sortedPaths(notes)) {
    const note = notes.get(path)!
    const before = memo?.links.resolutionsByPath.get(path)
    const noteBefore = memo?.notes.get(path)
    if (before && touched && note === noteBefore && !touched.has(path)) {
      resolutionsByPath.set(path, before)
      continue
    }
    const source = linkSource(path)
    const resolutions = note.links.map((link) => resolveFrom(index, meanings, source, link))
    const isSame = before !== undefined && isSameList(before, resolutions)
    resolutionsByPath.set(path, isSame ? before : resolutions)
    isUnchanged &&= isSame && hasSameLabels(resolutions, note.links, noteBefore!.links)
  }
  if (memo && isUnchanged) return memo.links
  return {
    resolutionsByPath,
    backlinksByPath: collectBacklinks(resolutionsByPath),
    wantedByName: collectWanted(notes, resolutionsByPath),
  }
}

/**
 * The notes that link to a note whose headings, blocks or aliases have changed, or are one; and, for each alias that came
 * or went, those whose links it or another note's like it answers, or now might.
 */
function findTouched(memo: LinkMemo, index: NameIndex): ReadonlySet<NotePath> {
  const touched = new Set<NotePath>()
  if (memo.index === index) return touched
  const { backlinksByPath, wantedByName } = memo.links
  const touch = (path: NotePath): void => {
    touched.add(path)
    for (const backlink of backlinksByPath.get(path) ?? []) touched.add(backlink.source)
  }
  const aliases = new Set<string>()
  for (const [path, note] of index.notesByPath) {
    const before = memo.index.notesByPath.get(path)
    if (before === note) continue
    touch(path)
    if (memo.index.names === index.names) continue
    for (const one of before === undefined ? [note] : [before, note])
      for (const alias of [...one.aliases, ...givenNamesOf(one)]) aliases.add(toNameKey(alias.trim()))
  }
  if (aliases.size === 0) return touched
  const { notesByAlias, notesByGivenName } = memo.index.names
  for (const alias of aliases)
    for (const files of [notesByAlias.get(alias), notesByGivenName.get(alias)])
      for (const { path } of files ?? []) touch(path as NotePath)
  if ([...aliases].some((alias) => alias.startsWith('((')))
    for (const [path, { links }] of memo.notes)
      if (links.some(({ target }) => aliases.has(target))) touched.add(path)
  for (const [name, { askedBy }] of wantedByName) {
    // A wanted name is without the extension that links may write.
    const keys = [name, `${name}.md`, baseName(name), `${baseName(name)}.md`]
    if (keys.some((key) => aliases.has(key))) for (const { source } of askedBy) touched.add(source)
  }
  return touched
}

function sortedPaths(notes: ReadonlyMap<NotePath, LinkingNote>): readonly NotePath[] {
  const paths = [...notes.keys()]
  return paths.every((path, i) => i === 0 || paths[i - 1]! < path) ? paths : paths.sort()
}

function isSameList(a: readonly Resolution[], b: readonly Resolution[]): boolean {
  return a.length === b.length && a.every((resolution, i) => isSameResolution(resolution, b[i]!))
}

/** A wanted note is called as its first link writes it, so a new spelling is a change too. */
function hasSameLabels(
  resolutions: readonly Resolution[],
  links: readonly Link[],
  before: readonly Link[],
): boolean {
  return resolutions.every((resolution, i) => {
    return resolution.kind !== 'missing' || links[i]!.target === before[i]!.target
  })
}
