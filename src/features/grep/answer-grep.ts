import type { Answer, Colors, ListedGarden } from '../../define/command.ts'
import type { NotePath } from '../../model/path.ts'
import { createNoteReader, type NotePlace } from './find-places.ts'
import { createLineSearch, type LineMatch } from './match-lines.ts'
import { type PatternFlags, readPattern } from './read-pattern.ts'

/** How notes are looked through. */
interface GrepFlags extends PatternFlags {
  readonly where: 'anywhere' | NotePlace
  readonly context: number
  readonly list: boolean
}

/** A line that has what was looked for. */
interface FoundLine {
  /** From 1; columns count UTF-16 code units. */
  readonly line: number
  readonly column: number
  readonly endColumn: number
  readonly place: NotePlace
  /** Where else it stands in this line, behind the first place. */
  readonly others: readonly { readonly column: number; readonly endColumn: number }[]
  readonly text: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

interface FoundNote {
  readonly path: NotePath
  readonly title: string
  readonly lines: readonly FoundLine[]
}

/** Notes that are read at once. */
const batch = 256

/** Longer lines are cut around what was found, in characters. */
const maxShown = 400

/** Looks for a pattern in the lines of all notes; exit code 1 where it is nowhere. */
export async function answerGrep(
  { notes, options, textOf, showFile }: ListedGarden,
  pattern: string,
  flags: GrepFlags,
): Promise<Answer> {
  const search = createLineSearch(readPattern(pattern, flags))
  const reader = createNoteReader(options)
  const found: FoundNote[] = []
  for (let at = 0; at < notes.length; at += batch) {
    const paths = notes.slice(at, at + batch)
    const texts = await Promise.all(
      paths.map(async (path) => ({ name: path, path, text: (await textOf(path)) ?? '' })),
    )
    const matchesByName = search.find(texts)
    for (const { path, text } of texts) {
      const matches = matchesByName.get(path)
      if (matches === undefined) continue
      const lines = linesOf(text, matches, reader.placesOf(path, text), flags)
      if (lines.length > 0) found.push({ path, title: reader.titleOf(path, text), lines })
    }
  }
  return {
    exitCode: found.length === 0 ? 1 : 0,
    text: (colors) =>
      flags.list
        ? found.map(({ path }) => showFile(path)).join('\n')
        : found.map((note) => describeNote(note, showFile(note.path), colors)).join('\n\n'),
    json: () => ({
      pattern,
      notes: found.map(({ path, title, lines }) => ({ path, file: showFile(path), title, lines })),
    }),
  }
}

function linesOf(
  text: string,
  matches: readonly LineMatch[],
  placeAt: (offset: number) => NotePlace,
  { where, context }: GrepFlags,
): readonly FoundLine[] {
  const lines = text.split(/\r\n|[\n\r]/)
  const starts: number[] = [0]
  for (const match of text.matchAll(/\r\n|[\n\r]/g)) starts.push(match.index + match[0].length)
  const matchesByLine = new Map<number, (LineMatch & { readonly place: NotePlace })[]>()
  for (const match of matches) {
    const place = placeAt((starts[match.line] ?? 0) + match.start)
    // Code is a part of the text.
    if (where !== 'anywhere' && where !== place && (where !== 'body' || place !== 'code')) continue
    const known = matchesByLine.get(match.line)
    if (known) known.push({ ...match, place })
    else matchesByLine.set(match.line, [{ ...match, place }])
  }
  return [...matchesByLine].flatMap(([line, [first, ...others]]) => {
    if (first === undefined) return []
    return {
      line: line + 1,
      column: first.start + 1,
      endColumn: first.end + 1,
      place: first.place,
      others: others.map(({ start, end }) => ({ column: start + 1, endColumn: end + 1 })),
      text: lines[line] ?? '',
      before: lines.slice(Math.max(0, line - context), line),
      after: lines.slice(line + 1, line + 1 + context),
    }
  })
}

function describeNote({ title, lines }: FoundNote, file: string, colors: Colors): string {
  const shown: string[] = [colors.bold(title)]
  let last = 0
  for (const [i, one] of lines.entries()) {
    const next = lines[i + 1]
    const first = one.line - one.before.length
    if (last > 0 && first > last + 1 && one.before.length + one.after.length > 0) shown.push(colors.dim('--'))
    for (const [k, text] of one.before.entries())
      if (first + k > last) shown.push(colors.dim(`${file}-${first + k}- ${cut(text)}`))
    const place = `${file}:${one.line}:${one.column}:`
    shown.push(`${place} ${mark(one, colors)}`)
    last = Math.max(last, one.line)
    for (const [k, text] of one.after.entries()) {
      const number = one.line + 1 + k
      if (number <= last || (next !== undefined && number >= next.line)) continue
      shown.push(colors.dim(`${file}-${number}- ${cut(text)}`))
      last = number
    }
  }
  return shown.join('\n')
}

/** A line with what was found marked; of a long one the part around the first place. */
function mark({ text, column, endColumn, others }: FoundLine, colors: Colors): string {
  const from = text.length > maxShown ? Math.max(0, column - 1 - maxShown / 4) : 0
  const end = Math.min(text.length, from + maxShown)
  let shown = from > 0 ? '…' : ''
  let at = from
  for (const match of [{ column, endColumn }, ...others]) {
    const to = Math.min(match.endColumn - 1, end)
    if (match.column - 1 < at || match.column - 1 >= end) continue
    shown += text.slice(at, match.column - 1)
    shown += colors.underline(colors.red(text.slice(match.column - 1, to)))
    at = to
  }
  return shown + text.slice(at, end) + (end < text.length ? '…' : '')
}

function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}
