import type { Readable } from 'node:stream'

/** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
export type Digest = string & { readonly brand?: 'digest' }

/** Bytes that can be read as often as they are asked for, since a store may fail half-way. */
export interface Content {
  /** Bytes. */
  readonly size: number
  open(): Readable
}

/** Where bytes from `start` up to `end`, without that, are wanted. */
export interface Part {
  readonly start: number
  readonly end: number
}

/**
 * Where contents are kept by their digests. One that is there never changes, so that putting it again does no harm and
 * any number of processes may put at once. Every call may reject; {@link createContent} is what makes it reliable.
 */
export interface ContentStore {
  has(digest: Digest, signal: AbortSignal): Promise<boolean>
  /** Keeps a content, whole or not at all. */
  put(digest: Digest, content: Content, signal: AbortSignal): Promise<void>
  /** Undefined where there is none. */
  open(digest: Digest, part: Part | undefined, signal: AbortSignal): Promise<Readable | undefined>
  /** Fails not where there is none. */
  remove(digest: Digest, signal: AbortSignal): Promise<void>
}

/** What asking again cannot mend: wrong settings, a key that is refused. */
export class FinalStoreError extends Error {
  override readonly name = 'FinalStoreError'
}
