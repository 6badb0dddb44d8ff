import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep, noteTooLarge } from '../model/diagnostics.ts'
import type { NoteBudget } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import { type LineStart, readLineStart } from './line-start.ts'
import { above, createMarkCounts } from './mark-counts.ts'
import { nativeLimits, type ScanLimits } from './scan-limits.ts'

/**
 * Whether a source would cost too much to parse, decided in one pass over its characters, before any parser sees it.
 * What it lets through may still be too deep or too large a tree: `checkTree` counts that. Fenced code counts for its
 * size only. The limits are those of the parser that will read it.
 */
export function scanSource(
  source: string,
  budget: Pick<NoteBudget, 'maxBytes' | 'maxDepth'>,
  path: NotePath,
  limits: ScanLimits = nativeLimits,
): Diagnostic | undefined {
  const bytes = source.length * 3 > budget.maxBytes ? countBytes(source) : 0
  if (bytes > budget.maxBytes) return noteTooLarge(path, bytes, budget.maxBytes)
  const counts = source.length > limits.shortSource ? createMarkCounts(limits) : undefined
  let fence: LineStart | undefined
  let columns = 0
  let filledCells = 0
  let lines = 0
  let levels = 0
  for (let at = 0; at < source.length; ) {
    const newline = source.indexOf('\n', at)
    const end = newline < 0 ? source.length : newline
    const start = readLineStart(source, at, end)
    if (start.depth > budget.maxDepth)
      return noteTooDeep(path, start.depth, budget.maxDepth, { start: at, end })
    if (fence && start.depth < fence.depth) fence = undefined
    if (fence) {
      if (closesFence(start, fence)) fence = undefined
    } else if (start.fenceLength > 0) {
      fence = start
      lines++
    } else if (start.isBlank) {
      counts?.startBlock(end)
      columns = 0
    } else {
      // A list's item, a heading and a row are texts of their own, whatever the lines before have left open.
      if (columns > 0 || startsText(source, at)) counts?.startBlock(at)
      lines++
      levels += start.depth + (counts ? countIndent(source, at, end) >> 1 : 0)
      if (columns > 0) filledCells += Math.max(0, columns - countPipes(source, at, end) - 1)
      else if (isDelimiterRow(source, at, end)) columns = countPipes(source, at, end) + 1
      const problem =
        above(columns, limits.columns, 'columns of a table') ??
        above(filledCells, limits.filledCells, 'table cells that rows leave out') ??
        above(lines, limits.lines, 'lines') ??
        above(levels, limits.levelWork, 'levels of nesting in all lines') ??
        counts?.addLine(source, at, end)
      if (problem) return noteTooComplex(path, problem.found, String(problem.limit), { start: at, end })
    }
    at = end + 1
  }
  return undefined
}

/** Whether a line cannot continue the paragraph before it: `- a` and `# a`, hardly indented. */
function startsText(source: string, from: number): boolean {
  let at = from
  while (at < from + 3 && source.charCodeAt(at) === 32) at++
  const mark = source.charCodeAt(at)
  if (mark === 35) while (at < from + 9 && source.charCodeAt(at + 1) === 35) at++
  else if (mark !== 45 && mark !== 42 && mark !== 43) return false
  return source.charCodeAt(at + 1) === 32 && source.charCodeAt(at + 2) > 32
}

/** Columns of blanks at the start of a line; a tab is four. */
function countIndent(source: string, from: number, to: number): number {
  let columns = 0
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    if (code === 9) columns += 4
    else if (code === 32) columns++
    else break
  }
  return columns
}

function closesFence(line: LineStart, fence: LineStart): boolean {
  return line.isBareFence && line.fenceMark === fence.fenceMark && line.fenceLength >= fence.fenceLength
}

/** `|-|:-:|`: at least one pipe and one dash, and nothing else but colons, blanks and quote markers. */
function isDelimiterRow(source: string, from: number, to: number): boolean {
  let hasPipe = false
  let hasDash = false
  for (let i = from; i < to; i++) {
    const code = source.charCodeAt(i)
    if (code === 124) hasPipe = true
    else if (code === 45) hasDash = true
    else if (code !== 32 && code !== 9 && code !== 13 && code !== 58 && code !== 62) return false
  }
  return hasPipe && hasDash
}

function countPipes(source: string, from: number, to: number): number {
  let pipes = 0
  for (let at = source.indexOf('|', from); at >= 0 && at < to; at = source.indexOf('|', at + 1)) pipes++
  return pipes
}

/** Bytes of the text as UTF-8. */
function countBytes(source: string): number {
  let bytes = source.length
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code > 127) bytes += code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 1 : 2
  }
  return bytes
}
