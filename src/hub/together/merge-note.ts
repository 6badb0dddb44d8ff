import { collectEdits } from '../../merge/collect-edits.ts'
import { joinBoth, mergeTexts } from '../../merge/merge-texts.ts'

/** Lines of a text that are compared one by one: that takes time by the square, and everybody's server does it. */
const mostLines = 3_000

/** UTF-16 code units between the first and the last difference of two texts that are compared word by word. */
const mostChanged = 20_000

/** One place of a text that becomes another. */
interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * What two sides made of one text, joined; undefined where they changed the same words, or so much that joining it could take
 * long: people decide that. A side that has no note any more has changed all of it.
 */
export function mergeNote(base: string | null, mine: string, theirs: string | null): string | undefined {
  if (theirs === null) return base === null ? mine : undefined
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const old = base ?? ''
  if (!isShort(old, mine, theirs)) return undefined
  const merged = mergeTexts(old, mine, theirs)
  return merged.kind === 'merged' ? merged.text : undefined
}

/** Both versions in one text, nothing of either left out: as the editor joins them, or one after the other. */
export function joinNote(base: string | null, mine: string, theirs: string): string {
  const old = base ?? ''
  if (isShort(old, mine, theirs)) return joinBoth(old, mine, theirs)
  return mine.endsWith('\n') || mine === '' ? mine + theirs : `${mine}\n${theirs}`
}

/** What makes one text of another, in as small places as can be found in a short time. */
export function editsOf(before: string, after: string): readonly TextEdit[] {
  if (isShort(before, after, after)) return collectEdits(before, after)
  const { from, end } = changedPart(before, after)
  return [{ from, to: before.length - end, insert: after.slice(from, after.length - end) }]
}

function isShort(base: string, mine: string, theirs: string): boolean {
  return (
    [base, mine, theirs].every((text) => text.split('\n').length <= mostLines) &&
    [mine, theirs].every((text) => {
      const { from, end } = changedPart(base, text)
      return Math.max(base.length, text.length) - from - end <= mostChanged
    })
  )
}

/** How much is the same at the start and at the end. */
function changedPart(one: string, other: string): { readonly from: number; readonly end: number } {
  const most = Math.min(one.length, other.length)
  let from = 0
  while (from < most && one.charCodeAt(from) === other.charCodeAt(from)) from++
  let end = 0
  while (
    end < most - from &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end++
  return { from, end }
}
