import type { NoteDialect } from '../define/dialect.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import { findOrphans } from '../link/find-orphans.ts'
import { hideCardNames } from '../link/hide-card-names.ts'
import { findWithheldLinks, type Hidden, leaveOutHidden } from '../link/leave-out-hidden.ts'
import { linkNotes } from '../link/link-notes.ts'
import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
import { resolveLink } from '../link/resolve-link.ts'
import type { FactsSource } from '../model/facts.ts'
import { type Garden, noneUnlisted } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, isNotePath, type NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import { nameByDialect } from '../parse/dialect-reading.ts'
import { openDialects } from './dialects.ts'
import { createGardenFacts, createPropertiesOf, type GardenFacts } from './garden-facts.ts'
import { hasSameStatements } from './garden-statements.ts'

/** A garden, the index its links were resolved with, and what was found out about it. */
export interface IndexedGarden {
  readonly garden: Garden
  readonly index: NameIndex
  readonly facts: GardenFacts
  /** What its links mean where unlisted notes are notes like others; made with {@link index}. */
  readonly all: Pick<Garden, 'notesByPath' | 'links'>
  /** Links of {@link all} that lead to what is not published. */
  readonly withheld: Hidden['withheld']
  /** The names of all files, where some are not published: whether a name means one of those follows from them. */
  readonly wholeNames: NameIndex['names'] | undefined
}

/** What of a garden nobody is told of. */
interface Hiding {
  /** Whether a note has a page and is in no list. */
  readonly isUnlisted: (note: Note) => boolean
  /** The garden with what is not published. */
  readonly whole: IndexedGarden
}

/** What a garden's facts are collected with, besides its notes. */
export interface GardenSettings extends Pick<FactsSource, 'options' | 'daysByPath' | 'versionsByPath'> {
  readonly features: FeatureSet
  /** What an earlier program kept of such facts, by their names; default: nothing. */
  readonly keptFacts?: ReadonlyMap<string, unknown>
  /** Other gardens that links may name; default: none. */
  readonly neighbours?: readonly Neighbour[]
}

const noNeighbours: readonly Neighbour[] = []

const noneWithheld: Hidden['withheld'] = new Map()

/**
 * Links notes to a garden. `previous` is an earlier result: what did not change is taken from it, and the answer is
 * the same without it. Unlisted notes are linked to and found by name as others are, and are no part of it.
 */
export function linkGarden(
  notesByPath: ReadonlyMap<NotePath, Note>,
  assets: readonly AssetPath[],
  settings: GardenSettings,
  previous?: IndexedGarden,
  hiding?: Hiding,
): IndexedGarden {
  const { features, options, daysByPath, versionsByPath, neighbours = noNeighbours } = settings
  const index = buildNameIndex(notesByPath.values(), assets, previous?.index, neighbours)
  const memo = previous && {
    notes: previous.all.notesByPath,
    index: previous.index,
    links: previous.all.links,
  }
  const all = { notesByPath, links: linkNotes(notesByPath, assets, index, memo) }
  const withheld = hiding ? findWithheldLinks(all.links, hiding.whole.all.links) : noneWithheld
  const listed = listNotes(all, hiding?.isUnlisted, withheld, previous)
  const { links, unlisted } = listed
  const isSame = previous !== undefined && links === previous.garden.links
  const orphans = isSame ? previous.garden.orphans : findOrphans(listed.notesByPath.keys(), links)
  const propertiesOf = createPropertiesOf(features)
  const find = (from: NotePath, name: string): NotePath | undefined => findNote(index, from, name)
  const hasUnlisted = (path: NotePath | undefined): boolean =>
    path !== undefined && unlisted.notesByPath.has(path)
  const wholeNames = hiding?.whole.index.names
  const isWithheld = (from: NotePath, name: string): boolean =>
    hiding !== undefined && findNote(hiding.whole.index, from, name) !== undefined
  const source = {
    notesByPath: listed.notesByPath,
    links,
    orphans,
    findNote: (from: NotePath, name: string) => {
      const path = find(from, name)
      return hasUnlisted(path) ? undefined : path
    },
    isUnlisted: (from: NotePath, name: string) => {
      const path = find(from, name)
      return path === undefined ? isWithheld(from, name) : hasUnlisted(path)
    },
    propertiesOf,
    options,
    daysByPath,
    versionsByPath,
  }
  const facts = createGardenFacts(
    source,
    features,
    previous && earlierFacts(previous, source, index, wholeNames),
    settings.keptFacts,
  )
  const dialects = openDialects(options)
  const garden: Garden = {
    notesByPath: listed.notesByPath,
    assets,
    links,
    unlisted,
    orphans,
    read: facts.read,
    propertiesOf,
    ...(dialects.length > 0 && {
      namePath: (path) => firstName(dialects, path),
      namesOf: (path, properties) => nameByDialect(dialects, path, properties)?.given.givenNames ?? [],
    }),
    knownProperties: features.properties,
    ownCallouts: features.callouts,
    neighbours,
  }
  return { garden, index, facts, all, withheld, wholeNames }
}

