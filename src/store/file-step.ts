import type { ContentHash } from '../model/path.ts'

/** What is to happen to one file of a change. Paths are names on disk. */
export interface FileStep {
  readonly path: string
  /** Where it is afterwards; the same where it stays, `null` where it is removed. */
  readonly to: string | null
  /** Of the bytes it must have now: `null` for a file that is not there, undefined where any will do. */
  readonly base?: ContentHash | null
  /** Its new bytes; undefined where they stay. */
  readonly bytes?: Uint8Array
  /** Of a symbolic link: where it must lead now, and where it leads then, as that is written in it. */
  readonly link?: SteppedLink
}

/** Where a symbolic link leads before a change and after it. */
export interface SteppedLink {
  readonly from: string
  readonly to: string
}

/** A file is not what a change was planned on; nothing was written. */
export class ChangedMeanwhileError extends Error {}
