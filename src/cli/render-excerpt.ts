import type { Range } from '../model/range.ts'
import { charWidth, displayWidth } from '../text/display-width.ts'
import { takeStart } from '../text/take-start.ts'

/** A source line cut to what fits, and where to draw carets below it, both in columns of a terminal. */
interface SourceExcerpt {
  readonly text: string
  readonly caretStart: number
  /** At least 1. */
  readonly caretWidth: number
}

const tabWidth = 4
/** Columns shown at most. */
const maxWidth = 160
/** Columns kept before the place when a line is cut. */
const contextWidth = 50

/**
 * The line of `source` in which `range` starts, for showing a problem. Tabs become spaces, control characters `�`, and
 * a line of more than 160 columns is cut around the place, with `…` where something is left out. A range over several
 * lines is marked to the end of its first.
 */
export function renderExcerpt(source: string, range: Range): SourceExcerpt {
  const start = Math.min(range.start, source.length)
  const from = lineStart(source, start)
  const to = lineEnd(source, start)
  const before = expand(source.slice(from, start), 0)
  const marked = expand(source.slice(start, Math.min(Math.max(range.end, start), to)), displayWidth(before))
  const after = expand(source.slice(start + Math.min(Math.max(range.end - start, 0), to - start), to), 0)

  if (displayWidth(before) + displayWidth(marked) + displayWidth(after) <= maxWidth) {
    return place(before, marked, after)
  }
  const keptBefore = displayWidth(before) > contextWidth ? `…${takeEnd(before, contextWidth - 1)}` : before
  const keptMarked = takeStart(marked, maxWidth - displayWidth(keptBefore))
  const room = maxWidth - displayWidth(keptBefore) - displayWidth(keptMarked)
  return place(keptBefore, keptMarked, takeStart(after, room))
}

function place(before: string, marked: string, after: string): SourceExcerpt {
  return {
    text: (before + marked + after).trimEnd(),
    caretStart: displayWidth(before),
    caretWidth: Math.max(1, displayWidth(marked)),
  }
}

function lineStart(source: string, offset: number): number {
  let at = offset
  while (at > 0 && !isLineEnd(source.charCodeAt(at - 1))) at--
  return at
}

function lineEnd(source: string, offset: number): number {
  let at = offset
  while (at < source.length && !isLineEnd(source.charCodeAt(at))) at++
  return at
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** Tabs to the next stop, counted from `column`; other control characters cannot be shown as they are. */
function expand(text: string, column: number): string {
  let out = ''
  let at = column
  for (const char of text) {
    const shown = char === '\t' ? ' '.repeat(tabWidth - (at % tabWidth)) : isControl(char) ? '�' : char
    out += shown
    at += displayWidth(shown)
  }
  return out
}

function isControl(char: string): boolean {
  const code = char.codePointAt(0)!
  // Direction marks would turn the line around, and the carets with it.
  return (
    code < 32 ||
    (code >= 0x7f && code < 0xa0) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}

/** As much of the end as fits in `width` columns. */
function takeEnd(text: string, width: number): string {
  const chars = [...text]
  let used = 0
  let at = chars.length
  while (at > 0 && used + charWidth(chars[at - 1]!) <= width) used += charWidth(chars[--at]!)
  return chars.slice(at).join('')
}
