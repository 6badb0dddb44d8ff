import { diffWordsWithSpace, structuredPatch } from 'diff'
import type { PlannedFile } from '../../model/planned-change.ts'

/** A part of a line of a diff. */
interface DiffPart {
  readonly text: string
  /** Whether it is not in the line that this one takes the place of, or that takes this one's. */
  readonly isChanged?: true
}

/** A line of a diff as people read it; `place` stands between two parts of a file. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'place'
  readonly parts: readonly DiffPart[]
}

/** Usually lines beyond this many characters are cut. */
const longLine = 200

/** What stays of a long line on each side of a change, in characters. */
const around = 60

/** Milliseconds for the words of one line; after that the whole line counts as changed. */
const patience = 200

/**
 * What would change in a file's text, line by line and in each line word by word. Empty where only its name changes. Lines
 * of more characters than `long` are cut around what changes in them.
 */
export function diffLines({ before, after, kind }: PlannedFile, long = longLine): readonly DiffLine[] {
  if (before === undefined && after === undefined) return []
  const next = kind === 'remove' ? '' : (after ?? '')
  const { hunks } = structuredPatch('', '', before ?? '', next, '', '', { context: 1 })
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    {
      kind: 'place' as const,
      parts: [{ text: `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@` }],
    },
    ...readHunk(withoutEnds(lines), long),
  ])
}

/**
 * That a last line has no end says nothing where it had none before, and would stand between the two. Where that is what
 * changes it comes last.
 */
function withoutEnds(lines: readonly string[]): readonly string[] {
  const ends = lines.filter((line) => line.startsWith('\\'))
  if (ends.length === 0) return lines
  const written = lines.filter((line) => !line.startsWith('\\'))
  return ends.length === 1 ? [...written, ...ends] : written
}

/** Lines that follow each other as removed and added, as many of one as of the other, are taken for each other. */
function readHunk(lines: readonly string[], long: number): readonly DiffLine[] {
  const read: DiffLine[] = []
  for (let i = 0; i < lines.length; ) {
    const removed = countWith('-', lines, i)
    const added = countWith('+', lines, i + removed)
    const [old, now] = [lines.slice(i, i + removed), lines.slice(i + removed, i + removed + added)]
    if (removed > 0 && removed === added) {
      const pairs = old.map((line, at) => diffWords(line.slice(1), (now[at] ?? '').slice(1), long))
      read.push(...pairs.map((pair) => ({ kind: 'removed' as const, parts: pair.removed })))
      read.push(...pairs.map((pair) => ({ kind: 'added' as const, parts: pair.added })))
    } else {
      for (const line of [...old, ...now])
        read.push({
          kind: line.startsWith('-') ? 'removed' : 'added',
          parts: [{ text: cutLine(line.slice(1), long) }],
        })
    }
    i += removed + added
    if (removed + added > 0) continue
    read.push({ kind: 'same', parts: [{ text: cutLine((lines[i] ?? '').slice(1), long) }] })
    i++
  }
  return read
}

function countWith(mark: string, lines: readonly string[], from: number): number {
  let at = from
  while (lines[at]?.startsWith(mark)) at++
  return at - from
}

/** The words of a line that another has not, and the other way round. No mark where nearly everything is another. */
function diffWords(
  old: string,
  now: string,
  long: number,
): { readonly removed: readonly DiffPart[]; readonly added: readonly DiffPart[] } {
  const words = diffWordsWithSpace(old, now, { timeout: patience })
  const same = words?.reduce(
    (sum, word) => sum + (word.added || word.removed ? 0 : word.value.trim().length),
    0,
  )
  if (words === undefined || same === undefined || same * 5 < Math.min(old.length, now.length))
    return { removed: [{ text: cutLine(old, long) }], added: [{ text: cutLine(now, long) }] }
  const shown = Math.max(old.length, now.length) > long ? cutAround(words, long) : words
  const side = (mark: 'added' | 'removed'): readonly DiffPart[] =>
    shown.flatMap((word): readonly DiffPart[] => {
      if (word[mark]) return [{ text: word.value, isChanged: true }]
      return word.added || word.removed ? [] : [{ text: word.value }]
    })
  return { removed: side('removed'), added: side('added') }
}

/** A run of words that both lines have, or one of them. */
interface Run {
  readonly value: string
  readonly added?: boolean
  readonly removed?: boolean
}

/** Of long lines what is around their changes, the same of both. */
function cutAround(runs: readonly Run[], long: number): readonly Run[] {
  const isChange = ({ added, removed }: Run): boolean => added === true || removed === true
  const [first, last] = [runs.findIndex(isChange), runs.findLastIndex(isChange)]
  return runs.map((run, i) => {
    const { value } = run
    if (isChange(run)) return { ...run, value: cutLine(value, long) }
    if (i < first) return value.length <= around ? run : { value: `…${takeEnd(value, around)}` }
    if (i > last) return value.length <= around ? run : { value: `${takeStart(value, around)}…` }
    return value.length <= 2 * around
      ? run
      : { value: `${takeStart(value, around)} … ${takeEnd(value, around)}` }
  })
}

/** The start of a long text. */
function cutLine(text: string, long: number): string {
  return text.length <= long ? text : `${takeStart(text, long)}…`
}

/** No character is cut in two. */
function takeStart(text: string, length: number): string {
  const code = text.charCodeAt(length - 1)
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length)
}

function takeEnd(text: string, length: number): string {
  const code = text.charCodeAt(text.length - length)
  return text.slice(text.length - length + (code >= 0xdc00 && code <= 0xdfff ? 1 : 0))
}
