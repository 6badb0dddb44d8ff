import { extensionOf } from '../model/path.ts'
import { isGardenFile } from './is-garden-file.ts'

/** Extensions of assets that a garden may be given, with their dots. None of them is run or read by tools that build. */
export const assetExtensions: readonly string[] = [
  '.avif',
  '.bmp',
  '.canvas',
  '.csv',
  '.flac',
  '.gif',
  '.ico',
  '.jpeg',
  '.jpg',
  '.m4a',
  '.m4v',
  '.mkv',
  '.mov',
  '.mp3',
  '.mp4',
  '.oga',
  '.ogg',
  '.ogv',
  '.opus',
  '.pdf',
  '.png',
  '.svg',
  '.txt',
  '.wav',
  '.webm',
  '.webp',
]

/** Characters that some file systems leave out of names, so that `.g\u200cit` would be `.git`. */
const ignorable =
  /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufff8]|[\ufe00-\ufe0f]/g

/**
 * Why a request may not name this path, or undefined where it may. It decides by the text alone: relative, `/` between
 * names, no name that is hidden on any system, and a note or an asset of a known kind at its end. What is on disk is
 * for `holdFile` to check. With `isOfAnyKind` its extension does not matter.
 */
export function refusePath(path: string, isOfAnyKind = false): string | undefined {
  if (path === '' || path.length > 4_096) return 'it is no path'
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return 'it has a character that no path here has'
  if (path !== path.normalize('NFC')) return 'it is not in Unicode form NFC'
  for (const name of path.split('/')) {
    if (name === '') return 'it starts or ends with a slash, or has two in a row'
    if (name === '..') return 'it leads out of the garden'
    const seen = name.replace(ignorable, '')
    // `git~1` is what Windows also calls `.git`; a colon opens a second stream of a file there.
    if (seen.startsWith('.') || /^git~\d+$/i.test(seen)) return 'hidden files are not part of the garden'
    if (/^[a-z]:$/i.test(name) || /:\$?[a-z]*$/i.test(name)) return 'it names a drive or a stream'
    if (!isGardenFile(name)) return 'such files are not part of the garden'
  }
  const extension = extensionOf(path)
  if (!isOfAnyKind && !['.md', '.markdown'].includes(extension) && !assetExtensions.includes(extension))
    return 'files of this kind are not written here'
  return undefined
}
