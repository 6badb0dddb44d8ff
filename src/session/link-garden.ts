import type { FeatureSet } from '../define/feature-set.ts'
import { findOrphans } from '../link/find-orphans.ts'
import { linkNotes } from '../link/link-notes.ts'
import { buildNameIndex, type NameIndex } from '../link/name-index.ts'
import { resolveLink } from '../link/resolve-link.ts'
import type { FactsSource } from '../model/facts.ts'
import type { Garden } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, isNotePath, type NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import { createGardenFacts, createPropertiesOf, type GardenFacts } from './garden-facts.ts'
import { hasSameStatements } from './garden-statements.ts'

/** A garden, the index its links were resolved with, and what was found out about it. */
export interface IndexedGarden {
  readonly garden: Garden
  readonly index: NameIndex
  readonly facts: GardenFacts
}

/** What a garden's facts are collected with, besides its notes. */
export interface GardenSettings extends Pick<FactsSource, 'options' | 'daysByPath'> {
  readonly features: FeatureSet
}

/**
 * Links notes to a garden. `previous` is an earlier result: what did not change is taken from it, and the answer is
 * the same without it.
 */
export function linkGarden(
  notesByPath: ReadonlyMap<NotePath, Note>,
  assets: readonly AssetPath[],
  settings: GardenSettings,
  previous?: IndexedGarden,
): IndexedGarden {
  const { features, options, daysByPath } = settings
  const index = buildNameIndex(notesByPath.values(), assets, previous?.index)
  const memo = previous && {
    notes: previous.garden.notesByPath,
    index: previous.index,
    links: previous.garden.links,
  }
  const links = linkNotes(notesByPath, assets, index, memo)
  const isSame = previous !== undefined && links === previous.garden.links
  const orphans = isSame ? previous.garden.orphans : findOrphans(notesByPath.keys(), links)
  const propertiesOf = createPropertiesOf(features)
  const source = {
    notesByPath,
    links,
    orphans,
    findNote: (from: NotePath, name: string) => findNote(index, from, name),
    propertiesOf,
    options,
    daysByPath,
  }
  const facts = createGardenFacts(source, features, previous && earlierFacts(previous, source, index))
  const garden: Garden = {
    notesByPath,
    assets,
    links,
    orphans,
    read: facts.read,
    propertiesOf,
    knownProperties: features.properties,
    ownCallouts: features.callouts,
  }
  return { garden, index, facts }
}

function earlierFacts(
  { garden, facts: { valueByFacts, stale }, index: oldIndex }: IndexedGarden,
  source: Pick<FactsSource, 'notesByPath' | 'links'>,
  index: NameIndex,
): Parameters<typeof createGardenFacts>[2] {
  const statements = oldIndex.names === index.names && hasSameStatements(garden, source, valueByFacts)
  return { valueByFacts, stale, isSame: { statements, links: statements && garden.links === source.links } }
}

/** The note that a name without brackets means in a property. */
function findNote(index: NameIndex, source: NotePath, name: string): NotePath | undefined {
  const path = resolvedPath(resolveLink(index, source, { syntax: 'wiki', target: name, embed: false }))
  return path !== undefined && isNotePath(path) ? path : undefined
}

/**
 * The part of a garden that the public may see, linked by itself, so that a draft neither is linked to nor hides a
 * published note of its name. The garden itself where there are none.
 */
export function linkPublished(
  whole: IndexedGarden,
  publication: Pick<Publication, 'reasonOf' | 'reasonOfAsset'>,
  settings: GardenSettings,
  previous?: IndexedGarden,
): IndexedGarden {
  const { notesByPath, assets } = whole.garden
  const known = previous?.garden.notesByPath
  const published = new Map<NotePath, Note>()
  for (const [path, note] of notesByPath)
    if (known?.get(path) === note || publication.reasonOf(note) === undefined) published.set(path, note)
  const shown = assets.filter((path) => publication.reasonOfAsset(path) === undefined)
  if (published.size === notesByPath.size && shown.length === assets.length) return whole
  return linkGarden(published, shown.length === assets.length ? assets : shown, settings, previous)
}
