import { folderEnd } from '../../link/find-folder.ts'
import { joinPath } from '../../link/join-path.ts'
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
import { type Place, pagesOf } from './after-garden.ts'
import { takeLetterCase } from './letter-case.ts'

/** A link that is to name another file, and what is known of it. */
interface Respelling {
  readonly link: Link
  /** In which note the link stands, before and after. */
  readonly source: NotePath
  readonly home: NotePath
  /** The file or folder it means, before and after. */
  readonly old: GardenPath
  readonly path: GardenPath
  readonly isFolder?: true
  /** Whether the name is taken as it is, however the link writes its letters. */
  readonly keepsCase?: boolean
}

/**
 * The ways to write a link's target so that it may mean the file or folder at its new path, the one in the link's own style
 * first: name alone, end of the path, whole path, relative, from the root; with or without its ending; in small letters where
 * it was. Whether one of them means the file is for the caller to find out.
 */
export function spellTarget(asked: Respelling): readonly string[] {
  if (asked.isFolder) return spellFolder(asked)
  const { link, source, home, old, path, keepsCase } = asked
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
  const byPage =
    byAddress && isNotePath(path)
      ? spellPage(written, pagesOf({ path: old }), pagesOf({ path }), {
          source,
          home,
          end: pageEnd,
          isFile: true,
        })
      : []
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
 * Whether a link says by its place where the file or folder is, seen from the note it stands in. Other programs follow it
 * there and nowhere else, so it has to stay right even where we would find the file by its name.
 */
export function isPlaced(link: Pick<Link, 'syntax' | 'target'>, source: NotePath, place: Place): boolean {
  const { syntax, target } = link
  if (!isByAddress(syntax) || target === '' || target.startsWith('/')) return false
  if (!place.isFolder && isNamed(target, source, place.path)) return true
  const page = target.replace(place.isFolder ? folderEnd : pageEnd, '')
  return pagesOf(place).some((one) => isNamed(page, source, one))
}

/** A link whose address asks the page for something (`install/?tab=2`), without that. */
export function withoutQuery(link: Link, { path }: Place): Link {
  const at = isByAddress(link.syntax) && !path.includes('?') ? link.target.indexOf('?') : -1
  return at < 0 ? link : { ...link, target: link.target.slice(0, at) }
}

/** Whether a target names a path from the folder of the note it stands in. */
function isNamed(target: string, source: NotePath, path: string): boolean {
  const named = joinPath(folderOf(source), target)
  return named !== undefined && toNameKey(named) === toNameKey(path)
}

/** How the address of a page ends where that of its file does not. */
const pageEnd = /(?:\/+|\.html?)$/i

/** The ways to write a link to the page of a folder, in its own style first. */
function spellFolder({ link, source, home, old, path }: Respelling): readonly string[] {
  const end = folderEnd.exec(link.target)?.[0] ?? ''
  const bare = link.target.slice(0, link.target.length - end.length)
  const name = takeLetterCase(baseName(bare), baseName(old), baseName(path))
  const next = path.slice(0, path.length - baseName(path).length) + name
  const relative = waysTo(folderOf(home), next, bare).map((way) => way + end)
  const byPage = spellPage(link.target, [old], [next], { source, home, end: folderEnd })
  const whole = [next + end, `/${next}${end}`]
  const isFull = toNameKey(bare) === toNameKey(old)
  if (isByAddress(link.syntax)) return [...byPage, ...(isFull ? whole : relative), ...relative, ...whole]
  // A wiki-link that says no place needs none: its folder is found from the top.
  return [...(/^[./]/.test(bare) ? byPage : []), ...whole, ...relative]
}

/**
 * The same for a link that names a page, from where it stands or from the top (`guide/`, `/docs/install.html`), by one of its
 * names; none for others. With `isFile` the first of them is a file's name without its extension where nothing stands behind it.
 */
function spellPage(
  written: string,
  before: readonly string[],
  next: readonly string[],
  {
    source,
    home,
    end: ending,
    isFile = false,
  }: Pick<Respelling, 'source' | 'home'> & { readonly end: RegExp; readonly isFile?: boolean },
): readonly string[] {
  const end = ending.exec(written)?.[0] ?? ''
  const bare = written.slice(0, written.length - end.length)
  for (const [i, page] of before.entries()) {
    if (isFile && end === '' && i === 0) continue
    const pages = [...(next[i] === undefined ? [] : [next[i]]), ...next]
    const dot = bare.startsWith('./') ? './' : ''
    if (bare !== '' && !bare.startsWith('/') && isNamed(bare, source, page))
      return pages
        .flatMap((one) => waysTo(folderOf(home), one, bare))
        .map((to) => (to.startsWith('.') ? to : dot + to) + end)
    const top = bare.slice(0, Math.max(0, bare.length - page.length))
    if (/^\/(?:[^/]+\/)?$/.test(top) && toNameKey(bare.slice(top.length)) === toNameKey(page))
      return pages.map((one) => top + one + end)
  }
  return []
}

/**
 * The ways from a folder to a page, the one first that is like what is written: of the folder that it is in, or of itself,
 * there are two (`../` and `../../docs/`).
 */
function waysTo(folder: string, page: string, written: string): readonly string[] {
  const byName = relativePath(folder, page)
  if (page !== '' && !`${folder}/`.startsWith(`${page}/`)) return [byName]
  const byDots = relativePath(folder, page === '' ? '.' : `${page}/.`).replace(/(?<=\.)\/\.$/, '')
  if (page === '') return [byDots]
  return /^[./]+$/.test(written) ? [byDots, byName] : [byName, byDots]
}

/** The path's last name, its last two, and so on. */
function endsOf(path: string): readonly string[] {
  const names = path.split('/')
  return names.map((_, i) => names.slice(names.length - 1 - i).join('/'))
}
