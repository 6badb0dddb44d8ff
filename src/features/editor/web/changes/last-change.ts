import type { NotePath } from '../../../../model/path.ts'
import { tabKept } from '../kept.ts'

/** A change across notes that can be taken back. */
interface LastChange {
  /** Its name for the server. */
  readonly undo: string
  /** What it was, in words. */
  readonly title: string
  /** The note it was asked for in, before and after. */
  readonly from: NotePath
  readonly to: NotePath
}

const key = 'hortus-last-change'

/** Keeps a change for this tab: also when its note opens anew, under another path. `undefined` forgets it. */
export function keepLastChange(change: LastChange | undefined): void {
  if (change === undefined) tabKept.removeItem(key)
  else tabKept.setItem(key, JSON.stringify(change))
}

/** The last change of this tab, if it can still be taken back. */
export function readLastChange(): LastChange | undefined {
  const kept = tabKept.getItem(key)
  return kept === null ? undefined : (JSON.parse(kept) as LastChange)
}