function firstName(dialects: readonly NoteDialect[], path: NotePath): string | undefined {
  for (const { namePath } of dialects) {
    const name = namePath?.(path)
    if (name !== undefined) return name
  }
  return undefined
}

/** Parts a garden's notes in those that it lists and those that have a page alone. */
function listNotes(
  all: IndexedGarden['all'],
  isUnlisted: (note: Note) => boolean = () => false,
  withheld: Hidden['withheld'],
  previous: IndexedGarden | undefined,
): Pick<Garden, 'notesByPath' | 'links' | 'unlisted'> {
  const listed = new Map<NotePath, Note>()
  const unlisted = new Map<NotePath, Note>()
  for (const [path, note] of all.notesByPath) {
    const numbers = withheld.get(path)
    const shown = numbers ? hideCardNames(note, numbers) : note
    ;(isUnlisted(note) ? unlisted : listed).set(path, shown)
  }
  if (unlisted.size === 0 && withheld.size === 0) return { ...all, unlisted: noneUnlisted }
  const before = previous?.garden.unlisted
  const isSame =
    before !== undefined &&
    previous?.all.links === all.links &&
    isSameWithheld(previous.withheld, withheld) &&
    before.notesByPath.size === unlisted.size &&
    [...unlisted.keys()].every((path) => before.notesByPath.has(path))
  if (isSame)
    return {
      notesByPath: listed,
      links: previous.garden.links,
      unlisted: { ...before, notesByPath: unlisted },
    }
  const { links, resolutionsByPath } = leaveOutHidden(all.links, listed, { unlisted, withheld })
  return { notesByPath: listed, links, unlisted: { notesByPath: unlisted, resolutionsByPath } }
}

function isSameWithheld(a: Hidden['withheld'], b: Hidden['withheld']): boolean {
  if (a.size !== b.size) return false
  for (const [path, numbers] of a) {
    const others = b.get(path)
    if (others?.size !== numbers.size || ![...numbers].every((number) => others.has(number))) return false
  }
  return true
}

function earlierFacts(
  { garden, facts: { valueByFacts, stale }, index: oldIndex, wholeNames: oldNames }: IndexedGarden,
  source: Pick<FactsSource, 'notesByPath' | 'links'>,
  index: NameIndex,
  wholeNames: NameIndex['names'] | undefined,
): Parameters<typeof createGardenFacts>[2] {
  const hasSameNames = oldIndex.names === index.names && oldNames === wholeNames
  const statements = hasSameNames && hasSameStatements(garden, source, valueByFacts)
  return { valueByFacts, stale, isSame: { statements, links: statements && garden.links === source.links } }
}

/** The note that a name without brackets means in a property. */
function findNote(index: NameIndex, source: NotePath, name: string): NotePath | undefined {
  const path = resolvedPath(resolveLink(index, source, { syntax: 'wiki', target: name, embed: false }))
  return path !== undefined && isNotePath(path) ? path : undefined
}

/**
 * The part of a garden that the public may see, linked by itself, so that a draft neither is linked to nor hides a
 * published note of its name; nothing says what links to it mean. Unlisted notes are linked to and are no part of it. The garden itself where there are none.
 */
export function linkPublished(
  whole: IndexedGarden,
  publication: Pick<Publication, 'reasonOf' | 'reasonOfAsset' | 'reasonOfUnlisted'>,
  settings: GardenSettings,
  previous?: IndexedGarden,
): IndexedGarden {
  const { notesByPath, assets } = whole.garden
  const known = previous?.all.notesByPath
  const published = new Map<NotePath, Note>()
  for (const [path, note] of notesByPath)
    if (known?.get(path) === note || publication.reasonOf(note) === undefined) published.set(path, note)
  const shown = assets.filter((path) => publication.reasonOfAsset(path) === undefined)
  const isUnlisted = (note: Note): boolean => publication.reasonOfUnlisted(note) !== undefined
  const hasUnlisted = [...published.values()].some(isUnlisted)
  if (!hasUnlisted && published.size === notesByPath.size && shown.length === assets.length) return whole
  return linkGarden(published, shown.length === assets.length ? assets : shown, settings, previous, {
    isUnlisted,
    whole,
  })
}
