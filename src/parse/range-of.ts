import type { Nodes } from 'mdast'
import type { Range } from '../model/range.ts'

/** Where a node stands in its source; at its start where nobody knows. */
export function rangeOf({ position }: Nodes): Range {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}
