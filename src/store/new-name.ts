import { baseName, extensionOf, folderOf, type GardenPath, isNotePath, toNameKey } from '../model/path.ts'
import { isReservedName, showCharacter, whyUnportable } from '../model/portable-name.ts'
import { refusePath } from './garden-path.ts'

/** Why a new file may not be called so, and a name that would do. */
export interface NameRefusal {
  readonly reason: string
  readonly suggestion?: string
}

/**
 * Why a new file may not have this path: a name that Windows, macOS or git cannot hold, one that links could not name,
 * or the twin of a file that is there. `existing` are the garden's paths,
 * `from` what the file was called before, which may differ by letter case alone. With `isOfAnyKind` its extension does not
 * matter. Undefined where nothing speaks against it.
 */
export function refuseNewName(
  path: string,
  existing: Iterable<GardenPath>,
  from?: string,
  isOfAnyKind = false,
): NameRefusal | undefined {
  if (path.split('/').includes('..')) return { reason: 'it leads out of the garden' }
  for (const name of path.split('/')) {
    const reason = reasonAgainst(name, isNotePath(path))
    if (reason !== undefined) {
      const suggestion = suggestPath(path)
      return suggestion === path ? { reason } : { reason, suggestion }
    }
  }
  const refused = refusePath(path, isOfAnyKind)
  if (refused !== undefined) return { reason: refused }
  return refuseTwin(path, existing, from)
}

function refuseTwin(path: string, existing: Iterable<GardenPath>, from?: string): NameRefusal | undefined {
  const key = toNameKey(path)
  for (const other of existing) {
    if (other !== path && other !== from && toNameKey(other) === key)
      return { reason: `it differs from ${other} by letter case alone`, suggestion: numbered(path) }
  }
  return undefined
}

/**
 * Why a file may not move from one path to another. A file that keeps its name may be of any kind: only the folders it comes
 * into are looked at, unless it comes to the garden's top, where other programs look for what they run. `isOwner` says that
 * whoever asks works with the files themselves, at a terminal or in an editor: then any kind may have another name.
 */
export function refuseMove(
  from: string,
  to: string,
  existing: Iterable<GardenPath>,
  isOwner = false,
): NameRefusal | undefined {
  const folder = folderOf(to)
  if (baseName(from) !== baseName(to))
    return refuseNewName(to, existing, from, isOwner && extensionOf(from) === extensionOf(to))
  if (folder === '' && !isOwner) return refuseNewName(to, existing, from)
  const refused = folder === '' ? undefined : refuseNewName(`${folder}/a.md`, [])
  if (refused === undefined) return refuseTwin(to, existing, from)
  return { ...refused, ...(refused.suggestion && { suggestion: suggestPath(to) }) }
}

/** The nearest path that every system can hold. */
export function suggestPath(path: string): string {
  return path
    .normalize('NFC')
    .split('/')
    .map((name) => {
      const clean = name
        .replace(/[\u0000-\u001f\u007f<>:"|?*\\#^[\]]+/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/ (?=\.[a-z0-9]+$)/i, '')
        .trim()
        .replace(/[. ]+$/, '')
        .replace(/^\.+/, '')
      const named = isReservedName(clean) ? clean.replace(/^([^.]*)/, '$1 note') : clean
      return shorten(
        named === '' || /^\.?md$/i.test(named) ? `Untitled${/\.?md$/i.test(named) ? '.md' : ''}` : named,
      )
    })
    .join('/')
}

function reasonAgainst(name: string, isNote: boolean): string | undefined {
  const unportable = whyUnportable(name)
  if (unportable !== undefined) return unportable
  if (/^ /.test(name)) return 'a name that starts with a space is easily taken for another'
  const stem = isNote ? name.replace(/\.md$/i, '') : name
  if (/[. ]$/.test(stem) && isNote && stem !== name)
    return 'a note cannot end with a dot or a space before ".md"'
  // What some program on the way takes for a dot or a slash.
  if (/%(?:25)*(?:2e|2f|5c|00|c0|e0)/i.test(name)) return 'it has an encoded dot or slash in it'
  if (/^\.|[/\\]/.test(name.normalize('NFKC')))
    return 'a name cannot start with a dot or have a slash in it, in any script'
  const linkish = /[#^[\]]/.exec(stem)?.[0]
  if (linkish !== undefined) return `links cannot name a file with ${showCharacter(linkish)} in it`
  return undefined
}

function numbered(path: string): string {
  return path.replace(/(\.[^./]+)?$/, ' 2$1')
}

/** At most 255 bytes of UTF-8, the extension kept. */
function shorten(name: string): string {
  const encoder = new TextEncoder()
  if (encoder.encode(name).length <= 255) return name
  const extension = /\.[^.]{1,8}$/.exec(name)?.[0] ?? ''
  let stem = ''
  for (const character of name.slice(0, name.length - extension.length)) {
    if (encoder.encode(stem + character + extension).length > 255) break
    stem += character
  }
  return stem.trimEnd() + extension
}
