import { baseName, folderOf, type NameKey, toNameKey } from '../../model/path.ts'
import { isGardenFile } from '../../store/is-garden-file.ts'
import { suggestPath } from '../../store/new-name.ts'
import type { FileWish, NoteWish } from './importer.ts'

/** Why a note is not called as its source would have it. */
type RenameReason = 'illegal' | 'long' | 'clash'

/** A note that is called otherwise than it would be. */
export interface RenamedNote {
  /** What the source calls it. */
  readonly wish: string
  readonly path: string
  readonly reason: RenameReason
}

/** Where notes will stand. */
export interface Placing {
  /** With ending, by key. */
  readonly pathByKey: ReadonlyMap<string, string>
  readonly renamed: readonly RenamedNote[]
}

/** What is in the garden before an import. */
export interface PlacesTaken {
  /** Every file, from the garden's folder. */
  readonly paths: readonly string[]
  /** Paths that an earlier import of the same program has made, by the keys of their notes. */
  readonly earlier: ReadonlyMap<string, string>
  /** Folder of the garden into which everything comes; empty for its top. */
  readonly folder: string
}

/** Most bytes of one name: some are left for a number, and for programs that encode it. */
const longest = 180

/**
 * Finds a place for each note, in their order: the name that it wishes for, made legal on every system; numbered where
 * another note, or a file of the garden, has it already. A note that an earlier import brought keeps its place.
 */
export function placeNotes(
  wishes: readonly (NoteWish | FileWish)[],
  { paths, earlier, folder }: PlacesTaken,
): Placing {
  const taken = new Map<NameKey, string>()
  for (const path of paths) taken.set(toNameKey(path), path)
  const pathByKey = new Map<string, string>()
  const renamed: RenamedNote[] = []
  const used = new Set<NameKey>()
  for (const wish of wishes) {
    const path = earlier.get(wish.key)
    // A note that was moved in the garden since is not looked for.
    if (path === undefined || used.has(toNameKey(path))) continue
    used.add(toNameKey(path))
    pathByKey.set(wish.key, path)
  }
  for (const wish of wishes) {
    if (pathByKey.has(wish.key)) continue
    const ending = 'ending' in wish ? wish.ending : '.md'
    const names = [...wish.folders, wish.name]
    const legal = legalPath(names)
    const base = folder === '' ? legal.path : `${folder}/${legal.path}`
    const path = freePath(base, ending, (candidate) => taken.has(candidate) || used.has(candidate))
    used.add(toNameKey(path))
    pathByKey.set(wish.key, path)
    if (path !== base + ending) renamed.push({ wish: names.join('/'), path, reason: 'clash' })
    else if (legal.reason !== undefined) renamed.push({ wish: names.join('/'), path, reason: legal.reason })
  }
  return { pathByKey, renamed }
}

function freePath(base: string, ending: string, isTaken: (key: NameKey) => boolean): string {
  for (let number = 1; ; number++) {
    const path = number === 1 ? base + ending : `${base} ${number}${ending}`
    if (!isTaken(toNameKey(path))) return path
  }
}

/** The nearest path that every system can hold and links can name; folders too deep are left out. */
function legalPath(names: readonly string[]): { readonly path: string; readonly reason?: RenameReason } {
  const kept = names.length > 12 ? [...names.slice(0, 11), names.at(-1)!] : names
  const legal = kept.map(legalName)
  const path = legal.join('/')
  if (legal.length === names.length && legal.every((name, i) => name === names[i])) return { path }
  const isLong = kept.length < names.length || names.some((name) => byteLength(name) > longest)
  return { path, reason: isLong ? 'long' : 'illegal' }
}

function legalName(name: string): string {
  // Invisible characters tell no two names apart for people.
  const seen = name
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/%(?=[0-9a-f]{2})/gi, '')
  const legal = suggestPath(cutToBytes(seen, longest).replaceAll('/', '-'))
  const safe = legal.replace(/^[.\s]+|[.\s]+$/g, '').replace(/\.md$/i, '')
  if (safe === '' || safe.normalize('NFKC').startsWith('.')) return 'Untitled'
  return isGardenFile(safe) && isGardenFile(`${safe}.md`)
    ? safe
    : `${safe.replace(/[^\p{L}\p{N} ]+/gu, ' ').trim()} note`
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

function cutToBytes(text: string, most: number): string {
  if (byteLength(text) <= most) return text
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += byteLength(character)
    if (bytes > most) break
    kept += character
  }
  return kept.trimEnd()
}

/** Targets of wiki-links to notes: the file's name where no other file has it, else the path; by key of the note. */
export function spellTargets(
  pathByKey: ReadonlyMap<string, string>,
  existing: readonly string[],
): (key: string) => string {
  const count = new Map<NameKey, number>()
  const add = (path: string): void => {
    const key = toNameKey(baseName(path))
    count.set(key, (count.get(key) ?? 0) + 1)
  }
  const imported = new Set(pathByKey.values())
  for (const path of imported) add(path)
  for (const path of existing) if (!imported.has(path)) add(path)
  return (key) => {
    const path = pathByKey.get(key)
    if (path === undefined) throw new Error(`there is no note ${key}`)
    const name = baseName(path)
    const isAlone = count.get(toNameKey(name)) === 1
    const target = isAlone || folderOf(path) === '' ? name : path
    return target.endsWith('.md') ? target.slice(0, -3) : target
  }
}
