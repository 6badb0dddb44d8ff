import { diffArrays } from 'diff'

/** A run of words: in both texts, only in the older, or only in the newer. */
export interface WordRun {
  readonly kind: 'same' | 'gone' | 'come'
  readonly text: string
}

/** A block that is not as it was, as runs of words. */
export type BlockDiff = readonly WordRun[]

/** What comparing may cost, in edits; beyond them the older text went and the newer came as a whole. */
const maxEdits = { blocks: 400, words: 600 }

/** The blocks that differ between two texts, in order; blocks of both that follow each other are compared word by word. */
export function diffBlocks(older: readonly string[], newer: readonly string[]): readonly BlockDiff[] {
  const changes = diffArrays([...older], [...newer], { maxEditLength: maxEdits.blocks }) ?? [
    { added: false, removed: true, value: [...older] },
    { added: true, removed: false, value: [...newer] },
  ]
  const found: BlockDiff[] = []
  let gone: readonly string[] = []
  const flush = (come: readonly string[]): void => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++)
      found.push(diffWords(gone[i] ?? '', come[i] ?? ''))
    gone = []
  }
  for (const { added, removed, value } of changes) {
    if (removed) gone = value
    else flush(added ? value : [])
  }
  flush([])
  return found
}

/** Two texts word by word; what they have in common is shown once. */
function diffWords(older: string, newer: string): BlockDiff {
  if (older === '' || newer === '') return wholly(older, newer)
  const changes = diffArrays(tokensOf(older), tokensOf(newer), {
    maxEditLength: maxEdits.words,
    // A word is the same before a blank and before a full stop.
    comparator: (a, b) => a === b || (a.trim() !== '' && a.trimEnd() === b.trimEnd()),
  })
  if (changes === undefined) return wholly(older, newer)
  const runs = changes.map(
    ({ added, removed, value }): WordRun => ({
      kind: added ? 'come' : removed ? 'gone' : 'same',
      text: value.join(''),
    }),
  )
  // Two texts that share little are read more easily one after the other.
  const shared = runs.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0)
  return shared * 4 < Math.min(older.length, newer.length) ? wholly(older, newer) : runs
}

function wholly(older: string, newer: string): BlockDiff {
  const runs: readonly WordRun[] = [
    { kind: 'gone', text: older },
    { kind: 'come', text: newer },
  ]
  return runs.filter(({ text }) => text !== '')
}

/** Words with the blanks behind them; letters of languages that write none between words stand alone. */
function tokensOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*\s*|[\p{L}\p{M}\p{N}'’_-]+\s*|[^\p{L}\p{M}\p{N}\s]\s*|\s+/gu,
    ) ?? []
  )
}

/** Characters of a run that are shown: of what stayed at each end, and of what went or came. */
const mostShown = { same: 160, changed: 2_000 }

/** The diff with long runs cut, so that what changed is near what surrounds it. */
export function shortenRuns(diff: BlockDiff): BlockDiff {
  return diff.map(({ kind, text }, i) => {
    if (kind !== 'same') return { kind, text: cutEnd(text, mostShown.changed) }
    const [isFirst, isLast] = [i === 0, i === diff.length - 1]
    if (text.length <= mostShown.same * (isFirst || isLast ? 1 : 2)) return { kind, text }
    const start = isFirst ? '' : cutEnd(text, mostShown.same)
    const end = isLast ? '' : cutStart(text, mostShown.same)
    return { kind, text: `${start}${isFirst || isLast ? '' : ' '}${end}` }
  })
}

function cutEnd(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\ud800-\udbff]$/, '')}…`
}

function cutStart(text: string, length: number): string {
  const cut = text.slice(-length)
  const blank = cut.indexOf(' ')
  return `…${cut.slice(blank < 0 || blank > length / 2 ? 0 : blank + 1).replace(/^[\udc00-\udfff]/, '')}`
}
