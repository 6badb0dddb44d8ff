import { collectCompletionData } from '../complete/collect-completion-data.ts'
import type { CompletionData } from '../complete/completion-data.ts'
import type { Session } from './session.ts'

/** What completion offers in a session's newest snapshot; files that were changed last come first among equals. */
export function collectNames(session: Session): CompletionData {
  const changedByPath = new Map(
    session.entries.map(({ path, mtimeNs }) => [path, Number(mtimeNs / 1_000_000_000n)]),
  )
  return collectCompletionData(session.snapshot.garden, (path) => changedByPath.get(path) ?? 0)
}
