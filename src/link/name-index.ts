import { compareText } from '../model/diagnostic.ts'
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
}

/**
 * Everything that resolving a link may read. Immutable. Two indexes with the same `names` object give every link
 * the same file; with the same entry in `notesByPath`, the same place in that file.
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
): NameIndex {
  const notesByPath = new Map<NotePath, LinkableNote>()
  let isSameNames = previous !== undefined
  let isSameAll = isSameNames
  for (const note of notes) {
    const before = previous?.notesByPath.get(note.path)
    if (before && hasSameAliases(before, note) && hasSameAnchors(before, note)) {
      notesByPath.set(note.path, before)
      continue
    }
    const { path, aliases, headings, blocks } = note
    notesByPath.set(path, { path, aliases, headings, blocks })
    isSameAll = false
    isSameNames &&= before !== undefined && hasSameAliases(before, note)
  }
  const assetList = [...assets]
  if (previous && isSameNames) {
    isSameNames = notesByPath.size === previous.notesByPath.size && isSameList(assetList, previous.assets)
    if (isSameNames && isSameAll) return previous
    if (isSameNames) return { names: previous.names, notesByPath, assets: previous.assets }
  }
  return { names: indexNames(notesByPath.values(), assetList), notesByPath, assets: assetList }
}

function indexNames(notes: Iterable<LinkableNote>, assets: readonly AssetPath[]): FileNames {
  const filesByName = new Map<string, IndexedFile[]>()
  const filesByPath = new Map<string, IndexedFile[]>()
  const notesByAlias = new Map<string, IndexedFile[]>()
  const crowded = new Set<IndexedFile[]>()
  const add = (map: Map<string, IndexedFile[]>, key: string, file: IndexedFile): void => {
    const files = map.get(key)
    if (files === undefined) {
      map.set(key, [file])
    } else if (files.at(-1) !== file) {
      files.push(file)
      crowded.add(files)
    }
  }
  const addFile = (path: GardenPath, isNote: boolean): IndexedFile => {
    const key = toNameKey(path)
    const file = { path, key, isNote }
    add(filesByName, baseName(key), file)
    add(filesByPath, key, file)
    return file
  }
  for (const note of notes) {
    const file = addFile(note.path, true)
    for (const alias of note.aliases) add(notesByAlias, toNameKey(alias.trim()), file)
  }
  for (const asset of assets) addFile(asset, false)
  for (const files of crowded) files.sort(compareFiles)
  return { filesByName, filesByPath, notesByAlias }
}

function compareFiles(a: IndexedFile, b: IndexedFile): number {
  return a.path.length - b.path.length || compareText(a.path, b.path)
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
