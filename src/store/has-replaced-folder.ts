import { folderOf } from '../model/path.ts'

/**
 * Whether an event names a folder that had files before and has some now: it was made anew, or another took its place,
 * before anybody looked. @parcel/watcher then watches what is gone, and misses every later edit there until it starts
 * anew. The garden's own folder is `''`.
 */
export function hasReplacedFolder(
  named: ReadonlySet<string>,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): boolean {
  const folders = new Set([...named].filter((path) => !before.has(path) && !after.has(path)))
  if (folders.size === 0) return false
  const had = foldersOf(before, folders)
  return had.size > 0 && foldersOf(after, had).size > 0
}

/** Those of `folders` that have a file, however deep. */
function foldersOf(files: ReadonlyMap<string, unknown>, folders: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const path of files.keys()) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (folders.has(folder)) found.add(folder)
      if (folder === '' || found.size === folders.size) break
    }
    if (found.size === folders.size) break
  }
  return found
}
