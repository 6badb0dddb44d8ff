import { createRunLengths } from './run-lengths.ts'
import type { ScanLimits } from './scan-limits.ts'

/** What there is too much of. */
interface MarkProblem {
  readonly found: string
  readonly limit: number
}

/** Counts, block by block, what makes parsers slow in long texts. */
interface MarkCounts {
  /** A blank line: counting starts again. */
  startBlock(offset: number): void
  /** Counts one line; returns the first limit that is passed with it. */
  addLine(source: string, from: number, to: number): MarkProblem | undefined
}

/** Counts from the start of a source. */
export function createMarkCounts(limits: ScanLimits): MarkCounts {
  const runs = createRunLengths()
  let blockStart = 0
  let delimiterRuns = 0
  let delimiters = 0
  let entities = 0
  let openBrackets = 0
  let brackets = 0
  let closingBrackets = 0
  let declarations = 0
  return {
    startBlock(offset) {
      blockStart = offset
      delimiterRuns = 0
      delimiters = 0
      entities = 0
      openBrackets = 0
      brackets = 0
      closingBrackets = 0
      declarations = 0
    },
    addLine(source, from, to) {
      let marks = 0
      let isAscii = true
      let previous = 0
      for (let i = from; i < to; i++) {
        const code = source.charCodeAt(i)
        if (code > 127) isAscii = false
        else if (isMark[code] === 1) {
          marks++
          if (code === 42 || code === 95 || code === 126) {
            if (code !== previous) delimiterRuns++
            delimiters++
          } else if (code === 38) entities++
          else if (code === 91) {
            openBrackets++
            brackets++
            if (previous === 91) closingBrackets -= 2
          } else if (code === 93) {
            openBrackets = Math.max(0, openBrackets - 1)
            brackets++
            closingBrackets++
          } else if (code === 60) {
            const next = source.charCodeAt(i + 1)
            if (next === 33 || next === 63) declarations++
          } else if ((code === 36 || code === 96) && code !== previous) runs.add(source, i, to)
        }
        previous = code
      }
      return (
        above(delimiterRuns, limits.delimiterRuns, 'runs of * _ ~ in one block') ??
        above(delimiters, limits.delimiters, 'signs of emphasis in one block') ??
        above(openBrackets, limits.openBrackets, 'open brackets in one block') ??
        above(brackets, limits.brackets, 'brackets in one block') ??
        above(closingBrackets, limits.closingBrackets, 'closing brackets in one block') ??
        above(
          declarations * (to - blockStart),
          limits.declarationWork,
          'characters × starts of comments in one block',
        ) ??
        above(runs.count(), limits.runLengths, 'lengths of runs of ` or $') ??
        above(entities * (to - blockStart), limits.entityWork, 'characters × entities in one block') ??
        above(isAscii ? 0 : marks * (to - from), limits.columnWork, 'characters × marks in one line')
      )
    },
  }
}

/** By character code: what may begin an inline construct. `:` stands for addresses. */
const isMark = new Uint8Array(128)
for (const char of '*_~&[]$`!<@\\|:') isMark[char.charCodeAt(0)] = 1

/** The problem, where a count is above its limit. */
export function above(count: number, limit: number, what: string): MarkProblem | undefined {
  return count > limit ? { found: `${count} ${what}`, limit } : undefined
}
