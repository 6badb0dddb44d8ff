import type { Heading } from '../../model/note.ts'
import type { Range } from '../../model/range.ts'

/** Where the text of a heading stands in its source, without `#` and underline. */
export function findHeadingText(source: string, { range }: Heading): Range {
  const written = source.slice(range.start, range.end)
  const atx = /^[ \t]*#{1,6}[ \t]+([^\n\r]*?)(?:[ \t]+#+)?[ \t]*$/.exec(written)
  if (atx) {
    const start = range.start + written.indexOf(atx[1]!, written.search(/[^#\s]/))
    return { start, end: start + atx[1]!.length }
  }
  const underline = /[ \t]*\r?\n[ \t>]*(?:=+|-+)[ \t]*$/.exec(written)
  return { start: range.start, end: range.start + (underline?.index ?? written.length) }
}

/** Why a text cannot stand as a heading where it is wanted: it would be read as none, or make others of what follows. */
export function notOneHeading(text: string): string {
  return `"${text}" cannot be a heading there: the note would have other headings with it`
}
