import { compareText } from '../model/diagnostic.ts'
import type { Neighbour } from '../model/neighbour.ts'
import {
  type AssetPath,
  baseName,
  type GardenPath,
  type NameKey,
  type NotePath,
  toNameKey,
} from '../model/path.ts'
import type { LinkableNote } from './linkable-note.ts'
import { hasSameAliases, hasSameAnchors } from './same-surface.ts'

/** A file as links look it up. */
export interface IndexedFile {
  readonly path: GardenPath
  /** The whole path, folded for comparison. */
  readonly key: NameKey
  readonly isNote: boolean
}

/** The names of a garden's files. Lists are in order of preference: the shortest path first, then alphabetical. */
export interface FileNames {
  /** By file name with its extension, folded: `page-cache.md`. */
  readonly filesByName: ReadonlyMap<string, readonly IndexedFile[]>
  /** By whole path, folded; more than one only where paths differ by letter case alone. */
  readonly filesByPath: ReadonlyMap<string, readonly IndexedFile[]>
  /** By alias, folded. */
  readonly notesByAlias: ReadonlyMap<string, readonly IndexedFile[]>
  /** By the names that another program gives notes, folded. */
  readonly notesByGivenName: ReadonlyMap<string, readonly IndexedFile[]>
  /** Other gardens, in which what none of these is called is looked for. */
  readonly neighbours: readonly Neighbour[]
}

/**
 * Everything that resolving a link may read. Immutable. Two indexes with the same `names` object give every link
 * the same file; with the same `filesByPath` in it, every link that no alias has to do with; with the same entry in
 * `notesByPath`, the same place in that file.
 */
export interface NameIndex {
  readonly names: FileNames
  readonly notesByPath: ReadonlyMap<NotePath, LinkableNote>
  readonly assets: readonly AssetPath[]
}

/**
 * Indexes the names of a garden; linear in the number of files and the length of their paths.
 *
 * `previous` is the index before an edit: what did not change is shared with it, and when nothing that links can see
 * has changed, `previous` itself is the answer.
 *
 * @example
 * const index = buildNameIndex(notes, ['img/tree.png' as AssetPath])
 */
export function buildNameIndex(
  notes: Iterable<LinkableNote>,
  assets: Iterable<AssetPath>,
  previous?: NameIndex,
  neighbours: readonly Neighbour[] = previous?.names.neighbours ?? noNeighbours,
): NameIndex {
  const notesByPath = new Map<NotePath, LinkableNote>()
  let isSameFiles = previous !== undefined && previous.names.neighbours === neighbours
  let isSameNames = isSameFiles
  let isSameAll = isSameFiles
  for (const note of notes) {
    const before = previous?.notesByPath.get(note.path)
    if (before && hasSameAliases(before, note) && hasSameAnchors(before, note)) {
      notesByPath.set(note.path, before)
      continue
    }
    notesByPath.set(note.path, surfaceOf(note))
    isSameAll = false
    isSameFiles &&= before !== undefined
    isSameNames &&= before !== undefined && hasSameAliases(before, note)
  }
  const assetList = [...assets]
  isSameFiles &&= notesByPath.size === previous!.notesByPath.size && isSameList(assetList, previous!.assets)
  if (previous && isSameFiles) {
    if (isSameNames && isSameAll) return previous
    const names = isSameNames
      ? previous.names
      : {
          ...previous.names,
          notesByAlias: reviseNames(previous, previous.names.notesByAlias, notesByPath, aliasesOf),
          notesByGivenName: reviseNames(previous, previous.names.notesByGivenName, notesByPath, givenNamesOf),
        }
    return { names, notesByPath, assets: previous.assets }
  }
  return { names: indexNames(notesByPath.values(), assetList, neighbours), notesByPath, assets: assetList }
}

/** What of a note is kept: no more of it than links can see. */
function surfaceOf({
  path,
  aliases,
  pathName,
  givenNames,
  headings,
  blocks,
  authorIds,
}: LinkableNote): LinkableNote {
  return {
    path,
    aliases,
    headings,
    blocks,
    ...(pathName !== undefined && { pathName }),
    ...(givenNames && { givenNames }),
    ...(authorIds && { authorIds }),
  }
}

