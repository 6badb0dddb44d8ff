import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { folderOf, type NotePath, stemOf, toNameKey } from '../model/path.ts'

/**
 * The notes that are their folder's page: `linux/index.md` (Hugo's `_index.md`), else `linux/linux.md`, else `linux.md` beside the folder. The
 * whole garden's is its `index.md`, else the note that the program for which its notes were written opens with. By folder
 * path; folders without such a note are not in the map.
 */
export function findFolderNotes(garden: Garden, folders: readonly string[]): ReadonlyMap<string, NotePath> {
  const folderByKey = new Map(folders.map((folder) => [toNameKey(folder), folder]))
  const found = new Map<string, { path: NotePath; rank: number }>()
  const offer = (folder: string, path: NotePath, rank: number): void => {
    const best = found.get(folder)
    if (best === undefined || rank < best.rank) found.set(folder, { path, rank })
  }
  for (const [path, { isStart }] of garden.notesByPath) {
    const folder = folderOf(path)
    const name = toNameKey(stemOf(path))
    if (isStart) offer('', path, 0.5)
    if (name === 'index' || name === '_index') offer(folder, path, name === 'index' ? 0 : 0.25)
    else if (folder !== '' && name === toNameKey(folder.slice(folder.lastIndexOf('/') + 1)))
      offer(folder, path, 1)
    const beside = folderByKey.get(toNameKey(folder === '' ? name : `${folder}/${name}`))
    if (beside !== undefined && beside !== '') offer(beside, path, 2)
  }
  // One note may be offered for two folders (`a/a.md` beside `a/a/`): the deeper reading loses.
  const used = new Set<NotePath>()
  const result = new Map<string, NotePath>()
  for (const folder of folders) {
    const best = found.get(folder)
    if (best === undefined || used.has(best.path)) continue
    used.add(best.path)
    result.set(folder, best.path)
  }
  return result
}

/** Every folder that holds a note, at any depth, and the root; sorted. */
export function collectFolders(garden: Garden): readonly string[] {
  const folders = new Set<string>([''])
  for (const path of garden.notesByPath.keys()) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder)
  }
  return [...folders].sort(compareText)
}
