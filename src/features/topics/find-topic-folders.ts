import { folderOf, type NotePath, stemOf, toNameKey } from '../../model/path.ts'

/**
 * The folders that topics' notes stand for: `linux/index.md` and `linux/linux.md` for the folder they lie in,
 * `linux.md` for the folder beside it. Of several the first of these wins. By folder path.
 */
export function findTopicFolders(
  topics: Iterable<NotePath>,
  folders: ReadonlySet<string>,
): ReadonlyMap<string, NotePath> {
  const folderByKey = new Map([...folders].map((folder) => [toNameKey(folder), folder]))
  const found = new Map<string, { readonly path: NotePath; readonly rank: number }>()
  const offer = (folder: string, path: NotePath, rank: number): void => {
    const best = found.get(folder)
    if (best === undefined || rank < best.rank) found.set(folder, { path, rank })
  }
  for (const path of topics) {
    const folder = folderOf(path)
    const name = toNameKey(stemOf(path))
    const beside = folderByKey.get(toNameKey(folder === '' ? name : `${folder}/${name}`))
    if (name === 'index') offer(folder, path, 0)
    else if (folder !== '' && name === toNameKey(folder.slice(folder.lastIndexOf('/') + 1)))
      offer(folder, path, 1)
    else if (beside !== undefined && beside !== '') offer(beside, path, 2)
  }
  return new Map([...found].map(([folder, { path }]) => [folder, path]))
}

/** The value of the nearest folder at or above `folder`. */
export function nearestOf<Value>(
  valueByFolder: ReadonlyMap<string, Value>,
  folder: string,
): Value | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    const value = valueByFolder.get(at)
    if (value !== undefined || at === '') return value
  }
}
