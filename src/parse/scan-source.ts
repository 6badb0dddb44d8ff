import type { Diagnostic } from '../model/diagnostic.ts'
import { noteTooComplex, noteTooDeep, noteTooLarge } from '../model/diagnostics.ts'
import type { NoteBudget } from '../model/options.ts'
import type { NotePath } from '../model/path.ts'
import { type LineStart, readLineStart } from './line-start.ts'
import { createMarkCounts } from './mark-counts.ts'
import { scanLimits } from './scan-limits.ts'

/** A shorter source cannot pass a limit, but those on depth and tables. */
const shortSource = 16_384

/**
 * Whether a source would cost too much to parse, decided in one pass over its characters, before any parser sees it.
 * What it lets through may still be too deep or too large a tree: `checkTree` counts that. Fenced code counts for its
 * size only.
 */
export function scanSource(
  source: string,
  budget: Pick<NoteBudget, 'maxBytes' | 'maxDepth'>,
  path: NotePath,
): Diagnostic | undefined {
  const bytes = source.length * 3 > budget.maxBytes ? countBytes(source) : 0
  if (bytes > budget.maxBytes) return noteTooLarge(path, bytes, budget.maxBytes)
  const counts = source.length > shortSource ? createMarkCounts() : undefined
  let fence: LineStart | undefined
  let columns = 0
  let filledCells = 0
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
    } else if (start.isBlank) {
      counts?.startBlock(end)
      columns = 0
    } else {
      if (columns > 0) filledCells += Math.max(0, columns - countPipes(source, at, end) - 1)
      else if (isDelimiterRow(source, at, end)) columns = countPipes(source, at, end) + 1
      const problem =
        filledCells > scanLimits.filledCells
          ? { found: `${filledCells} table cells that rows leave out`, limit: scanLimits.filledCells }
          : counts?.addLine(source, at, end)
      if (problem) return noteTooComplex(path, problem.found, String(problem.limit), { start: at, end })
    }
    at = end + 1
  }
  return undefined
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
