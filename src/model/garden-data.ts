import type { Basis } from './basis.ts'
import type { NoteHistory } from './note-history.ts'
import type { NoteKind } from './note-kind.ts'
import type { Href } from './page-link.ts'
import type { NameKey, NotePath } from './path.ts'
import type { ReadState } from './reference.ts'
import type { RelatedNote } from './related-note.ts'
import type { SeriesId } from './series-id.ts'
import type { Stage } from './stage.ts'
import type { TendItem, WantedDemand } from './tending.ts'
import type { TopicId } from './topic-id.ts'

/** Version of {@link GardenData}: raised when a field goes or means something else; new fields do not raise it. */
export const gardenDataVersion = 2

/**
 * What a site says about its garden for other programs: `garden.json` at its root is a {@link GardenIndex}, and the lists are
 * in the parts that it names. No page loads it. Published notes alone. Lists are sorted: notes by path, topics with parents before children, series by title. Every key is always
 * there but for those marked `?` and those of features that are off.
 */
export interface GardenData {
  readonly version: typeof gardenDataVersion
  readonly title: string
  readonly description: string
  readonly lang: string
  /** Whether somebody declared a topic; otherwise `topics` are folders and tags. */
  readonly hasDeclaredTopics: boolean
  readonly notes: readonly NoteData[]
  readonly topics: readonly TopicData[]
  readonly series: readonly SeriesData[]
  readonly references: readonly ReferenceData[]
  /** Names that notes ask for, by name; names of pictures and other media are left out. */
  readonly wanted: readonly {
    readonly name: NameKey
    readonly label: string
    readonly askedBy: readonly NotePath[]
  }[]
  readonly planned: readonly (
    | { readonly kind: 'note'; readonly path: NotePath }
    | { readonly kind: 'wanted'; readonly name: NameKey; readonly label: string }
  )[]
  readonly start: readonly NotePath[]
  readonly current: readonly NotePath[]
  /** Plain pages in the order of the navigation. */
  readonly pages: readonly NotePath[]
  /** When notes were planted and tended; notes of which nothing is known are left out. */
  readonly history: readonly ({ readonly path: NotePath } & NoteHistory)[]
  /** What each note is related to and why; notes without any are left out. */
  readonly related: readonly { readonly path: NotePath; readonly to: readonly RelatedNote[] }[]
  /** Names of notes in other notes' texts, by the note named; no mention of a note that the text links to elsewhere. */
  readonly mentions: readonly MentionData[]
  /** The wanted notes, the most wanted first; names that differ by spelling alone are one. */
  readonly demand: readonly Pick<WantedDemand, 'name' | 'label' | 'names' | 'noteCount' | 'score'>[]
  /** What a gardener could do next, with reasons. */
  readonly tend: readonly TendItem[]
}

/** `garden.json`: all of {@link GardenData} that is no list, and where the lists are. */
export interface GardenIndex
  extends Pick<GardenData, 'version' | 'title' | 'description' | 'lang' | 'hasDeclaredTopics'> {
  /** How many items each list has in all; a list without any is in no part. */
  readonly counts: Readonly<Record<string, number>>
  /** In their order: a list that is in several goes on from one to the next. */
  readonly parts: readonly GardenDataPart[]
}

/**
 * A part is an object of lists by their names, of at most a megabyte. An item with `continues` belongs to the one before it: its
 * lists go on those.
 */
export interface GardenDataPart {
  readonly href: Href
  /** How many items of each list are in it. */
  readonly counts: Readonly<Record<string, number>>
}

/** A note's name in another note's text: UTF-16 offsets into the source file. */
interface MentionData {
  readonly path: NotePath
  readonly source: NotePath
  readonly start: number
  readonly end: number
}

/** One note. */
export interface NoteData {
  readonly path: NotePath
  /** Of its page, with the site's base. */
  readonly href: Href
  readonly title: string
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  readonly kind: NoteKind
  readonly stage?: Stage
  readonly basis?: Basis
  readonly matters?: string
  readonly topics: readonly TopicId[]
  readonly series?: SeriesId
  readonly requires: readonly NotePath[]
  readonly words: number
  readonly minutes: number
  /** Notes it links to, each once, sorted. */
  readonly links: readonly NotePath[]
}

/** One topic. */
export interface TopicData {
  readonly id: TopicId
  readonly href: Href
  readonly title: string
  readonly origin: 'note' | 'name' | 'folder' | 'tag'
  readonly parent?: TopicId
  readonly isCurrent?: boolean
  readonly noteCount: number
  readonly notes: readonly NotePath[]
  readonly series?: readonly SeriesId[]
  readonly start: readonly NotePath[]
  readonly bridges: readonly { readonly topic: TopicId; readonly links: number }[]
}

/** One series. */
export interface SeriesData {
  readonly id: SeriesId
  readonly href: Href
  readonly title: string
  readonly topics?: readonly TopicId[]
  readonly minutes: number
  /** In reading order. */
  readonly parts: readonly NotePath[]
}

/** What a note of kind `reference` is about. */
export interface ReferenceData {
  readonly path: NotePath
  readonly authors: readonly string[]
  readonly venue?: string
  readonly year?: string
  readonly url?: string
  readonly read?: ReadState
  /** Notes that cite it, each once, sorted. */
  readonly citedBy: readonly NotePath[]
}
