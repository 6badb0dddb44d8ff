import type { LinkedNotes } from './linked-notes.ts'
import type { Note } from './note.ts'
import type { NoteHistory } from './note-history.ts'
import type { NoteKind } from './note-kind.ts'
import type { NoteVersions } from './note-version.ts'
import type { GardenOptions } from './options.ts'
import type { NotePath } from './path.ts'
import type { Properties } from './properties.ts'

/**
 * One thing that follows from a garden's notes: its series, who requires whom, what is wanted. A token: whoever holds it
 * can read the value from a garden. Made by `defineFacts`, collected when somebody first reads it, and never changed.
 */
export interface Facts<Value> {
  /** Unique among all facts: `series`. */
  readonly name: string
  /**
   * What the value is made of besides other facts. `statements`: properties, titles, tags and what links in properties
   * and lists mean, so that an edited text leaves the value as it is. `links`: every link. `texts`: anything.
   */
  readonly reads: 'statements' | 'links' | 'texts'
  /** Whether these facts are made of the links in a note's lists, too: a list of plans, the parts of a series. */
  readsLists?(path: NotePath, value: Value): boolean
  /** What others read where the feature that these facts belong to is switched off. */
  readonly none: Value
  /** Pure; `previous` is the value that an earlier garden had, which may only save time. */
  collect(source: FactsSource, previous: Value | undefined): Value
  /** How something of a value outlives the program, where that spares much of the first `collect`. */
  readonly kept?: KeptFacts<Value>
}

/** What of facts is kept for programs to come: plain JSON, read by the same version and options that wrote it. */
interface KeptFacts<Value> {
  pack(value: Value): unknown
  /** A `previous` for this garden. */
  unpack(packed: unknown, source: FactsSource): Value
}

/** Reads facts; the same value each time. */
export type ReadFacts = <Value>(facts: Facts<Value>) => Value

/** What facts are collected from. */
export interface FactsSource {
  /** Sorted by path. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  readonly links: LinkedNotes
  /** Notes without any link to or from another note, sorted. */
  readonly orphans: readonly NotePath[]
  /** The note that `name` means in the note `source`, as a link would find it. */
  readonly findNote: (source: NotePath, name: string) => NotePath | undefined
  /** Whether `name` means a note there that no list names, or one that is not published: nothing follows from naming it. */
  readonly isUnlisted: (source: NotePath, name: string) => boolean
  /** A note's properties without those of features that are switched off. */
  readonly propertiesOf: PropertiesOf
  /** Notes that others make a topic or a series by naming them as theirs. */
  readonly namedKinds: () => Iterable<readonly [NotePath, NoteKind]>
  readonly options: Pick<
    GardenOptions,
    'mentions' | 'unmentioned' | 'templates' | 'days' | 'lang' | 'settings' | 'dialects' | 'withoutFeatures'
  >
  /** When each note was planted and tended, as git tells; empty where nothing is known. */
  readonly daysByPath: ReadonlyMap<string, NoteHistory>
  /** What notes said when they were changed, by where they are now, as far as readers may see it. */
  readonly versionsByPath: ReadonlyMap<string, NoteVersions>
  /** Facts that these are made from. They must not be made from these in turn. */
  readonly read: ReadFacts
}

/** What a note says of itself, as far as the garden's features know it. */
export type PropertiesOf = (note: Pick<Note, 'properties'>) => Properties
