import type { CalloutKind } from './callout-kind.ts'
import type { PropertiesOf, ReadFacts } from './facts.ts'
import type { Resolution } from './link.ts'
import type { LinkedNotes } from './linked-notes.ts'
import type { Neighbour } from './neighbour.ts'
import type { Note } from './note.ts'
import { type AssetPath, isDrawnPath, type NotePath } from './path.ts'
import type { Properties } from './properties.ts'
import type { Property } from './property.ts'

/** The whole: every note, every asset, every link's meaning. An immutable value; `lintGarden` finds its problems. */
export interface Garden {
  /** Sorted by path in code-unit order. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  /** Sorted by path in code-unit order. */
  readonly assets: readonly AssetPath[]
  readonly links: LinkedNotes
  /** Notes that have a page, or are part of others' pages, and that nothing else shows: no list, no count, no fact. */
  readonly unlisted: UnlistedNotes
  /** Notes without any link to or from another note, sorted. */
  readonly orphans: readonly NotePath[]
  /** Reads what the garden's features find out about it: each when it is first read. */
  readonly read: ReadFacts
  /** A note's properties without those of features that are switched off. */
  readonly propertiesOf: PropertiesOf
  /** What the program that its notes were written for makes of the name of a file: see `Note.pathName`. */
  readonly namePath?: (path: NotePath) => string | undefined
  /** The names that the program gives a note at a path with such properties, addresses too: see `Note.givenNames`. */
  readonly namesOf?: (path: NotePath, properties: Properties) => readonly string[]
  /** The properties of notes that mean something here. */
  readonly knownProperties: readonly Property[]
  /** The kinds of callouts that it has beside the usual ones. */
  readonly ownCallouts: readonly CalloutKind[]
  /** Other gardens that its links may name, sorted by name. */
  readonly neighbours: readonly Neighbour[]
}

/** Notes beside the garden's own that have a page. */
export interface UnlistedNotes {
  /** Sorted by path. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  /** What their links mean. */
  readonly resolutionsByPath: LinkedNotes['resolutionsByPath']
}

/** A garden that lists all of its notes. */
export const noneUnlisted: UnlistedNotes = { notesByPath: new Map(), resolutionsByPath: new Map() }

/** The note whose page is asked for, unlisted ones too. */
export function shownNote(
  { notesByPath, unlisted }: Pick<Garden, 'notesByPath' | 'unlisted'>,
  path: NotePath,
): Note | undefined {
  return notesByPath.get(path) ?? unlisted.notesByPath.get(path)
}

/** Every note that has a page: those of the garden, then those that it does not list. */
export function* shownNotes({
  notesByPath,
  unlisted,
}: Pick<Garden, 'notesByPath' | 'unlisted'>): Iterable<Note> {
  yield* notesByPath.values()
  yield* unlisted.notesByPath.values()
}

/** What the links on a note's page mean, those of unlisted notes too; in the order of the note's `links`. */
export function shownResolutions(
  { links, unlisted }: Pick<Garden, 'links' | 'unlisted'>,
  path: NotePath,
): readonly Resolution[] {
  return links.resolutionsByPath.get(path) ?? unlisted.resolutionsByPath.get(path) ?? []
}

/** How many notes somebody wrote: a canvas has a page like a note, but is drawn. */
export function countNotes(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  isLeftOut: (path: NotePath) => boolean = () => false,
): number {
  let count = 0
  for (const path of notesByPath.keys()) if (!isDrawnPath(path) && !isLeftOut(path)) count++
  return count
}
