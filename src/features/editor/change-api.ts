import type { Change } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'
import type { ChangeRemark, FoundHits } from '../../model/planned-change.ts'

/** Asks what a change across notes would do. */
export interface ChangeRequest {
  readonly change: Change
}

/** One file that a change would touch. */
export interface ChangedFile {
  readonly kind: 'edit' | 'create' | 'remove'
  readonly path: GardenPath
  /** Where it moves. */
  readonly to?: GardenPath
  /** A symbolic link: its text is where it leads. */
  readonly isLink?: true
  /** The diff of its text, word by word; empty where only its name changes. */
  readonly lines: readonly ChangedLine[]
}

/** A line of a diff; `place` says where in the file the next ones are. */
export interface ChangedLine {
  readonly kind: 'same' | 'added' | 'removed' | 'place'
  /** Of a long line only what is around its changes. */
  readonly parts: readonly { readonly text: string; readonly isChanged?: true }[]
}

export interface ChangePreview {
  /** Names exactly this plan: what is applied is what was shown. */
  readonly digest: string
  readonly files: readonly ChangedFile[]
  /** Why it cannot be applied; empty when it can. */
  readonly problems: readonly string[]
  /** How many links are written anew; `byAlias` of these would have led on by an alias alone. */
  readonly relinked: { readonly links: number; readonly byAlias: number }
  /** What is worth knowing though it can be applied. */
  readonly remarks: readonly ChangeRemark[]
  /** Of a replacement: everything that was found, what is left out too. */
  readonly hits?: readonly FoundHits[]
}

export interface ApplyRequest {
  readonly change: Change
  /** Of the preview that the user saw; 409 where the change would do something else by now. */
  readonly digest: string
}

export interface ApplyAnswer {
  /** For `change/undo`. */
  readonly undo: string
  /** How many files were touched. */
  readonly files: number
  /** Files that are somewhere else now, notes with the addresses of their pages. */
  readonly moved: readonly {
    readonly from: string
    readonly to: string
    readonly fromHref?: string
    readonly toHref?: string
  }[]
}

export interface UndoRequest {
  readonly undo: string
}
