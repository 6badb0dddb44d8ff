import type { Link } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import { baseName } from '../model/path.ts'
import { textProperty } from '../model/properties.ts'
import { withoutCommands } from '../model/without-commands.ts'

const descriptionLength = 160

/** Of a note that is a list of links, so many lines are looked through for a sentence, and so many links are known. */
const most = { skipped: 20, links: 200 }

/**
 * One or two lines about a note, for lists and search engines: its `description` or `matters`, else the start of its
 * text, cut at a word within 160 code units. Headings are left out, and so are lines of nothing but tags or links, and of
 * code, which may be the source of a plot. Where a note has no others, it is described by the notes that it names; links out of the garden are buttons and say nothing of it.
 * Made once: a note is described on its own page and in every list that it stands in.
 */
export const describeNote = memoByObject((note: Note): string => {
  const written = textProperty(note.properties, 'description') ?? textProperty(note.properties, 'matters')
  if (written !== undefined) return cutAtWord(written.replace(/\s+/g, ' '), descriptionLength)
  const names = linkNames(note.links)
  const said = startOf(
    note,
    (line, at) => hasProse(note, at) && !isOnlyLinks(line, names) && !isOnlyTags(line),
  )
  if (said !== '') return cutAtWord(said, descriptionLength)
  const outside = linkNames(note.links.filter(({ target }) => isWebAddress(target)))
  // Nothing is said by the source of a query or of another program.
  const isNamed = (line: string): boolean => !isText(note) || isOnlyLinks(line, names)
  return cutAtWord(
    startOf(note, (line) => isNamed(line) && !isOnlyLinks(line, outside) && !isOnlyTags(line)),
    descriptionLength,
  )
})

/** Whether it is known of a note what in it is prose. */
function isText({ path }: Note): boolean {
  return /\.mdx?$/i.test(path)
}

function isWebAddress(target: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(target)
}

/** `#placeholder/description`, as templates leave it. */
function isOnlyTags(line: string): boolean {
  return /^(?:#[\p{L}\p{N}_/-]+[\s,]*)+$/u.test(line)
}

/** The first lines of a note's text that are worth it, joined, down to a table; headings never are. */
function startOf(note: Note, isWorth: (line: string, at: Span) => boolean): string {
  const isHeading = (line: string): boolean => note.headings.some((heading) => heading.text === line)
  let text = ''
  let skipped = 0
  for (let at = 0; at < note.plainText.length && text.length <= descriptionLength; ) {
    const end = note.plainText.indexOf('\n', at)
    const written = note.plainText.slice(
      at,
      Math.min(end < 0 ? note.plainText.length : end, at + 2 * descriptionLength),
    )
    const line = withoutCommands(written, note).trim()
    // Cells of a row of a table say little behind a sentence.
    if (text !== '' && line.includes('\t')) break
    if (line !== '' && !isHeading(line)) {
      if (isWorth(line, { start: at, end: end < 0 ? note.plainText.length : end }))
        text += text === '' ? line.replaceAll('\t', ' ') : ` ${line}`
      else skipped++
    }
    if (end < 0 || skipped > most.skipped) break
    at = end + 1
  }
  return text
}

/** A part of a note's plain text. */
interface Span {
  readonly start: number
  readonly end: number
}

/** Whether somebody wrote sentences there. Of a drawing of which nothing is known to be prose, everything may be. */
function hasProse(note: Note, { start, end }: Span): boolean {
  const { prose } = note
  for (let i = 0; i < prose.length; i += 3) if (prose[i]! + prose[i + 2]! > start) return prose[i]! < end
  return prose.length === 0 && !isText(note)
}

/** What links are called in the text, the longest first: a name may be a part of another. */
function linkNames(links: readonly Link[]): readonly string[] {
  const names = links
    .slice(0, most.links)
    .flatMap(({ displayText, target, embed }) =>
      embed ? [] : displayText === undefined ? [target, baseName(target)] : [displayText],
    )
  return [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length)
}

function isOnlyLinks(line: string, names: readonly string[]): boolean {
  const rest = names.reduce((left, name) => (left.includes(name) ? left.replaceAll(name, ' ') : left), line)
  return rest !== line && !/[\p{L}\p{N}]/u.test(rest)
}

/** The text itself if it is short enough, else its start up to the last space, with an ellipsis. */
function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text
  const space = text.lastIndexOf(' ', length)
  const cut = text.slice(0, space > length / 2 ? space : length)
  // Half of a surrogate pair would be an invalid character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
