import type { Backlink } from './backlink.ts'
import type { Resolution } from './link.ts'
import type { AssetPath, NameKey, NotePath } from './path.ts'

/** A name that links use and no note has. */
export interface WantedNote {
  readonly name: NameKey
  /** The name as its first link writes it. */
  readonly label: string
  readonly askedBy: readonly Backlink[]
}

/** What the links of a garden mean, all of them. Made by `linkNotes`. */
export interface LinkedNotes {
  /** By source; the same order and length as the note's `links`. */
  readonly resolutionsByPath: ReadonlyMap<NotePath, readonly Resolution[]>
  /** By target note or asset; sorted by source path, then link. Links of a note to itself are not among them. */
  readonly backlinksByPath: ReadonlyMap<NotePath | AssetPath, readonly Backlink[]>
  /** By name; sorted by name. */
  readonly wantedByName: ReadonlyMap<NameKey, WantedNote>
}
