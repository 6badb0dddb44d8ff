import type { StoreChange, StoreEntry } from './store.ts'

/** Everything that differs between two scans, sorted by path; files of `racy` count as written. */
export function compareEntries(
  before: ReadonlyMap<string, StoreEntry>,
  after: ReadonlyMap<string, StoreEntry>,
  racy: ReadonlySet<string> = new Set(),
): readonly StoreChange[] {
  const changes: StoreChange[] = []
  for (const path of before.keys()) if (!after.has(path)) changes.push({ kind: 'removed', path })
  for (const [path, entry] of after) {
    const old = before.get(path)
    if (old === undefined || racy.has(path) || !isSameEntry(old, entry))
      changes.push({ kind: 'written', path })
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whether a file looks untouched: same size, same times, same inode. */
export function isSameEntry(a: StoreEntry, b: StoreEntry): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.inode === b.inode
}
