import { isByAddress, type Link } from '../../model/link.ts'
import {
  baseName,
  folderOf,
  type GardenPath,
  hasNoteEnding,
  isNotePath,
  type NotePath,
  toNameKey,
  withoutNoteEnding,
} from '../../model/path.ts'
import { relativePath } from '../../model/relative-path.ts'
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
 * first: name alone, end of the path, whole path, relative, from the root; with or without its ending; in small letters where
 * it was. Whether one of them means the file is for the caller to find out.
 */
export function spellTarget({ link, source, home, old, path, keepsCase }: Respelling): readonly string[] {
  const written = link.target
  const byAddress = isByAddress(link.syntax)
  // A link to a part of its own note names no file yet: an address does as most programs want it.
  const hasExtension = !isNotePath(old) || (written === '' ? byAddress : hasNoteEnding(written))
  const name = (target: GardenPath): string =>
    isNotePath(target) && !hasExtension ? withoutNoteEnding(target) : target
  const oldName = name(old)
  const after = name(path)
  const newName =
    after.slice(0, after.length - baseName(after).length) +
    (keepsCase ? baseName(after) : takeLetterCase(baseName(written), baseName(oldName), baseName(after)))
  const full = newName
  const byEnd = endsOf(full)
  const relative = relativePath(folderOf(home), full)
  const beside = relativePath(folderOf(source), oldName)
  const byPage = byAddress ? spellPage(written, { source, home, old, path }) : []
  // Another file may have the name without its ending: `a.md` before `a.markdown`.
  const whole = full === path ? [] : [...endsOf(path), `/${path}`]
  const fallback = [...byEnd, full, `/${full}`, ...(byAddress ? [relative] : []), ...whole]
  if (byPage.length > 0) return [...byPage, ...fallback]
  if (written.startsWith('/')) {
    // The first part may be the folder's own name: `/docs/a.md` where the garden is `docs/`.
    const top = written.slice(0, Math.max(0, written.length - oldName.length))
    const isFromAbove = /^\/[^/]+\/$/.test(top) && toNameKey(written.slice(top.length)) === toNameKey(oldName)
    return [...(isFromAbove ? [top + full] : []), `/${full}`, ...fallback]
  }
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
  const key = toNameKey(link.target.replace(/^\.\//, ''))
  if (key === toNameKey(relativePath(folderOf(source), path))) return true
  const page = key.replace(pageEnd, '')
  return (
    isNotePath(path) && pagesOf(path).some((one) => page === toNameKey(relativePath(folderOf(source), one)))
  )
}

/** How the address of a page ends where that of its file does not. */
const pageEnd = /(?:\/+|\.html?)$/i

/** The ways to name the page of a note: without its extension, and by the folder whose page it is. */
function pagesOf(path: NotePath): readonly string[] {
  const stem = withoutNoteEnding(path)
  const folder = folderOf(path)
  const isFolder =
    folder !== '' &&
    ['index', 'readme', '_index', toNameKey(baseName(folder))].includes(toNameKey(baseName(stem)))
  return isFolder ? [stem, folder] : [stem]
}

/** The same for a link that names the page of a note, from where it stands or from the top (`guide/`, `/docs/install.html`); none for others. */
function spellPage(
  written: string,
  { source, home, old, path }: Pick<Respelling, 'source' | 'home' | 'old' | 'path'>,
): readonly string[] {
  if (!isNotePath(old) || !isNotePath(path)) return []
  const end = pageEnd.exec(written)?.[0] ?? ''
  const bare = written.slice(0, written.length - end.length)
  const next = pagesOf(path)
  for (const [i, page] of pagesOf(old).entries()) {
    // Without its end an address that names no folder is a file's name without its extension.
    if (end === '' && i === 0) continue
    const pages = [...(next[i] === undefined ? [] : [next[i]]), ...next]
    const dot = bare.startsWith('./') ? './' : ''
    if (toNameKey(bare.slice(dot.length)) === toNameKey(relativePath(folderOf(source), page)))
      return pages.map((one) => {
        const to = relativePath(folderOf(home), one)
        return (to.startsWith('../') ? to : dot + to) + end
      })
    const top = bare.slice(0, bare.length - page.length)
    if (/^\/(?:[^/]+\/)?$/.test(top) && toNameKey(bare.slice(top.length)) === toNameKey(page))
      return pages.map((one) => top + one + end)
  }
  return []
}

/** The path's last name, its last two, and so on. */
function endsOf(path: string): readonly string[] {
  const names = path.split('/')
  return names.map((_, i) => names.slice(names.length - 1 - i).join('/'))
}
