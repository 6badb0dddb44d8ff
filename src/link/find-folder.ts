import { isByAddress, type Link, type Resolution } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import { folderOf, toNameKey } from '../model/path.ts'
import type { SourceFolder } from './find-target.ts'
import { joinPath } from './join-path.ts'
import type { FileNames } from './name-index.ts'

/** What may stand behind the path of a folder whose page a link names. */
export const folderEnd = /\/+(?:index(?:\.html?|\.mdx?)?)?$/

/** The folders of notes by their paths, folded. */
const foldersOf = memoByObject((files: FileNames['filesByPath']): ReadonlyMap<string, string> => {
  const folders = new Map<string, string>()
  for (const same of files.values())
    for (const { path, isNote } of same)
      for (let at = isNote ? folderOf(path) : ''; at !== ''; at = folderOf(at)) {
        const key = toNameKey(at)
        if (folders.has(key)) break
        folders.set(key, at)
      }
  return folders
})

/**
 * The page of a folder that a link names by its place, as GitHub and site generators have one: `../guides`, `/docs/guides/`,
 * `[[guides/]]`. Asked for what leads nowhere else. A wiki-link has to say that it means a folder: without, a note is wanted.
 */
export function findFolder(
  names: FileNames,
  source: SourceFolder,
  { syntax, target, embed }: Pick<Link, 'syntax' | 'target' | 'embed'>,
): Resolution | undefined {
  if (embed || syntax === 'property' || !(isByAddress(syntax) || /\/(?:index)?$/.test(target)))
    return undefined
  const written = target.replace(/[?].*$/, '').replace(folderEnd, '')
  const isPlaced = /^(?:\/|\.\.?(?:\/|$))/.test(target)
  const path = joinPath(target.startsWith('/') ? '' : source.path, written)
  const below = target.startsWith('/') && path !== undefined ? path.slice(path.indexOf('/') + 1) : undefined
  const folders = foldersOf(names.filesByPath)
  // The garden's top has a page in any case; an address leads there.
  if (path === '' && isPlaced && isByAddress(syntax)) return { kind: 'external', url: target, folder: '' }
  for (const one of [path, below, isPlaced ? undefined : written]) {
    const folder = one === undefined || one === '' ? undefined : folders.get(toNameKey(one))
    if (folder !== undefined) return { kind: 'external', url: target, folder }
  }
  return undefined
}
