import { isByAddress, type Link } from '../../model/link.ts'
import {
  baseName,
  folderOf,
  type GardenPath,
  isNotePath,
  type NotePath,
  toNameKey,
} from '../../model/path.ts'
import { takeLetterCase } from './letter-case.ts'

/** A link that is to name another file, and what is known of it. */
interface Respelling {
  readonly link: Link
  /** In which note the link stands, before and after. */
  readonly source: NotePath
  readonly home: NotePath
  /** The file it means, before and after. */
  readonly old: GardenPath
  readonly path: GardenPath
  /** Whether the name is taken as it is, however the link writes its letters. */
  readonly keepsCase?: boolean
}

/**
 * The ways to write a link's target so that it may mean the file at its new path, the one in the link's own style
 * first: name alone, end of the path, whole path, relative, from the root; with or without `.md`; in small letters where
 * it was. Whether one of them means the file is for the caller to find out.
 */
export function spellTarget({ link, source, home, old, path, keepsCase }: Respelling): readonly string[] {
  const written = link.target
  const hasExtension = !isNotePath(old) || /\.md$/i.test(written)
  const name = (target: GardenPath): string =>
    isNotePath(target) && !hasExtension ? target.replace(/\.md$/i, '') : target
  const oldName = name(old)
  const after = name(path)
  const newName =
    after.slice(0, after.length - baseName(after).length) +
    (keepsCase ? baseName(after) : takeLetterCase(baseName(written), baseName(oldName), baseName(after)))
  const full = newName
  const byEnd = endsOf(full)
  const byAddress = isByAddress(link.syntax)
  const relative = relativePath(folderOf(home), full)
  const beside = relativePath(folderOf(source), oldName)
  const fallback = [...byEnd, full, `/${full}`, ...(byAddress ? [relative] : [])]
  if (written.startsWith('/')) return [`/${full}`, ...fallback]
  if (written.startsWith('./')) return [relative.startsWith('../') ? relative : `./${relative}`, ...fallback]
  if (written.startsWith('../')) return [relative, ...fallback]
  const isBeside = byAddress && toNameKey(written) === toNameKey(beside)
  const isFull = toNameKey(written) === toNameKey(oldName)
  // Of a file beside the note both readings are the same, and the relative one stays right when both move.
  if (isBeside) return [relative, ...fallback]
  if (isFull && written.includes('/')) return [full, ...fallback]
  const segments = written.split('/').length
  return [...byEnd.slice(segments - 1), ...fallback]
}

/**
 * Whether a link says by its place where the file is, seen from the note it stands in. Other programs follow it there and
 * nowhere else, so it has to stay right even where we would find the file by its name.
 */
export function isPlaced(link: Pick<Link, 'syntax' | 'target'>, source: NotePath, path: GardenPath): boolean {
  if (!isByAddress(link.syntax)) return false
  const beside = relativePath(folderOf(source), path)
  const key = toNameKey(link.target.replace(/^\.\//, ''))
  return key === toNameKey(beside) || (isNotePath(path) && key === toNameKey(beside.replace(/\.md$/i, '')))
}

/** The path's last name, its last two, and so on. */
function endsOf(path: string): readonly string[] {
  const names = path.split('/')
  return names.map((_, i) => names.slice(names.length - 1 - i).join('/'))
}

/** From a folder to a file of the garden, without `./` in front. */
function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let shared = 0
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}
