import { diffWordsWithSpace } from 'diff'
import { collectEdits } from '../merge/collect-edits.ts'
import type { TextEdit } from '../model/change.ts'

/** The edits that make one text of another, small ones. Sorted; they do not overlap. */
export function diffEdits(before: string, after: string): readonly TextEdit[] {
  // Only lines that differ are compared by their words: those of whole notes would take longer than to plan a rename.
  return collectEdits(before, after).flatMap(({ from, to, insert }) => {
    const start = from === 0 ? 0 : before.lastIndexOf('\n', from - 1) + 1
    const found = before.indexOf('\n', to)
    const end = found < 0 ? before.length : found
    const line = before.slice(start, from) + insert + before.slice(to, end)
    return diffWords(before.slice(start, end), line, start)
  })
}

/** The edits for a part of a text that begins at an offset of it. */
function diffWords(before: string, after: string, start: number): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = start
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
