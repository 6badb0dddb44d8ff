import { folderOf } from '../model/path.ts'
import type { StoreChange } from './store.ts'

/**
 * Whether new files are in a folder that is new and stands in another new one. @parcel/watcher misses the inner
 * folders of a tree that is made at once, and every later edit there, until it starts anew.
 */
export function hasNewTree(known: ReadonlyMap<string, unknown>, changes: readonly StoreChange[]): boolean {
  const outer = new Set<string>()
  for (const { kind, path } of changes) {
    const parent = folderOf(folderOf(path))
    if (kind === 'written' && parent !== '' && !known.has(path)) outer.add(parent)
  }
  if (outer.size === 0) return false
  for (const path of known.keys()) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) outer.delete(folder)
    if (outer.size === 0) return false
  }
  return true
}
