import type { NotePath } from './path.ts'
import type { SeriesId } from './series-id.ts'
import type { TopicId } from './topic-id.ts'

/** Why two notes are related, in terms that can be shown; every list has the strongest first. */
export type RelatedReason =
  /** Rare words that both use, as the first of them is written there. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Notes that both have links with: both link to them, both are linked from them, or one of each. */
  | { readonly kind: 'links-to' | 'linked-from' | 'next-to'; readonly notes: readonly NotePath[] }
  /** References that both cite. */
  | { readonly kind: 'citations'; readonly notes: readonly NotePath[] }
  | { readonly kind: 'series'; readonly series: SeriesId }
  | { readonly kind: 'topic'; readonly topic: TopicId }

/** A note that has to do with another one without a link between them. */
export interface RelatedNote {
  readonly path: NotePath
  /** The greater, the nearer; comparable within one note's list. */
  readonly score: number
  /** At least one, the strongest first. */
  readonly reasons: readonly RelatedReason[]
}
