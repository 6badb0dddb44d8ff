import { memoByObject } from '../model/memo-by-object.ts'
import type { IndexedFile } from './name-index.ts'

/** Below this many files, looking at each is faster than a map. */
const few = 8

/** The files among `files`, all of one name, whose path ends with `form` in whole segments; in the same order. */
export function filesEndingWith(files: readonly IndexedFile[], form: string): readonly IndexedFile[] {
  if (!form.includes('/')) return files
  if (files.length <= few) return files.filter(({ key }) => key === form || key.endsWith(`/${form}`))
  return bySuffix(files).get(form) ?? []
}

/** The files among `files` anywhere below a folder (its folded path), in the same order. */
export function filesBelow(files: readonly IndexedFile[], folder: string): readonly IndexedFile[] {
  if (files.length <= few) return files.filter((file) => isBelow(file, folder))
  return byFolder(files).get(folder) ?? []
}

/** Whether a file is anywhere below a folder (its folded path). */
export function isBelow({ key }: IndexedFile, folder: string): boolean {
  return key.charCodeAt(folder.length) === 47 && key.startsWith(folder)
}

// The lists of an index never change.
const bySuffix = memoByObject((files: readonly IndexedFile[]) =>
  groupByPart(files, (key, slash) => key.slice(slash + 1)),
)
const byFolder = memoByObject((files: readonly IndexedFile[]) =>
  groupByPart(files, (key, slash) => key.slice(0, slash)),
)

/** The files by each part of their paths; `partOf` cuts one at each slash. */
function groupByPart(
  files: readonly IndexedFile[],
  partOf: (key: string, slash: number) => string,
): ReadonlyMap<string, readonly IndexedFile[]> {
  const map = new Map<string, IndexedFile[]>()
  for (const file of files) {
    for (let slash = file.key.indexOf('/'); slash >= 0; slash = file.key.indexOf('/', slash + 1)) {
      const part = partOf(file.key, slash)
      const list = map.get(part)
      if (list) list.push(file)
      else map.set(part, [file])
    }
  }
  return map
}
