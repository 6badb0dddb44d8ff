import type { IndexedFile } from './name-index.ts'

/** Below this many files, looking at each is faster than a map. */
const few = 8

// The lists of an index never change, so what is derived from them can live as long as they do.
const bySuffix = new WeakMap<readonly IndexedFile[], ReadonlyMap<string, readonly IndexedFile[]>>()
const byFolder = new WeakMap<readonly IndexedFile[], ReadonlyMap<string, readonly IndexedFile[]>>()

/** The files among `files`, all of one name, whose path ends with `form` in whole segments; in the same order. */
export function filesEndingWith(files: readonly IndexedFile[], form: string): readonly IndexedFile[] {
  if (!form.includes('/')) return files
  if (files.length <= few) return files.filter(({ key }) => key === form || key.endsWith(`/${form}`))
  return derived(bySuffix, files, suffixesOf).get(form) ?? []
}

/** The files among `files` anywhere below a folder (its folded path), in the same order. */
export function filesBelow(files: readonly IndexedFile[], folder: string): readonly IndexedFile[] {
  if (files.length <= few) return files.filter((file) => isBelow(file, folder))
  return derived(byFolder, files, foldersOf).get(folder) ?? []
}

/** Whether a file is anywhere below a folder (its folded path). */
export function isBelow({ key }: IndexedFile, folder: string): boolean {
  return key.charCodeAt(folder.length) === 47 && key.startsWith(folder)
}

function derived(
  known: WeakMap<readonly IndexedFile[], ReadonlyMap<string, readonly IndexedFile[]>>,
  files: readonly IndexedFile[],
  partsOf: (key: string, slash: number) => string,
): ReadonlyMap<string, readonly IndexedFile[]> {
  const found = known.get(files)
  if (found) return found
  const map = new Map<string, IndexedFile[]>()
  for (const file of files) {
    for (let slash = file.key.indexOf('/'); slash >= 0; slash = file.key.indexOf('/', slash + 1)) {
      const part = partsOf(file.key, slash)
      const list = map.get(part)
      if (list) list.push(file)
      else map.set(part, [file])
    }
  }
  known.set(files, map)
  return map
}

function suffixesOf(key: string, slash: number): string {
  return key.slice(slash + 1)
}

function foldersOf(key: string, slash: number): string {
  return key.slice(0, slash)
}
