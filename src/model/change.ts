import type { ContentHash, GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'

/** Text put in place of a range: UTF-16 code units into a source without its byte order mark. */
export interface TextEdit {
  readonly range: Range
  readonly text: string
}

/** A change across notes, as somebody asks for it. */
export type Change =
  /** Renames or moves one file; links to it follow. `to` has its extension. */
  | { readonly kind: 'move-file'; readonly from: GardenPath; readonly to: GardenPath }
  /** Everything below a folder; paths without a slash at the end. */
  | { readonly kind: 'move-folder'; readonly from: string; readonly to: string }
  /** `heading` counts from 0 in the order of the note. */
  | {
      readonly kind: 'rename-heading'
      readonly path: NotePath
      readonly heading: number
      readonly to: string
    }
  /** Block ids without `^`. */
  | { readonly kind: 'rename-block'; readonly path: NotePath; readonly from: string; readonly to: string }
  /** Tags without `#`; tags below it move along (`linux/memory` with `linux`). */
  | { readonly kind: 'rename-tag'; readonly from: string; readonly to: string }
  | { readonly kind: 'rename-alias'; readonly path: NotePath; readonly from: string; readonly to: string }
  /** Puts the text of `from` behind that of `into`, leads every link there and removes `from`. */
  | { readonly kind: 'merge-notes'; readonly from: NotePath; readonly into: NotePath }
  /** Makes a note of part of another and leaves a link or embed in its place. */
  | {
      readonly kind: 'extract-note'
      readonly path: NotePath
      readonly range: Range
      readonly to: NotePath
      readonly leave: 'link' | 'embed'
    }
  /** Turns plain text into links to a note: its unlinked mentions. */
  | { readonly kind: 'link-mentions'; readonly path: NotePath; readonly mentions: readonly MentionToLink[] }

/** Text at `range` of a note that is to become a link to `target`. */
export interface MentionToLink {
  readonly range: Range
  readonly target: NotePath
}

/** What a change does to one file. */
export type FileChange =
  /** Edits are sorted and do not overlap. `to` is where the file is afterwards, where it moves. */
  | {
      readonly kind: 'edit'
      readonly path: GardenPath
      readonly to?: GardenPath
      readonly edits: readonly TextEdit[]
    }
  | { readonly kind: 'create'; readonly path: GardenPath; readonly text: string }
  | { readonly kind: 'remove'; readonly path: GardenPath }

/** Everything a change would do. */
export interface ChangePlan {
  /** Sorted by path. */
  readonly files: readonly FileChange[]
  /** Why it cannot be done as it is; none when it can. In words. */
  readonly problems: readonly string[]
}

/** A file as a change found it: its hash tells later whether it is still so. */
export interface PlannedFile {
  readonly path: GardenPath
  readonly hash: ContentHash
}

/** The text after the edits, which are sorted and do not overlap. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let text = ''
  let at = 0
  for (const edit of edits) {
    text += source.slice(at, edit.range.start) + edit.text
    at = edit.range.end
  }
  return text + source.slice(at)
}
