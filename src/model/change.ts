import type { GardenPath, NotePath } from './path.ts'
import type { Range } from './range.ts'

/** Text put in place of a range: UTF-16 code units into a source without its byte order mark. */
export interface TextEdit {
  readonly range: Range
  readonly text: string
}

/** A folder that is somewhere else, both paths without a slash at the end. */
export interface MovedFolder {
  readonly from: string
  readonly to: string
}

/** A change across notes, as somebody asks for it. */
export type Change =
  /** Renames or moves one file; links to it follow. `to` has its extension. */
  | { readonly kind: 'move-file'; readonly from: GardenPath; readonly to: GardenPath }
  /** Everything below a folder; paths without a slash at the end. */
  | { readonly kind: 'move-folder'; readonly from: string; readonly to: string }
  /** Several files at once, each to a place of its own; none of them is in the way of another. */
  | {
      readonly kind: 'move-files'
      readonly moves: readonly { readonly from: GardenPath; readonly to: GardenPath }[]
      /** Those of them that are whole folders, which are called by their new paths wherever somebody asks for a folder. */
      readonly folders?: readonly MovedFolder[]
    }
  /** Gives a note another title, where it says one, and another place, which may be the one that it has. */
  | {
      readonly kind: 'rename-note'
      readonly path: NotePath
      readonly to: NotePath
      readonly title: string
    }
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
  /** Makes a note of each section of one level; what stands elsewhere stays, and an index of links or embeds. */
  | {
      readonly kind: 'split-note'
      readonly path: NotePath
      /** Of the headings that begin the new notes, 1 to 6. */
      readonly level: number
      /** Where the new notes go; without a slash at the end, empty for the garden's top. */
      readonly folder: string
      readonly leave: 'link' | 'embed'
    }
  /** Puts a part of a note into another that is there: at its end, or under its heading number `under`. */
  | {
      readonly kind: 'move-part'
      readonly path: NotePath
      readonly range: Range
      readonly to: NotePath
      readonly under?: number
      readonly leave: 'nothing' | 'link' | 'embed'
    }
  /** Makes notes the parts of a series, in this order, by their properties; or of the note `index`, by a list in it. */
  | {
      readonly kind: 'make-series'
      readonly notes: readonly NotePath[]
      /** What the series is called: a title, or the name of a note. */
      readonly title: string
      readonly by: 'properties' | 'index'
      /** Of a series by a list: the note that has it. */
      readonly index?: NotePath
    }
  /** Gives notes properties, as text; those that they have are written over where they stand. */
  | {
      readonly kind: 'set-properties'
      readonly notes: readonly {
        readonly path: NotePath
        readonly properties: Readonly<Record<string, string>>
      }[]
    }
  /** Puts a text in the place of another, in all notes or some. */
  | ReplaceText
  /** Turns plain text into links to a note: its unlinked mentions. */
  | { readonly kind: 'link-mentions'; readonly path: NotePath; readonly mentions: readonly MentionToLink[] }

/** The whole folders that a change moves. */
export function movedFolders(change: Change): readonly MovedFolder[] {
  if (change.kind === 'move-folder') return [change]
  return (change.kind === 'move-files' && change.folders) || []
}

/** Where a folder, or one in a folder, that is said by its path is now; undefined where it stays. */
export function newFolder(path: string, folders: readonly MovedFolder[]): string | undefined {
  const moved = folders.find(({ from }) => path === from || path.startsWith(`${from}/`))
  if (moved === undefined) return undefined
  return (moved.to + path.slice(moved.from.length)).replace(/^\/(?=.)/, '') || '/'
}

/** In which kind of place of a note a text stands; of `links` what leads and not what is shown. */
export type TextPlace = 'text' | 'properties' | 'code' | 'links'

/** Find and replace in the garden. */
export interface ReplaceText {
  readonly kind: 'replace-text'
  readonly find: string
  /** Of an expression with `$1`, `$<name>` and `$&`. */
  readonly replacement: string
  readonly isRegexp: boolean
  readonly matchesCase: boolean
  /** Only where it is no part of a longer word. */
  readonly isWord: boolean
  readonly within: readonly TextPlace[]
  /** Only notes in this folder, and those with this tag or one below it. */
  readonly folder?: string
  readonly tag?: string
  /** Notes that are left out, or some of what is found in them, by its number. */
  readonly without: readonly LeftOut[]
}

/** What of a note is not replaced; all of it without numbers. */
export interface LeftOut {
  readonly path: NotePath
  readonly hits?: readonly number[]
}

/** Text at `range` of a note that is to become a link to `target`. */
interface MentionToLink {
  readonly range: Range
  readonly target: NotePath
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
