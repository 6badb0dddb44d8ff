import type { Garden } from '../../model/garden.ts'
import type { Link, Resolution } from '../../model/link.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { type GardenPath, isNotePath, type NotePath } from '../../model/path.ts'
import { historyFacts } from '../history/facts.ts'
import { queryNames } from './facts.ts'
import { fileFields } from './file-fields.ts'
import { lazily, lazyObject } from './lazy-object.ts'
import { type ReadLink, readField, readProperty } from './read-value.ts'
import { taskObjects } from './task-objects.ts'
import { fieldKey, type LinkValue, type ObjectValue, type Value } from './values.ts'

/** A note as queries see it. */
export interface NoteRow extends ObjectValue {
  readonly note: Note
  readonly link: LinkValue
  /** What it says of itself in its head and in its text, by the names that it writes. */
  readonly properties: ObjectValue
  /** Its head alone. */
  readonly frontmatter: ObjectValue
  readonly file: ObjectValue
}

/** All that queries know of a garden. */
export interface NoteRows {
  /** Sorted by path. */
  readonly all: readonly NoteRow[]
  readonly of: (path: GardenPath) => NoteRow | undefined
  /** A link by a name, as the note `from` would write it. */
  readonly linkTo: (from: NotePath, name: string, display?: string) => LinkValue
  /** Which notes link to a note, each once. */
  readonly backlinksOf: (path: NotePath) => readonly LinkValue[]
}

/** What of a garden queries read. */
export type AskedNotes = Pick<Garden, 'notesByPath' | 'links' | 'read' | 'propertiesOf'>

/** By what reads a garden's facts, which no two gardens share: links and notes may be the same in the next. */
const rowsByReader = new WeakMap<AskedNotes['read'], NoteRows>()

/** The rows of a garden, made when the first query is asked, each when something of it is looked at. */
export function noteRows(garden: AskedNotes): NoteRows {
  const known = rowsByReader.get(garden.read)
  if (known !== undefined) return known
  const made = makeRows(garden)
  rowsByReader.set(garden.read, made)
  return made
}

function makeRows(garden: AskedNotes): NoteRows {
  const rowByPath = new Map<string, NoteRow>()
  const rows: NoteRows = {
    all: [],
    of: (path) => rowByPath.get(path),
    linkTo(from, name, display) {
      const [target = '', fragment] = name.split('#', 2)
      const path = target.trim() === '' ? from : garden.read(queryNames).find(from, target.trim())
      return {
        kind: 'link',
        name,
        ...(path !== undefined && garden.notesByPath.has(path) && { path }),
        ...(fragment !== undefined && anchorOf(path && garden.notesByPath.get(path), fragment)),
        ...(display !== undefined && { display }),
      }
    },
    backlinksOf: (path) => {
      const sources = new Set((garden.links.backlinksByPath.get(path) ?? []).map(({ source }) => source))
      return [...sources].flatMap((source) => rowByPath.get(source)?.link ?? [])
    },
  }
  for (const note of garden.notesByPath.values()) rowByPath.set(note.path, makeRow(note, garden, rows))
  return { ...rows, all: [...rowByPath.values()] }
}

function anchorOf(note: Note | undefined, fragment: string): { readonly anchor?: string } {
  if (fragment.startsWith('^')) return { anchor: fragment }
  const heading = note?.headings.find(({ text }) => fieldKey(text) === fieldKey(fragment))
  return heading ? { anchor: heading.slug } : {}
}

