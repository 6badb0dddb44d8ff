import type { Change, TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { type GardenPath, isDrawnPath, type NotePath, stemOf, toNameKey } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import {
  type ChangeDraft,
  createAfter,
  type DraftSources,
  refuse,
  refuseOtherProperties,
} from './change-draft.ts'
import { linkName } from './link-name.ts'
import { setProperties } from './set-properties.ts'

type SeriesChange = Extract<Change, { kind: 'make-series' }>

/** Notes as the parts of a series: by their properties, or by an ordered list in the note that is the series. */
export function draftSeries(change: SeriesChange, garden: Garden, sources: DraftSources): ChangeDraft {
  const { notes, title, by } = change
  const missing = notes.find((path) => !garden.notesByPath.has(path) || isDrawnPath(path))
  if (missing !== undefined) return refuse(garden, `There is no note ${missing}`)
  if (notes.length < 2) return refuse(garden, 'A series has two notes or more')
  if (title.trim() === '' || /[\n\r]/.test(title))
    return refuse(garden, 'A series needs a title, on one line')
  return by === 'index' ? draftList(change, garden, sources) : draftNumbers(change, garden, sources)
}

function draftNumbers(
  { notes, title }: SeriesChange,
  garden: Garden,
  { sourceOf }: DraftSources,
): ChangeDraft {
  const key = toNameKey(title)
  const named = [...garden.notesByPath.values()].find(
    (note) => toNameKey(note.title) === key || note.names.some((name) => name === key),
  )
  const value = named === undefined ? title.trim() : `[[${linkName(named.path, garden)}]]`
  const isOther = (path: NotePath): boolean => {
    const note = garden.notesByPath.get(path)
    const written = note && textProperty(note.properties, 'series')
    const name = written?.replace(/^\[\[|(?:[#|].*)?\]\]$/g, '')
    return (
      name !== undefined &&
      name !== '' &&
      toNameKey(name) !== key &&
      named?.names.every((one) => one !== toNameKey(name)) !== false
    )
  }
  const others = notes.filter(isOther)
  if (others.length > 0) return refuse(garden, `Already part of another series: ${others.join(', ')}`)
  const refused = refuseOtherProperties(garden, notes, sourceOf)
  if (refused !== undefined) return refused
  const edits = new Map<GardenPath, readonly TextEdit[]>()
  for (const [i, path] of notes.entries()) {
    const values = new Map([
      ['series', JSON.stringify(value)],
      ['part', String(i + 1)],
    ])
    edits.set(path, setProperties(sourceOf(path), values))
  }
  return { after: createAfter(garden, {}), edits, moves: new Map(), problems: [] }
}

/** A new note, or one that is there and has no such list yet. */
function draftList(
  { notes, title, index }: SeriesChange,
  garden: Garden,
  { sourceOf }: DraftSources,
): ChangeDraft {
  if (index === undefined) return refuse(garden, 'A series by a list needs the note that has it')
  const lines = notes.map((path, i) => `${i + 1}. [[${linkName(path, garden)}]]\n`).join('')
  const own = garden.notesByPath.get(index)
  if (own === undefined) {
    const heading = stemOf(index) === title ? '' : `title: ${JSON.stringify(title)}\n`
    const text = `---\n${heading}type: series\n---\n\n# ${title}\n\n${lines}`
    const seen = { path: index, aliases: [], headings: [], blocks: [] }
    return {
      after: createAfter(garden, { notes: new Map([[index, seen]]) }),
      edits: new Map(),
      moves: new Map(),
      creates: new Map([[index, text]]),
      problems: [],
    }
  }
  if (own.links.some(({ item }) => item?.isOrdered))
    return refuse(garden, `${index} has a numbered list of links already: that is its list of parts`)
  const kind = textProperty(own.properties, 'type')
  if (kind !== undefined && kind !== 'series')
    return refuse(garden, `${index} is of the type "${kind}" and cannot be a series, too`)
  const refused = refuseOtherProperties(garden, [index], sourceOf)
  if (refused !== undefined) return refused
  const source = sourceOf(index)
  const lineEnd = /\r\n/.test(source) ? '\r\n' : '\n'
  const gap =
    source === '' || /\n\s*\n$/.test(source) ? '' : source.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  const end = { start: source.length, end: source.length }
  const text = gap + lines.replaceAll('\n', lineEnd)
  const edits = [...setProperties(source, new Map([['type', 'series']])), { range: end, text }]
  return { after: createAfter(garden, {}), edits: new Map([[index, edits]]), moves: new Map(), problems: [] }
}
