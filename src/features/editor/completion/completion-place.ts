/**
 * Where in a note the author is writing, as far as completion can help. `from` is where what was typed so far starts;
 * it ends at the cursor. `isClosed`: the link's `]]` is there already.
 */
export type CompletionPlace =
  /** In `[[` or `![[`; `hasLabel`: behind the label of `[[label|`. */
  | {
      readonly kind: 'note'
      readonly from: number
      readonly query: string
      readonly embed: boolean
      readonly isClosed: boolean
      readonly hasLabel?: true
    }
  /** Behind `[[target#`; `above` are the headings before, for `[[N#A#`. */
  | {
      readonly kind: 'heading'
      readonly from: number
      readonly query: string
      readonly target: string
      readonly above: readonly string[]
      readonly isClosed: boolean
    }
  /** Behind `[[target#^`. */
  | {
      readonly kind: 'block'
      readonly from: number
      readonly query: string
      readonly target: string
      readonly isClosed: boolean
    }
  /** Behind `[[target|`. */
  | {
      readonly kind: 'display-text'
      readonly from: number
      readonly query: string
      readonly target: string
      readonly isClosed: boolean
    }
  | { readonly kind: 'tag'; readonly from: number; readonly query: string }
  /** A name at the start of a line of the frontmatter. */
  | { readonly kind: 'property'; readonly from: number; readonly query: string; readonly hasColon: boolean }
  /** Behind a name's colon, or in its list. */
  | { readonly kind: 'value'; readonly from: number; readonly query: string; readonly name: string }
  /** Behind `> [!`. */
  | { readonly kind: 'callout'; readonly from: number; readonly query: string; readonly isClosed: boolean }
  /** Behind `:` and two letters. */
  | { readonly kind: 'emoji'; readonly from: number; readonly query: string }

/**
 * Finds what could be completed at `offset`; undefined in code and where nothing can be. Reads from the text's start to
 * the cursor's line once, so it is linear in the length of the note. With `isLabelFirst` the target stands behind the `|`.
 */
export function findCompletionPlace(
  text: string,
  offset: number,
  isLabelFirst = false,
): CompletionPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = endOfLine(text, offset)
  const before = text.slice(lineStart, offset)
  const after = text.slice(offset, lineEnd)
  const isProperty = isInFrontmatter(text, lineStart)
  if (!isProperty && isInCode(text, lineStart, before)) return undefined
  const link = linkPlace(before, after, lineStart, isLabelFirst)
  if (link) return link
  if (isProperty) return propertyPlace(text, lineStart, before, after)
  return (
    calloutPlace(before, after, lineStart) ?? tagPlace(before, lineStart) ?? emojiPlace(before, lineStart)
  )
}

function linkPlace(
  before: string,
  after: string,
  lineStart: number,
  isLabelFirst: boolean,
): CompletionPlace | undefined {
  const open = before.lastIndexOf('[[')
  if (open < 0 || before.includes(']]', open)) return undefined
  const inside = before.slice(open + 2)
  if (inside.includes('[') || inside.includes('\t')) return undefined
  const isClosed = /^[^[\]]*\]\]/.test(after)
  const start = lineStart + open + 2
  const pipe = inside.indexOf('|')
  const embed = before[open - 1] === '!'
  if (pipe >= 0 && isLabelFirst) {
    const place = targetPlace(inside.slice(pipe + 1), start + pipe + 1, embed, isClosed)
    return place.kind === 'note' ? { ...place, hasLabel: true } : place
  }
  if (pipe >= 0) {
    const target = inside.slice(0, inside[pipe - 1] === '\\' ? pipe - 1 : pipe).trim()
    return { kind: 'display-text', from: start + pipe + 1, query: inside.slice(pipe + 1), target, isClosed }
  }
  return targetPlace(inside, start, embed, isClosed)
}

/** In the part of a link that says where it leads. */
function targetPlace(
  inside: string,
  start: number,
  embed: boolean,
  isClosed: boolean,
): Extract<CompletionPlace, { kind: 'note' | 'heading' | 'block' }> {
  const hash = inside.indexOf('#')
  if (hash < 0) return { kind: 'note', from: start, query: inside, embed, isClosed }
  const target = inside.slice(0, hash).trim()
  const parts = inside.slice(hash + 1).split('#')
  const last = parts.pop()!
  const from = start + inside.length - last.length
  if (last.startsWith('^')) return { kind: 'block', from: from + 1, query: last.slice(1), target, isClosed }
  return { kind: 'heading', from, query: last, target, above: parts.map((part) => part.trim()), isClosed }
}

function propertyPlace(
  text: string,
  lineStart: number,
  before: string,
  after: string,
): CompletionPlace | undefined {
  const name = /^[\p{L}\p{N}_-]*$/u.exec(before)
  if (name)
    return {
      kind: 'property',
      from: lineStart,
      query: before,
      hasColon: /^[\p{L}\p{N}_-]*:/u.test(after),
    }
  const inLine = /^([\p{L}\p{N}_-]+):[ \t]+(.*)$/u.exec(before)
  if (inLine) return valuePlace(inLine[1]!, inLine[2]!, lineStart + before.length)
  const inList = /^[ \t]*-[ \t]+(.*)$/.exec(before)
  const owner = inList ? nameAbove(text, lineStart) : undefined
  return inList && owner !== undefined ? valuePlace(owner, inList[1]!, lineStart + before.length) : undefined
}

/** The last value of `a, b` and `["a", "b`. */
function valuePlace(name: string, written: string, end: number): CompletionPlace {
  const query = /[^,[\]"']*$/.exec(written)![0].trimStart()
  return { kind: 'value', from: end - query.length, query, name }
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

function calloutPlace(before: string, after: string, lineStart: number): CompletionPlace | undefined {
  const match = /^[ \t]*(?:>[ \t]?)+\[!([\w-]*)$/.exec(before)
  if (!match) return undefined
  const query = match[1]!
  return {
    kind: 'callout',
    from: lineStart + before.length - query.length,
    query,
    isClosed: /^[\w-]*\]/.test(after),
  }
}

/** At the start of a line `#` alone is going to be a heading. */
function tagPlace(before: string, lineStart: number): CompletionPlace | undefined {
  const match = /(^|[\s(,;])#([\p{L}\p{N}\p{Extended_Pictographic}_/-]*)$/u.exec(before)
  if (!match || (match[2] === '' && match.index === 0 && match[1] === '')) return undefined
  const query = match[2]!
  return { kind: 'tag', from: lineStart + before.length - query.length, query }
}

function emojiPlace(before: string, lineStart: number): CompletionPlace | undefined {
  const match = /(?:^|[\s(>])(:[a-z0-9_+-]{2,})$/i.exec(before)
  if (!match) return undefined
  const query = match[1]!
  return { kind: 'emoji', from: lineStart + before.length - query.length, query: query.slice(1) }
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

function isInCode(text: string, lineStart: number, before: string): boolean {
  let fence = ''
  for (const match of text.slice(0, lineStart).matchAll(/^[ \t>]*(`{3,}|~{3,})([^\n]*)$/gm)) {
    const marks = match[1]!
    if (fence === '') fence = marks
    else if (marks.startsWith(fence) && match[2]!.trim() === '') fence = ''
  }
  if (fence !== '') return true
  // An open run of backticks in the line, which one of the same length closes.
  let open = ''
  for (const [run] of before.matchAll(/`+/g)) {
    if (open === '') open = run
    else if (open === run) open = ''
  }
  return open !== ''
}
