import {
  type Change,
  type MovedFolder,
  movedFolders,
  type ReplaceText,
  type TextEdit,
} from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { isInProse } from '../../model/is-in-prose.ts'
import type { Heading, Note } from '../../model/note.ts'
import type { GardenPath, NotePath } from '../../model/path.ts'
import { aliasKeys } from '../../model/properties.ts'
import { replaceItems } from '../../parse/frontmatter-items.ts'
import { findBlockId } from './block-marker.ts'
import {
  type ChangeDraft,
  createAfter,
  type DraftSources,
  draftMoves,
  refuse,
  refuseOtherProperties,
} from './change-draft.ts'
import { draftExtract } from './draft-extract.ts'
import { draftMerge } from './draft-merge.ts'
import { draftMovePart } from './draft-move-part.ts'
import { isIn } from './draft-parts.ts'
import { draftSeries } from './draft-series.ts'
import { draftSplit } from './draft-split.ts'
import { draftTag, namesTag } from './draft-tag.ts'
import { draftTitle } from './draft-title.ts'
import { findHeadingText, notOneHeading } from './heading-text.ts'
import { linkName } from './link-name.ts'
import { setProperties } from './set-properties.ts'
import { withTranslations } from './with-translations.ts'

/** A change that is drafted from a few notes; a replacement looks through all of them. */
type DraftedChange = Exclude<Change, ReplaceText>

/** The notes whose texts a draft of the change reads. */
export function notesToRead(change: DraftedChange, garden: Garden): readonly NotePath[] {
  switch (change.kind) {
    case 'move-file':
    case 'move-folder':
    case 'move-files':
      return []
    case 'merge-notes':
      return [change.from, change.into]
    case 'move-part':
      return [change.path, change.to]
    case 'make-series':
      return change.by === 'properties' ? change.notes : change.index === undefined ? [] : [change.index]
    case 'set-properties':
      return change.notes.map(({ path }) => path)
    case 'rename-tag':
      return [...garden.notesByPath.values()].flatMap((note) =>
        namesTag(note, change.from) ? [note.path] : [],
      )
    default:
      return [change.path]
  }
}

/** What a change does besides writing links anew, and why it cannot be done where it cannot. */
export async function draftChange(
  change: DraftedChange,
  garden: Garden,
  sources: DraftSources,
): Promise<ChangeDraft> {
  switch (change.kind) {
    case 'move-file':
      if (change.from === change.to) return refuse(garden, `${change.from} is called that already`)
      return draftMoves(garden, withTranslations(garden, change.from, change.to))
    case 'move-folder':
      return draftFolder(garden, change)
    case 'move-files':
      return draftMoves(garden, new Map(change.moves.map(({ from, to }) => [from, to])), movedFolders(change))
    case 'rename-note':
      return draftTitle(change, garden, sources)
    case 'rename-heading':
      return draftHeading(change, garden, sources)
    case 'rename-block':
      return draftBlock(change, garden, sources)
    case 'rename-alias':
      return draftAlias(change, garden, sources)
    case 'rename-tag':
      return draftTag(change, garden, sources)
    case 'merge-notes':
      return draftMerge(change, garden, sources)
    case 'extract-note':
      return draftExtract(change, garden, sources)
    case 'split-note':
      return draftSplit(change, garden, sources)
    case 'move-part':
      return draftMovePart(change, garden, sources)
    case 'make-series':
      return draftSeries(change, garden, sources)
    case 'set-properties': {
      const missing = change.notes.find(({ path }) => !garden.notesByPath.has(path))
      if (missing !== undefined) return refuse(garden, `There is no note ${missing.path}`)
      const paths = change.notes.map(({ path }) => path)
      const refused = refuseOtherProperties(garden, paths, sources.sourceOf)
      if (refused !== undefined) return refused
      const edits = change.notes.map(({ path, properties }) => {
        const values = Object.entries(properties).map(([key, value]) => [key, JSON.stringify(value)] as const)
        return [path, setProperties(sources.sourceOf(path), new Map(values))] as const
      })
      return { after: createAfter(garden, {}), edits: new Map(edits), moves: new Map(), problems: [] }
    }
    case 'link-mentions': {
      const note = garden.notesByPath.get(change.path)
      if (!note || change.mentions.some(({ range }) => !isInProse(note, range)))
        return refuse(garden, `A link can be written into the text of ${change.path} alone`)
      const tables = sources.tablesIn(change.path)
      const edits = change.mentions.map(({ range, target }): TextEdit => {
        const text = sources.sourceOf(change.path).slice(range.start, range.end)
        const name = linkName(target, garden)
        const bar = tables.some((table) => isIn(range, table)) ? '\\|' : '|'
        return { range, text: text === name ? `[[${name}]]` : `[[${name}${bar}${text}]]` }
      })
      return editsOnly(
        garden,
        change.path,
        edits.sort((a, b) => a.range.start - b.range.start),
      )
    }
  }
}

