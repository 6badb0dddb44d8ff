import type { LinkedOutline } from './map-outline.ts'
import type { GardenGrowth, NoteTable } from './note-table.ts'
import type { OverviewKind } from './overview-kind.ts'
import type { BacklinkGroup, DatedLink, Href, NoteEntry, NoteLink, PageLink } from './page-link.ts'
import type { ReadState } from './reference.ts'
import type { Stage } from './stage.ts'

/** A topic as a list shows it. */
export interface TopicEntry extends PageLink {
  readonly description: string
  /** Notes in it and below. */
  readonly count: number
  /** 0 at the top, one more for each topic above it. */
  readonly level: number
}

/** A tag as a list shows it. */
export interface TagEntry extends PageLink {
  /** Notes with it or with a tag below it. */
  readonly count: number
}

/** A series as a list shows it. */
export interface SeriesEntry extends PageLink {
  readonly description: string
  /** Number of parts. */
  readonly count: number
  readonly minutes: number
}

/** A reference as a list shows it. */
export interface ReferenceEntry extends NoteLink {
  readonly authors: readonly string[]
  readonly year?: string
  readonly url?: string
  readonly read?: ReadState
  /** Notes that cite it. */
  readonly citations: number
}

/** A name that notes ask for, with the sentences that ask. */
export interface WantedEntry {
  readonly label: string
  /** Notes that ask. */
  readonly count: number
  /** A bounded number of them, with a bounded number of sentences each. */
  readonly askedBy: readonly BacklinkGroup[]
}

/** A note that is intended. */
export type PlannedEntry =
  | ({ readonly kind: 'note' } & NoteEntry)
  | ({ readonly kind: 'wanted' } & WantedEntry)

/** What authors say about a note, as its page shows it. Every part is left out where there is nothing to show. */
export interface KnowledgePart {
  /** The topics it belongs to. */
  readonly topics: readonly PageLink[]
  readonly series?: SeriesPlace
  /** What to know first, prerequisites before what needs them; of a long path the part nearest to the note. */
  readonly readFirst: readonly PrerequisiteLink[]
  /** Notes that require this one; a bounded number. */
  readonly leadsTo: readonly NoteLink[]
  readonly reference?: Omit<ReferenceEntry, keyof NoteLink | 'citations'> & {
    readonly citedBy: readonly BacklinkGroup[]
  }
  /** Of a topic's own note. */
  readonly topic?: TopicPart
  /** Of a series' own note. */
  readonly parts?: SeriesPart
  /** Of a note that stands for one of the garden's overviews. */
  readonly overview?: Overview
  /** Of the note that is the garden's home page. */
  readonly home?: HomePart
}

/** A note to read before another one. */
export interface PrerequisiteLink extends NoteLink {
  /** Whether the note names it itself; otherwise one of its prerequisites does. */
  readonly isDirect: boolean
}

/** A note's place in its series. */
export interface SeriesPlace {
  readonly series: PageLink
  /** From 1. */
  readonly part: number
  readonly count: number
  /** The parts in order, this one too; of a long series those around it. */
  readonly parts: readonly (NoteLink & { readonly part: number })[]
  readonly previous?: NoteLink
  readonly next?: NoteLink
  /** Minutes to read the whole series, and those of the parts from this one on. */
  readonly minutes: number
  readonly minutesLeft: number
}

/** What a topic's page shows below its text. */
export interface TopicPart {
  readonly count: number
  readonly isCurrent: boolean
  readonly parent?: PageLink
  readonly topics: readonly TopicEntry[]
  readonly start: readonly NoteEntry[]
  readonly series: readonly SeriesEntry[]
  /** Notes by stage, the most grown first, those without one last; only stages that some note has. */
  readonly stages: readonly { readonly stage?: Stage; readonly notes: readonly NoteEntry[] }[]
  readonly references: readonly ReferenceEntry[]
  readonly bridges: readonly BridgeEntry[]
  /** What its notes ask for most. */
  readonly wanted: readonly WantedEntry[]
}

/** How a topic is connected to another one. */
export interface BridgeEntry {
  readonly topic: PageLink
  readonly links: number
  /** The pair of notes that is connected best; `from` is of this topic. */
  readonly from: NoteLink
  readonly to: NoteLink
}

/** What a series' page shows. */
export interface SeriesPart {
  readonly parts: readonly (NoteEntry & { readonly minutes: number })[]
  readonly minutes: number
  readonly topics: readonly PageLink[]
}

/** One of the garden's overviews. Lists of what nobody has written are cut; `total` says how many there are. */
export type Overview =
  | { readonly kind: 'topics'; readonly topics: readonly TopicEntry[] }
  | { readonly kind: 'series'; readonly series: readonly SeriesEntry[] }
  | { readonly kind: 'reading-list'; readonly references: readonly ReferenceEntry[] }
  | {
      readonly kind: 'wanted'
      readonly total: number
      readonly planned: readonly PlannedEntry[]
      readonly wanted: readonly WantedEntry[]
    }
  | { readonly kind: 'planned'; readonly planned: readonly PlannedEntry[] }
  | { readonly kind: 'now'; readonly current: readonly NoteEntry[] }
  | { readonly kind: 'tags'; readonly total: number; readonly tags: readonly TagEntry[] }
  | { readonly kind: 'all-notes'; readonly table: NoteTable }
  | { readonly kind: 'garden-history'; readonly growth: GardenGrowth }

/** The map as home shows it: from afar, leading to the map itself and to the pages of topics. */
export interface HomeMap {
  readonly outline: LinkedOutline
  readonly href: Href
  /** Pages of the regions that are topics, by the region's id. */
  readonly topics: Readonly<Record<string, Href>>
}

/** What home shows of the garden's knowledge. Bounded lists; empty where the garden has none. */
export interface HomePart {
  readonly start: readonly NoteEntry[]
  readonly current: readonly NoteEntry[]
  readonly topics: readonly TopicEntry[]
  readonly series: readonly SeriesEntry[]
  readonly overviews: readonly (PageLink & { readonly kind: OverviewKind })[]
  /** The notes planted and tended last, the newest first; few. */
  readonly planted: readonly DatedLink[]
  readonly tended: readonly DatedLink[]
  /** The garden's regions, where the map has been made. */
  readonly map?: HomeMap
}
