import type { WantedNote } from './linked-notes.ts'
import type { NameKey, NotePath } from './path.ts'
import type { TopicId } from './topic-id.ts'

/** A wanted note with how much it is wanted; names that differ by spelling alone are one. */
export interface WantedDemand extends WantedNote {
  /** Every name that was merged, sorted; {@link name} is the one used most. */
  readonly names: readonly NameKey[]
  /** Notes that ask, each once. */
  readonly noteCount: number
  /** Sum over those notes, each by how many others lead to it. */
  readonly score: number
}

/** Something a gardener could do, with the reason. */
export type TendItem =
  /** No link leads to the note or away from it. */
  | { readonly kind: 'orphan'; readonly path: NotePath; readonly words: number }
  /** A seedling that many notes rely on. */
  | { readonly kind: 'sprouting'; readonly path: NotePath; readonly noteCount: number }
  /** An evergreen note that was last touched before what it cites; the newest first. */
  | {
      readonly kind: 'stale'
      readonly path: NotePath
      /** Day of its last change. */
      readonly since: string
      readonly newer: readonly { readonly path: NotePath; readonly day: string }[]
    }
  /** It claims what can be run, and nobody has run that lately; `since` is the day on which somebody did. */
  | {
      readonly kind: 'unchecked'
      readonly path: NotePath
      readonly claims: number
      readonly since?: string
      /** It did not hold then. */
      readonly isFailed?: true
    }
  /** The garden has topics and the note is in none. */
  | { readonly kind: 'no-topic'; readonly path: NotePath }
  /** So short that a reader learns little; `noteCount` notes lead there. */
  | { readonly kind: 'stub'; readonly path: NotePath; readonly words: number; readonly noteCount: number }
  /** Two notes that speak of the same and do not know of each other. */
  | {
      readonly kind: 'bridge'
      readonly path: NotePath
      readonly other: NotePath
      readonly words: readonly string[]
      /** Where each belongs; none for notes without a topic. */
      readonly topics: readonly TopicId[]
    }

/** Every kind in the order in which they are listed. */
export const tendKinds: readonly TendItem['kind'][] = [
  'sprouting',
  'stale',
  'unchecked',
  'bridge',
  'orphan',
  'stub',
  'no-topic',
]
