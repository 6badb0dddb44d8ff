import type { TitleHeadings } from './note-title.ts'

/** What stands before a note's first block and leaves no trace: empty lines, comments, definitions. */
const unseen =
  /(?:[ \t]*\r?\n)+| {0,3}<!--[\s\S]*?-->[ \t]*(?=\r?\n|$)|%%[\s\S]*?%%[ \t]*(?=\r?\n|$)| {0,3}\[[^\]\r\n]+\]:[^\r\n]*/y

/** A line that continues a paragraph, as far as its first characters tell. */
const textLine = String.raw` {0,3}(?![#>|<=~\s]|[-+*][ \t]|\d{1,9}[.)][ \t]|${'```'})[^\r\n]+`

/** A heading of level 1: with its mark, or underlined. */
const titleLine = new RegExp(
  String.raw` {0,3}#(?:[ \t]+([^\r\n]*))?(?=\r?\n|$)|(${textLine}(?:\r?\n${textLine}){0,9})\r?\n {0,3}=+[ \t]*(?=\r?\n|$)`,
  'y',
)

/** What tells where headings stand: fences, comments, headings. */
const telling =
  /^(?: {0,3}(?:(`{3,}|~{3,})|(<!--)|(#{1,6})(?:[ \t]+([^\r\n]*))?(?=\r?\n|$)|(=+)[ \t]*\r?$)|(%%))/gm

/** The headings that a title may be taken from, looked for without a parser from offset `from` on. Linear. */
export function sketchHeadings(source: string, from: number): TitleHeadings {
  const start = skipUnseen(source, from)
  titleLine.lastIndex = start
  const match = titleLine.exec(source)
  const opening = match ? plainHeading(onOneLine(match[1] ?? match[2] ?? '')) : undefined
  const rest = scanHeadings(source, match ? titleLine.lastIndex : start)
  return { opening, isOnlyOne: !rest.hasTop, first: opening ?? rest.first }
}

/** A pattern with spaces on both sides of a line's end would take time quadratic in a long row of spaces. */
function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
}

function skipUnseen(source: string, from: number): number {
  for (let at = from; ; ) {
    unseen.lastIndex = at
    if (!unseen.test(source)) return at
    at = unseen.lastIndex
  }
}

/** Whether a heading of level 1 follows, and the text of the first heading of any level. */
function scanHeadings(source: string, from: number): { readonly hasTop: boolean; readonly first?: string } {
  let fence: string | undefined
  let hasTop = false
  let first: string | undefined
  telling.lastIndex = from
  for (let match = telling.exec(source); match; match = telling.exec(source)) {
    const [whole, marks, html, signs, heading, underline, comment] = match
    if (marks !== undefined) {
      if (fence === undefined) fence = marks
      else if (marks.startsWith(fence)) fence = undefined
    } else if (fence !== undefined) continue
    else if (html !== undefined || comment !== undefined) {
      const end = source.indexOf(html === undefined ? '%%' : '-->', match.index + whole.length)
      telling.lastIndex = end < 0 ? source.length : end + 2
    } else if (signs !== undefined) {
      hasTop ||= signs.length === 1
      first ??= plainHeading(heading ?? '')
    } else if (underline !== undefined && underlines(source, match.index)) hasTop = true
  }
  return { hasTop, ...(first !== undefined && { first }) }
}

const wholeTextLine = new RegExp(`^${textLine}$`)

/** Whether the line before an offset is text. */
function underlines(source: string, at: number): boolean {
  const from = source.lastIndexOf('\n', at - 2) + 1
  return wholeTextLine.test(source.slice(from, at).trimEnd())
}

/** A heading as a reader reads it, as far as patterns tell; undefined where nothing is left. */
function plainHeading(heading: string): string | undefined {
  const text = withoutClosing(heading.trim())
    .replace(/(?<=\S)\s*\{:?[ \t]{0,9}#[\p{L}\p{N}_][^{}#]*\}$/u, '')
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<([^\s<>@]+@[^\s<>]+|[a-z][a-z\d+.-]+:[^\s<>]*)>/gi, '$1')
    .replace(/`+|\*+|~~|==|<\/?[a-z][^<>]*>/gi, '')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})([^\s_][^_]*)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
  return text === '' ? undefined : text
}

/** Number signs may stand behind a heading too. */
function withoutClosing(heading: string): string {
  let end = heading.length
  while (heading[end - 1] === '#') end--
  const before = heading[end - 1]
  return end === heading.length || (before !== undefined && before !== ' ' && before !== '\t')
    ? heading
    : heading.slice(0, end)
}
