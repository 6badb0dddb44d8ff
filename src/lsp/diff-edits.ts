import { diffWordsWithSpace } from 'diff'
import type { TextEdit } from '../model/change.ts'

/** The edits that make one text of another, small ones. Sorted; they do not overlap. */
export function diffEdits(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    const last = edits.at(-1)
    if (added) {
      if (last !== undefined && last.range.end === at)
        edits[edits.length - 1] = { ...last, text: last.text + value }
      else edits.push({ range: { start: at, end: at }, text: value })
    } else if (removed) {
      edits.push({ range: { start: at, end: at + value.length }, text: '' })
      at += value.length
    } else at += value.length
  }
  return edits
}
