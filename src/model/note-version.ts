import type { GardenPath } from './path.ts'
import type { Properties } from './properties.ts'
import type { Withholding } from './withholding.ts'

/** One state of a file in git: the last of its day. */
export interface FileVersion {
  /** `YYYY-MM-DD`, as the author's own calendar had it. */
  readonly day: string
  /** The file's path then. */
  readonly path: string
  /** The name of its bytes in git. */
  readonly blob: string
}

/** What a note said on a day on which it was changed, and nothing that only its author could read. */
export interface NoteVersion {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Where the note was then. */
  readonly path: GardenPath
  readonly title: string
  readonly properties: Properties
  readonly withheld?: readonly Withholding[]
  readonly marked?: string
  /** Texts of its headings, in order. */
  readonly headings: readonly string[]
  /** What a reader reads, one block each. */
  readonly blocks: readonly string[]
  /** Names that its links use, as written. */
  readonly targets: readonly string[]
}

/** Where a note was, and what decides whether readers may know. */
export type NotePlace = Pick<NoteVersion, 'day' | 'path' | 'properties' | 'withheld' | 'marked'>

/** The versions of a note that readers may see, the newest first, at most one for each day. */
export interface NoteVersions {
  readonly list: readonly NoteVersion[]
  /** Where it was before, as far as {@link list} does not tell, the newest first; absent for nowhere. */
  readonly places?: readonly NotePlace[]
  /** Whether the last of {@link list} is how readers first saw the note; else older ones are not known. */
  readonly beginsHere: boolean
}
