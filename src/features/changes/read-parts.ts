import type { AskedGarden } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { Garden } from '../../model/garden.ts'
import { isTranslationOf } from '../../model/name-language.ts'
import type { Note } from '../../model/note.ts'
import { noteKindOf } from '../../model/note-kind.ts'
import { toOrderKey } from '../../model/order-key.ts'
import { baseName, folderOf, isDrawnPath, type NotePath, stemOf } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import type { Range } from '../../model/range.ts'
import { suggestPath } from '../../store/new-name.ts'
import { sectionRange } from './draft-split.ts'
import { cutName, headingNamed, oneNoteNamed, pathInGarden } from './read-rename.ts'

/** How a note is to be split. */
interface SplitFlags {
  readonly level: number
  readonly into: string | undefined
  readonly embed: boolean
}

/** The change that splits a note. Throws a message for people. */
export function readSplit(asked: AskedGarden, name: string, flags: SplitFlags): Change {
  const { folder } = asked
  const path = oneNoteNamed(asked, name)
  const into = flags.into === undefined ? folderOf(path) : folderNamed(folder, flags.into)
  return { kind: 'split-note', path, level: flags.level, folder: into, leave: flags.embed ? 'embed' : 'link' }
}

/** The change that moves `Note#Heading` or `Note#^block` to a note, or below a heading of it. Throws a message for people. */
export async function readMovePart(
  asked: AskedGarden,
  part: string,
  to: string,
  leave: 'nothing' | 'link' | 'embed',
): Promise<Change> {
  const { garden, textOf } = asked
  const [name, fragment] = cutName(garden, part)
  if (fragment === undefined)
    throw new Error(`"${part}" is a whole note: say "Note#Heading" or "Note#^block"`)
  const path = oneNoteNamed(asked, name)
  const source = (await textOf(path)) ?? ''
  const note = garden.notesByPath.get(path)
  if (note === undefined) throw new Error(`there is no ${path}`)
  const range = fragment.startsWith('^')
    ? blockRange(note, fragment.slice(1), source)
    : sectionRange(note, headingNamed(garden, path, fragment), source)
  const [other, heading] = cutName(garden, to)
  const target = oneNoteNamed(asked, other)
  const under = heading === undefined ? {} : { under: headingNamed(garden, target, heading) }
  return { kind: 'move-part', path, range, to: target, ...under, leave }
}

/** How a folder is to be a series. */
interface SeriesFlags {
  readonly title: string | undefined
  readonly by: 'properties' | 'index'
  readonly order: 'name' | 'title' | 'created'
}

/** The change that makes a series of a folder's notes. Throws a message for people. */
export function readMakeSeries({ folder, garden }: AskedGarden, given: string, flags: SeriesFlags): Change {
  const at = folderNamed(folder, given)
  const title = flags.title ?? baseName(at)
  const index = `${at === '' ? '' : `${at}/`}${suggestPath(`${title}.md`)}` as NotePath
  const notes = [...garden.notesByPath.values()].filter(
    (note) => folderOf(note.path) === at && note.path !== index && isPart(note, garden),
  )
  if (notes.length === 0) throw new Error(`there are no notes in the folder "${given}"`)
  const keyOf = (note: Note): string => {
    if (flags.order === 'title') return toOrderKey(note.title)
    return flags.order === 'name'
      ? toOrderKey(stemOf(note.path))
      : (textProperty(note.properties, 'created') ?? '')
  }
  const undated = flags.order === 'created' ? notes.find((note) => keyOf(note) === '') : undefined
  if (undated) throw new Error(`${undated.path} has no property "created"`)
  const sorted = notes
    .map((note) => ({ path: note.path, key: keyOf(note) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.path, b.path))
    .map(({ path }) => path)
  const list = flags.by === 'index' ? { index } : {}
  return { kind: 'make-series', notes: sorted, title, by: flags.by, ...list }
}

/** What a folder says of itself, drawings and translations are no parts. */
function isPart(note: Note, { notesByPath }: Garden): boolean {
  const kind = noteKindOf(note.properties)
  return (
    !isDrawnPath(note.path) &&
    !isTranslationOf(note.path, (path) => notesByPath.has(path)) &&
    !/^(?:index|readme)\.md$/i.test(baseName(note.path)) &&
    kind !== 'topic' &&
    kind !== 'series'
  )
}

function folderNamed(garden: string, given: string): string {
  const inside = pathInGarden(garden, given) ?? given
  return inside.replace(/^(?:\.?\/)+|\/+$/g, '').normalize('NFC')
}

/** A block with its marker, and the blank lines behind it. */
function blockRange({ path, blocks }: Note, id: string, source: string): Range {
  const block = blocks.find((one) => one.id === id.toLowerCase())
  if (block === undefined) {
    const known = blocks.slice(0, 8).map((one) => `^${one.id}`)
    throw new Error(`${path} has no block ^${id}${known.length === 0 ? '' : `; it has ${known.join(', ')}`}`)
  }
  const start = source.lastIndexOf('\n', block.range.start - 1) + 1
  const lineEnd = source.indexOf('\n', source.indexOf(`^`, block.range.end))
  const end = lineEnd < 0 ? source.length : lineEnd + 1
  return { start, end: end + (/^(?:[ \t]*\r?\n)*/.exec(source.slice(end))?.[0].length ?? 0) }
}