const aliasesOf = ({ aliases }: LinkableNote): readonly string[] => aliases

const noNames: readonly string[] = []

const noNeighbours: readonly Neighbour[] = []

/** The names that another program gives a note. */
export function givenNamesOf({
  pathName,
  givenNames = noNames,
}: Pick<LinkableNote, 'pathName' | 'givenNames'>): readonly string[] {
  return pathName === undefined ? givenNames : [pathName, ...givenNames]
}

function indexNames(
  notes: Iterable<LinkableNote>,
  assets: readonly AssetPath[],
  neighbours: readonly Neighbour[],
): FileNames {
  const filesByName = new Map<string, IndexedFile[]>()
  const filesByPath = new Map<string, IndexedFile[]>()
  const crowded = new Set<IndexedFile[]>()
  const addFile = (path: GardenPath, isNote: boolean): void => {
    const key = toNameKey(path)
    const file = { path, key, isNote }
    add(filesByName, baseName(key), file, crowded)
    add(filesByPath, key, file, crowded)
  }
  const all = [...notes]
  for (const note of all) addFile(note.path, true)
  for (const asset of assets) addFile(asset, false)
  for (const files of crowded) files.sort(compareFiles)
  return {
    filesByName,
    filesByPath,
    notesByAlias: indexOtherNames(all, filesByPath, aliasesOf),
    notesByGivenName: indexOtherNames(all, filesByPath, givenNamesOf),
    neighbours,
  }
}

function indexOtherNames(
  notes: Iterable<LinkableNote>,
  filesByPath: FileNames['filesByPath'],
  namesOf: (note: LinkableNote) => readonly string[],
): FileNames['notesByAlias'] {
  const notesByName = new Map<string, IndexedFile[]>()
  const crowded = new Set<IndexedFile[]>()
  for (const note of notes) {
    const names = namesOf(note)
    if (names.length === 0) continue
    const file = filesByPath.get(toNameKey(note.path))!.find((one) => one.path === note.path)!
    for (const name of names) add(notesByName, toNameKey(name.trim()), file, crowded)
  }
  for (const files of crowded) files.sort(compareFiles)
  return notesByName
}

/** The other names of the same notes as before, some of which have others now. */
function reviseNames(
  { names, notesByPath: before }: NameIndex,
  known: FileNames['notesByAlias'],
  after: ReadonlyMap<NotePath, LinkableNote>,
  namesOf: (note: LinkableNote) => readonly string[],
): FileNames['notesByAlias'] {
  const notesByName = new Map(known)
  const keysOf = (note: LinkableNote): Set<string> =>
    new Set(namesOf(note).map((name) => toNameKey(name.trim())))
  for (const [path, note] of after) {
    const old = before.get(path)!
    if (old === note || hasSameAliases(old, note)) continue
    const file = names.filesByPath.get(toNameKey(path))!.find((one) => one.path === path)!
    const own = keysOf(note)
    for (const key of new Set([...keysOf(old), ...own])) {
      const others = (notesByName.get(key) ?? []).filter((one) => one !== file)
      const files = own.has(key) ? [...others, file].sort(compareFiles) : others
      if (files.length === 0) notesByName.delete(key)
      else notesByName.set(key, files)
    }
  }
  return notesByName
}

/** Appends to a list; one that then holds several is noted in `crowded`. */
function add(
  map: Map<string, IndexedFile[]>,
  key: string,
  file: IndexedFile,
  crowded: Set<IndexedFile[]>,
): void {
  const files = map.get(key)
  if (files === undefined) {
    map.set(key, [file])
  } else if (files.at(-1) !== file) {
    files.push(file)
    crowded.add(files)
  }
}

function compareFiles(a: IndexedFile, b: IndexedFile): number {
  return a.path.length - b.path.length || compareText(a.path, b.path)
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
