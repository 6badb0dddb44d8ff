import type { Store, StoreChange, StoreEntry } from '../store/store.ts'

/** Brings the entries of a store up to date; returns the paths of files that may have other bytes. */
export async function takeChanges(
  store: Pick<Store, 'stat'>,
  changes: readonly StoreChange[],
  entries: Map<string, StoreEntry>,
): Promise<readonly string[]> {
  const touched = new Set<string>()
  for (const { kind, path } of changes) {
    const entry = kind === 'written' ? await store.stat(path) : undefined
    if (entry) {
      entries.set(path, entry)
      touched.add(path)
    } else {
      entries.delete(path)
      touched.delete(path)
    }
  }
  return [...touched]
}
