import type { Basis } from './basis.ts'
import type { NoteKind } from './note-kind.ts'
import type { NameKey, NotePath } from './path.ts'
import type { Reference } from './reference.ts'
import type { Series } from './series.ts'
import type { SeriesId } from './series-id.ts'
import type { Stage } from './stage.ts'
import type { Topic } from './topic.ts'
import type { TopicId } from './topic-id.ts'

/** What a note's properties say about it, with every name resolved. */
export interface NoteFacts {
  readonly kind: NoteKind
  readonly stage?: Stage
  readonly basis?: Basis
  /** When one would need the note, in one sentence. */
  readonly matters?: string
  /** Topics it belongs to itself, the nearest folder's first, then as written. */
  readonly topics: readonly TopicId[]
  /** The series it is part of; of several that claim it, the first by place in {@link Knowledge.series}. */
  readonly series?: SeriesId
  /** Notes that a reader should know first, as written, without repetitions. */
  readonly requires: readonly NotePath[]
  /** Notes that require this one, sorted. */
  readonly requiredBy: readonly NotePath[]
  readonly isStart: boolean
  readonly isCurrent: boolean
}

/** A note that is intended. */
export type PlannedNote =
  /** An outline exists: `stage: planned`, or the note stands in the list of plans. */
  | { readonly kind: 'note'; readonly path: NotePath; readonly isListed: boolean }
  /** Only the list of plans names it. */
  | { readonly kind: 'wanted'; readonly name: NameKey; readonly label: string }

/** A plain page: kept out of the map, placed in the navigation. */
export interface PlainPage {
  readonly path: NotePath
  /** The property `order`; pages without come last. */
  readonly order?: number
  /** The property `icon`: a character or a short name. */
  readonly icon?: string
}

/** What the authors of a garden say about it. Made by `collectKnowledge`; an immutable value. */
export interface Knowledge {
  /** Every note of the garden, sorted by path. */
  readonly factsByPath: ReadonlyMap<NotePath, NoteFacts>
  /** Parents before children, else by title, then id. */
  readonly topics: readonly Topic[]
  readonly topicById: ReadonlyMap<TopicId, Topic>
  /** Whether somebody declared a topic; otherwise {@link topics} are the garden's folders and tags. */
  readonly hasDeclaredTopics: boolean
  /** Circles in the `parent` of topics, each from its first topic by id; cut there. */
  readonly topicCycles: readonly (readonly TopicId[])[]
  /** Sorted by title, then id. */
  readonly series: readonly Series[]
  readonly seriesById: ReadonlyMap<SeriesId, Series>
  /** Circles of `requires`: each starts and ends with its first note by path; sorted. */
  readonly prerequisiteCycles: readonly (readonly NotePath[])[]
  /** By note; sorted by path. */
  readonly referenceByPath: ReadonlyMap<NotePath, Reference>
  /** The garden's entry points: notes with `start: true`, then what topics start with; in the order of topics, then paths. */
  readonly start: readonly NotePath[]
  /** Notes and topics with `current: true`, sorted by path. */
  readonly current: readonly NotePath[]
  /** Those of the list of plans in its order, then notes with `stage: planned` by path. */
  readonly planned: readonly PlannedNote[]
  /** By order, then title. */
  readonly pages: readonly PlainPage[]
}
