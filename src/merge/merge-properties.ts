import { aliasKeys } from '../model/properties.ts'
import { type FrontmatterEntry, frontmatterEntries, frontmatterRange } from '../parse/frontmatter-items.ts'

/** The properties of two notes as one note's. */
interface MergedProperties {
  /** The text of the first note with what it takes of the other's properties. */
  readonly text: string
  /** Whether the other's aliases are names of it now. */
  readonly hasAliases: boolean
}

/**
 * Takes the properties of `from` into `into`. What the first has not is taken as it is written; lists are joined; where both say
 * something else the first's word stands, and the other's is kept beside it as a comment: nothing is lost, and the diff
 * shows it. So do the keys of `ofPage`, which belong to the page that ends where two notes become one.
 */
export function mergeProperties(into: string, from: string, ofPage: readonly string[]): MergedProperties {
  const lineEnd = /\r\n/.test(into) ? '\r\n' : '\n'
  const ownByKey = new Map(frontmatterEntries(into).map((entry) => [entry.key, entry]))
  const edits: { start: number; end: number; text: string }[] = []
  let added = ''
  let hasAliases = true
  for (const entry of frontmatterEntries(from)) {
    const written = withLineEnd(from.slice(entry.range.start, entry.range.end), lineEnd)
    const own = ownByKey.get(entry.key)
    const isOfPage = ofPage.includes(entry.key)
    if (own === undefined && !isOfPage) {
      added += written
      continue
    }
    if (own && writtenValue(into, own) === writtenValue(from, entry)) continue
    const joined = own && !isOfPage ? joinLists(into, own, from, entry, lineEnd) : undefined
    if (joined) edits.push(joined)
    else {
      added += asComment(written)
      if (aliasKeys.some((key) => key === entry.key)) hasAliases = false
    }
  }
  const place = frontmatterRange(into)
  if (place === undefined && added === '') return { text: into, hasAliases }
  if (place === undefined) return { text: `---${lineEnd}${added}---${lineEnd}${into}`, hasAliases }
  let text = into.slice(0, place.end) + added + into.slice(place.end)
  for (const { start, end, text: next } of edits.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + next + text.slice(end)
  return { text, hasAliases }
}

/** The edit that puts the items of a list that another has not behind it, in its style; undefined where one is no plain list. */
export function joinLists(
  into: string,
  own: FrontmatterEntry,
  from: string,
  other: FrontmatterEntry,
  lineEnd: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const value = writtenValue(into, own)
  const items = listItems(value)
  const more = listItems(writtenValue(from, other))
  if (!items || !more) return undefined
  const known = new Set(items.map(unquoted))
  const missing = more.filter((item) => !known.has(unquoted(item)))
  const start = own.valueStart + into.slice(own.valueStart, own.range.end).indexOf(value)
  const end = start + value.length
  if (missing.length === 0) return { start: end, end, text: '' }
  if (value.startsWith('[')) {
    const between = items.length === 0 ? '' : ', '
    return { start: end - 1, end: end - 1, text: between + missing.join(', ') }
  }
  const indent = /(?:^|\n)([ \t]*)-[ \t]/.exec(into.slice(own.valueStart, own.range.end))?.[1] ?? '  '
  return { start: end, end, text: missing.map((item) => `${lineEnd}${indent}- ${item}`).join('') }
}

/** The items of `[a, b]` or of lines with dashes, as they are written; undefined for anything else. */
function listItems(value: string): readonly string[] | undefined {
  if (/^\[[^[\]{}#\n]*\]$/.test(value)) {
    const inside = value.slice(1, -1)
    const items = [...inside.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\s][^,]*/g)]
    return items.map(([item]) => item.trim())
  }
  const lines = value.split(/\r?\n/)
  const items = lines.map(
    (line) => /^[ \t]*-[ \t]+([^\s#&*!|>{[][^#\n]*?|\[\[[^\]\n]*\]\])[ \t]*$/.exec(line)?.[1],
  )
  return items.every((item): item is string => item !== undefined) ? items : undefined
}

function unquoted(item: string): string {
  const match = /^(["'])(.*)\1$/.exec(item)
  return match ? match[2]! : item
}

/** The value of an entry as it is written, with its quotes. */
export function writtenValue(source: string, entry: FrontmatterEntry): string {
  return source.slice(entry.valueStart, entry.range.end).trim()
}

function asComment(written: string): string {
  return written.replace(/^(?=.*\S)/gm, '# ')
}

function withLineEnd(text: string, lineEnd: string): string {
  return text.endsWith('\n') ? text : `${text}${lineEnd}`
}