/** A draft that changes nothing but text in which no link stands. */
function editsOnly(garden: Garden, path: NotePath, edits: readonly TextEdit[]): ChangeDraft {
  return { after: createAfter(garden, {}), edits: new Map([[path, edits]]), moves: new Map(), problems: [] }
}

function draftFolder(garden: Garden, folder: MovedFolder): ChangeDraft {
  const { from, to } = folder
  const files: GardenPath[] = [...garden.notesByPath.keys(), ...garden.assets]
  const inside = files.filter((path) => path.startsWith(`${from}/`))
  if (inside.length === 0) return refuse(garden, `There is no folder ${from}`)
  if (to === from || to.startsWith(`${from}/`)) return refuse(garden, `${from} cannot move into itself`)
  return draftMoves(
    garden,
    new Map(inside.map((path) => [path, (to + path.slice(from.length)).replace(/^\//, '') as GardenPath])),
    [folder],
  )
}

async function draftHeading(
  { path, heading: number, to }: Extract<Change, { kind: 'rename-heading' }>,
  garden: Garden,
  { sourceOf, headingsAfter }: DraftSources,
): Promise<ChangeDraft> {
  const note = garden.notesByPath.get(path)
  const heading = note?.headings[number]
  if (note === undefined || heading === undefined)
    return refuse(garden, `There is no such heading in ${path}`)
  const text = to.trim()
  if (text === '' || /[\n\r]/.test(text)) return refuse(garden, 'A heading is one line with something in it')
  const edits = [{ range: findHeadingText(sourceOf(path), heading), text }]
  const headings = await headingsAfter(path, edits)
  if (headings.length !== note.headings.length) return refuse(garden, notOneHeading(text))
  return draftAnchors(garden, note, headings, edits)
}

/** A note in which some headings have other texts: places keep their number. */
function draftAnchors(
  garden: Garden,
  note: Note,
  headings: readonly Heading[],
  edits: readonly TextEdit[],
): ChangeDraft {
  const slugBySlug = new Map(note.headings.map((heading, i) => [heading.slug, headings[i]!.slug]))
  const after = createAfter(garden, {
    notes: new Map([[note.path, { ...note, headings }]]),
    placeOf: (place) => {
      const slug =
        place.path === note.path && place.anchor !== undefined ? slugBySlug.get(place.anchor) : undefined
      return slug === undefined ? undefined : { path: place.path, anchor: slug }
    },
  })
  return { after, edits: new Map([[note.path, edits]]), moves: new Map(), problems: [] }
}

function draftBlock(
  { path, from, to }: Extract<Change, { kind: 'rename-block' }>,
  garden: Garden,
  { sourceOf }: DraftSources,
): ChangeDraft {
  const note = garden.notesByPath.get(path)
  const id = from.toLowerCase()
  const block = note?.blocks.find((one) => one.id === id)
  if (note === undefined || block === undefined)
    return refuse(garden, `There is no block ^${from} in ${path}`)
  if (!/^[a-z0-9-]+$/i.test(to)) return refuse(garden, 'A block id has letters, digits and dashes')
  if (note.blocks.some((one) => one.id === to.toLowerCase() && one.id !== id))
    return refuse(garden, `There is a block ^${to} in ${path} already`)
  const source = sourceOf(path)
  const marker = findBlockId(source, block)
  if (!marker) return refuse(garden, `The marker ^${from} was not found in ${path}`)
  const blocks = note.blocks.map((one) => (one.id === id ? { ...one, id: to.toLowerCase() } : one))
  const after = createAfter(garden, {
    notes: new Map([[path, { ...note, blocks }]]),
    placeOf: (place) =>
      place.path === path && place.anchor === `^${id}` ? { path, anchor: `^${to.toLowerCase()}` } : undefined,
  })
  const edit = { range: marker, text: to }
  return { after, edits: new Map([[path, [edit]]]), moves: new Map(), problems: [] }
}

function draftAlias(
  { path, from, to }: Extract<Change, { kind: 'rename-alias' }>,
  garden: Garden,
  { sourceOf }: DraftSources,
): ChangeDraft {
  const note = garden.notesByPath.get(path)
  if (note === undefined || !note.aliases.includes(from))
    return refuse(garden, `${path} has no alias "${from}"`)
  const alias = to.trim()
  if (alias === '' || /[\n\r]/.test(alias)) return refuse(garden, 'An alias is one line with something in it')
  const replace = (item: string): string | undefined => (item === from ? alias : undefined)
  const edits = replaceItems(sourceOf(path), aliasKeys, replace, /[^\n]+/g)
  if (edits.length === 0)
    return refuse(garden, `The alias "${from}" is written in a way that cannot be edited`)
  const aliases = note.aliases.map((one) => (one === from ? alias : one))
  const after = createAfter(garden, { notes: new Map([[path, { ...note, aliases }]]) })
  return { after, edits: new Map([[path, edits]]), moves: new Map(), problems: [] }
}
