import type { LinkSentence } from './link-sentence.ts'
import type { NotePath } from './path.ts'

/** One step from a note to the next, and the link that makes it. */
export interface PathHop {
  readonly from: NotePath
  readonly to: NotePath
  /** `forward` where `from` links to `to`, `back` where it is `to` that links to `from`. */
  readonly direction: 'forward' | 'back'
  /** Index into the `links` of the note that links. */
  readonly link: number
  /** What the linking note says there. Links in properties have none. */
  readonly sentence?: LinkSentence
  /** Name of the property that holds the link. */
  readonly property?: string
}

/** A way from one note to another. */
export interface ExplainedPath {
  /** From the first note to the last, each once. */
  readonly notes: readonly NotePath[]
  /** One less than the notes. */
  readonly hops: readonly PathHop[]
  /** Sum over hops and the notes passed, hubs and bare links dear; the smaller, the more the path says. */
  readonly cost: number
}

/** Notes that hang together by links, as seen from one of them. */
interface Island {
  /** Number of its notes. */
  readonly size: number
  /** The note of this island that is nearest to the other one. */
  readonly note: NotePath
}

/** What two notes of different islands share, in words a reader knows. */
export type NearReason =
  /** Both link to a note that nobody has written. */
  | { readonly kind: 'wanted'; readonly name: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'folder'; readonly folder: string }

/** How two notes connect. */
export type PathAnswer =
  /** Both ends are one note. */
  | { readonly kind: 'same' }
  /** Up to five, the one that says most first. */
  | { readonly kind: 'paths'; readonly paths: readonly ExplainedPath[] }
  /** No links lead from one to the other, whichever way they are followed. */
  | {
      readonly kind: 'islands'
      readonly from: Island
      readonly to: Island
      /** What the nearest two share; none where nothing was found. */
      readonly shared: readonly NearReason[]
    }
