import type { Excerpt } from '../../query/excerpt.ts'

/** What the page tells the worker that searches another garden. */
export type BeyondRequest =
  /** The bytes of that garden's entry; comes first. */
  | { readonly kind: 'entry'; readonly bytes: ArrayBuffer }
  /** A file that was needed; undefined where it cannot be had. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: ArrayBuffer | undefined }
  | { readonly kind: 'query'; readonly id: number; readonly query: string }

/** What the worker says. It fetches nothing itself: a page's policy says where requests may go, and binds no worker. */
export type BeyondReply =
  | { readonly kind: 'need'; readonly name: string }
  | { readonly kind: 'found'; readonly id: number; readonly places: readonly BeyondPlace[] }
  | { readonly kind: 'failed' }

/** A place in another garden that answers. */
export interface BeyondPlace {
  /** Below that garden's address, decoded. */
  readonly address: string
  readonly slug: string
  readonly title: string
  readonly heading: string
  readonly excerpt: Excerpt
  /** Words of the query that the note does not have. */
  readonly missing: readonly string[]
}