function makeRow(note: Note, garden: AskedNotes, rows: NoteRows): NoteRow {
  const link: LinkValue = { kind: 'link', path: note.path, name: note.path }
  const resolutions = garden.links.resolutionsByPath.get(note.path) ?? []
  const linkByTarget = lazily(() => linksByTarget(note, resolutions, garden))
  const readLink: ReadLink = (target, display) => {
    const known = linkByTarget().get(target) ?? rows.linkTo(note.path, target)
    return { ...known, ...(display !== undefined && { display }) }
  }
  const frontmatter = lazily(() =>
    lazyObject(
      Object.entries(garden.propertiesOf(note)).map(([key, value]) => [
        key,
        () => readProperty(value, readLink),
      ]),
    ),
  )
  const properties = lazily(() =>
    note.fields === undefined ? frontmatter() : withFields(note, frontmatter(), readLink),
  )
  const file = lazily(() =>
    fileFields({
      note,
      link,
      frontmatter,
      outlinks: lazily(() => outlinksOf(note, resolutions, garden)),
      inlinks: lazily(() => rows.backlinksOf(note.path)),
      history: () => garden.read(historyFacts).of(note.path),
      tasks: lazily(() => taskObjects(note, link, readLink)),
    }),
  )
  const own = (name: string): Value => {
    const key = fieldKey(name)
    return key === 'file' ? file() : properties().get(key)
  }
  return {
    kind: 'object',
    note,
    link,
    keys: () => [...properties().keys(), 'file'],
    get: own,
    get properties() {
      return properties()
    },
    get frontmatter() {
      return frontmatter()
    },
    get file() {
      return file()
    },
  }
}

/** Fields of the text beside those of the head; one that is written twice is a list. Those of tasks are theirs alone. */
function withFields({ fields = [] }: Note, frontmatter: ObjectValue, readLink: ReadLink): ObjectValue {
  const written = new Map<string, { readonly name: string; readonly values: string[] }>()
  for (const { key, value, task } of fields) {
    if (task !== undefined) continue
    const known = written.get(fieldKey(key))
    if (known) known.values.push(value)
    else written.set(fieldKey(key), { name: key, values: [value] })
  }
  const entries = new Map<string, readonly [string, () => Value]>()
  for (const name of frontmatter.keys()) entries.set(fieldKey(name), [name, () => frontmatter.get(name)])
  for (const [key, { name, values }] of written) {
    const own = entries.get(key)?.[1]
    entries.set(key, [
      name,
      () => {
        const all = [...(own ? [own()] : []), ...values.map((value) => readField(value, readLink))].flat()
        return all.length === 1 ? (all[0] ?? null) : (all as readonly Value[])
      },
    ])
  }
  return lazyObject(entries.values())
}

/** What the links of a note mean that readers may follow, by their targets as written. */
function linksByTarget(
  { links }: Note,
  resolutions: readonly Resolution[],
  garden: AskedNotes,
): ReadonlyMap<string, LinkValue> {
  const found = new Map<string, LinkValue>()
  for (const [i, link] of links.entries())
    if (link.fragment === undefined && !found.has(link.target))
      found.set(link.target, linkValue(link, resolutions[i], garden))
  return found
}

/** Links that lead to nothing of the garden that readers are told of. */
const untold: ReadonlySet<Resolution['kind']> = new Set(['external', 'unlisted', 'withheld'])

/** The notes that a note links to, and names that it asks for, each once; notes that nobody lists are left out. */
function outlinksOf(
  { links }: Note,
  resolutions: readonly Resolution[],
  garden: AskedNotes,
): readonly LinkValue[] {
  const found = new Map<string, LinkValue>()
  for (const [i, link] of links.entries()) {
    const resolution = resolutions[i]
    if (resolution === undefined || untold.has(resolution.kind)) continue
    const value = linkValue(link, resolution, garden)
    found.set(value.path ?? `?${link.target}`, value)
  }
  return [...found.values()]
}

function linkValue(
  { target, embed }: Link,
  resolution: Resolution | undefined,
  { notesByPath }: AskedNotes,
): LinkValue {
  const path = resolution && resolvedPath(resolution)
  const isThere = path !== undefined && (!isNotePath(path) || notesByPath.has(path))
  return { kind: 'link', name: target, ...(isThere && { path }), ...(embed && { isPicture: true }) }
}
