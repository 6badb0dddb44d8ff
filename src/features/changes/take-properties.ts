import { joinLists, writtenValue } from '../../merge/merge-properties.ts'
import { frontmatterEntries, frontmatterRange } from '../../parse/frontmatter-items.ts'

/**
 * Takes the properties of `from` into a note as Obsidian does when a template is inserted: what the note has not, or has
 * without a value, is taken as it is written, lists are joined, and else the note's own word stands.
 */
export function takeProperties(into: string, from: string): string {
  const lineEnd = /\r\n/.test(into) ? '\r\n' : '\n'
  const ownByKey = new Map(frontmatterEntries(into).map((entry) => [entry.key.toLowerCase(), entry]))
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = []
  let added = ''
  for (const entry of frontmatterEntries(from)) {
    const own = ownByKey.get(entry.key.toLowerCase())
    const written = from.slice(entry.range.start, entry.range.end).replace(/\r?\n/g, lineEnd)
    const whole = written.endsWith('\n') ? written : `${written}${lineEnd}`
    if (own === undefined) added += whole
    else if (/^(?:null|~|""|'')?$/.test(writtenValue(into, own))) {
      if (writtenValue(from, entry) !== '') {
        const value = whole.slice(entry.valueStart - entry.range.start)
        edits.push({ start: own.valueStart, end: own.range.end, text: value })
      }
    } else {
      const joined = joinLists(into, own, from, entry, lineEnd)
      if (joined) edits.push(joined)
    }
  }
  const place = frontmatterRange(into)
  if (place === undefined) return added === '' ? into : `---${lineEnd}${added}---${lineEnd}${into}`
  if (added !== '') edits.push({ start: place.end, end: place.end, text: added })
  let text = into
  for (const { start, end, text: next } of edits.sort((a, b) => b.start - a.start || b.end - a.end))
    text = text.slice(0, start) + next + text.slice(end)
  return text
}

/** A text without its properties, as it would stand in a note that has its own. */
export function bodyOf(source: string): string {
  const range = frontmatterRange(source)
  return range === undefined ? source : source.slice(range.end).replace(/^---[ \t]*(?:\r?\n|$)/, '')
}
