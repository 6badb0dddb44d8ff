import type { Garden } from '../../model/garden.ts'
import type { ParsedNote } from '../../model/parsed-note.ts'
import type { ContentHash, GardenPath, NotePath } from '../../model/path.ts'
import type { ReadText } from './assemble-files.ts'

/** The text of a file before a change, by the hash of its bytes and its text now; undefined where it is not known. */
export type EarlierText = (hash: ContentHash, text: string) => string | undefined

/** What planning reads from. */
export interface PlanSources {
  readonly garden: Garden
  /** A file's text without its byte order mark and the hash of its bytes; undefined where it is too large, not UTF-8 or gone. */
  readonly read: (path: GardenPath) => Promise<ReadText | undefined>
  /** The text of a note that {@link read} refuses, as far as it can be had. */
  readonly glance?: (path: NotePath) => Promise<string | undefined>
  /** What files were before a change that the one of this key takes back; default: not known. */
  readonly openEarlier?: (key: string) => EarlierText
  /** Reads a note's text as the garden does. */
  readonly parse: (path: NotePath, text: string) => Promise<ParsedNote>
  /** Whether a new path may be given, to the file at `from` or a new one. In words, why not. */
  readonly refuseName: (path: GardenPath, from?: GardenPath) => string | undefined
}
