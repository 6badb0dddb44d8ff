import type { NotePath } from './path.ts'
import type { SeriesId } from './series-id.ts'
import type { TopicId } from './topic-id.ts'

/** Where a topic comes from. */
export type TopicOrigin =
  /** A note of type `topic`. */
  | { readonly kind: 'note'; readonly path: NotePath }
  /** A name in some note's `topics` that no note has. */
  | { readonly kind: 'name'; readonly name: string }
  /** A folder or tag, in a garden that declares no topic at all. */
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'tag'; readonly tag: string }

/** How strongly two topics are connected, seen from one of them. */
export interface Bridge {
  readonly topic: TopicId
  /** Links between the notes of both, either way. Notes that belong to both do not count. */
  readonly links: number
  /** The best-connected pair: the note of this topic that links, or is linked to, most often across, and its partner. */
  readonly from: NotePath
  readonly to: NotePath
}

/** A named set of notes with a page of its own. */
export interface Topic {
  readonly id: TopicId
  readonly origin: TopicOrigin
  readonly title: string
  readonly parent?: TopicId
  /** Topics directly below, in the order of {@link Knowledge.topics}. */
  readonly children: readonly TopicId[]
  /** Notes and references that belong to the topic itself, not to one below; sorted by path. */
  readonly notes: readonly NotePath[]
  /** How many notes belong to it or to a topic below, each counted once. */
  readonly noteCount: number
  /** Series that name the topic or have most of their parts in it; sorted by title. */
  readonly series: readonly SeriesId[]
  /** Where a newcomer begins: the property `start` in its order, then its notes with `start: true`. */
  readonly start: readonly NotePath[]
  readonly isCurrent: boolean
}
