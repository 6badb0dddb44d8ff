import type { Session } from '../../../session/session.ts'
import type { StoreEntry } from '../../../store/store.ts'
import { collectCompletionData } from './collect-completion-data.ts'
import type { CompletionData } from './completion-data.ts'

/** What completion offers in a session's newest snapshot; files that were changed last come first among equals. */
export function collectNames(session: Session): CompletionData {
  const { garden, labelReading } = session.snapshot
  return collectCompletionData(garden, changedOf(session.entries), labelReading)
}

/** When each file was last changed, in seconds; 0 where that is not known. */
export function changedOf(entries: readonly StoreEntry[]): (path: string) => number {
  const changedByPath = new Map(entries.map(({ path, mtimeNs }) => [path, Number(mtimeNs / 1_000_000_000n)]))
  return (path) => changedByPath.get(path) ?? 0
}
