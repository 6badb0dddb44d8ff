import { blockPlace } from './block-place.ts'
import { boxPlace } from './box-place.ts'
import type { CompletionPlace, LinePlace, PlaceOptions } from './completion-place.ts'
import { linkPlace } from './link-place.ts'
import { markdownPlace } from './markdown-place.ts'

/**
 * Finds what could be completed at `offset`; undefined in code and where nothing can be. Reads from the text's start to
 * the cursor's line once, so it is linear in the length of the note.
 */
export function findCompletionPlace(
  text: string,
  offset: number,
  options: PlaceOptions = {},
): CompletionPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = endOfLine(text, offset)
  const line: LinePlace = {
    text,
    lineStart,
    before: text.slice(lineStart, offset),
    after: text.slice(offset, lineEnd).replace(/\r$/, ''),
  }
  if (isInFrontmatter(text, lineStart))
    // What stands in properties is read as a wiki-link and as nothing else.
    return linkPlace(line, { ...options, writesMarkdown: false }) ?? propertyPlace(line)
  if (isInFence(text, lineStart)) return undefined
  const language = languagePlace(line)
  if (language) return language
  if (isInCodeSpan(line.before)) return undefined
  return linkPlace(line, options) ?? markdownPlace(line) ?? boxPlace(line) ?? blockPlace(line)
}

function languagePlace({ before, after, lineStart }: LinePlace): CompletionPlace | undefined {
  const match = /^(?:[ \t]*>|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t])*[ \t]*(?:`{3,}|~{3,})([\w+#.-]*)$/.exec(before)
  // A mark that closes itself may stand behind the cursor.
  if (!match || !/^`{0,3}[ \t]*(?:\{.*)?$/.test(after)) return undefined
  const query = match[1]!
  const end = lineStart + before.length
  return { kind: 'language', from: end - query.length, to: end, query }
}

function propertyPlace({ text, lineStart, before, after }: LinePlace): CompletionPlace | undefined {
  const to = lineStart + before.length
  const name = /^[\p{L}\p{N}_-]*$/u.exec(before)
  if (name)
    return {
      kind: 'property',
      from: lineStart,
      to,
      query: before,
      hasColon: /^[\p{L}\p{N}_-]*:/u.test(after),
    }
  const inLine = /^([\p{L}\p{N}_-]+):[ \t]+(.*)$/u.exec(before)
  if (inLine) return valuePlace(inLine[1]!, inLine[2]!, to)
  const inList = /^[ \t]*-[ \t]+(.*)$/.exec(before)
  const owner = inList ? nameAbove(text, lineStart) : undefined
  return inList && owner !== undefined ? valuePlace(owner, inList[1]!, to) : undefined
}

/** The last value of `a, b` and `["a", "b`. */
function valuePlace(name: string, written: string, to: number): CompletionPlace {
  const query = /[^,[\]"']*$/.exec(written)![0].trimStart()
  return { kind: 'value', from: to - query.length, to, query, name }
}

/** The property whose list the line at `lineStart` belongs to. */
function nameAbove(text: string, lineStart: number): string | undefined {
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    const name = /^([\p{L}\p{N}_-]+):[ \t]*\r?$/u.exec(line)
    if (name) return name[1]
    if (!/^[ \t]*-/.test(line)) return undefined
    end = start - 1
  }
  return undefined
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** Whether a line stands between the two fences of the frontmatter, or behind the first of a fence not closed yet. */
function isInFrontmatter(text: string, lineStart: number): boolean {
  const open = /^---[ \t]*\r?\n/.exec(text)
  if (!open || lineStart < open[0].length) return false
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/m
  return !close.test(text.slice(open[0].length, lineStart)) && close.test(text.slice(lineStart))
}

function isInFence(text: string, lineStart: number): boolean {
  let fence = ''
  for (const match of text.slice(0, lineStart).matchAll(/^[ \t>]*(`{3,}|~{3,})([^\n]*)$/gm)) {
    const marks = match[1]!
    if (fence === '') fence = marks
    else if (marks.startsWith(fence) && match[2]!.trim() === '') fence = ''
  }
  return fence !== ''
}

/** Whether a run of backticks is open, which one of the same length closes. */
function isInCodeSpan(before: string): boolean {
  let open = ''
  for (const [run] of before.matchAll(/`+/g)) {
    if (open === '') open = run
    else if (open === run) open = ''
  }
  return open !== ''
}
