import type { DiagnosticCode } from './diagnostic.ts'
import type { ContentHash, GardenPath, NotePath } from './path.ts'

/** One file of a planned change. Texts are without a byte order mark. */
export interface PlannedFile {
  readonly kind: 'edit' | 'create' | 'remove'
  readonly path: GardenPath
  /** Where it is afterwards, if it moves. */
  readonly to?: GardenPath
  /** Of the bytes it was planned on; undefined for a new file. */
  readonly hash?: ContentHash
  /** Undefined where the text stays: it only moves or goes. */
  readonly before?: string
  readonly after?: string
  /** Of a symbolic link: where it leads now, as it is written. Its texts are that, before and after, where it changes. */
  readonly link?: string
  /** Whether the file starts with a byte order mark, which stays. */
  readonly hasMark?: true
}

/** How many links are written anew so that they mean what they meant. */
export interface Relinked {
  readonly links: number
  /** Of these, those that would still lead there, but by an alias alone, which other programs do not follow. */
  readonly byAlias: number
}

/** A note of which only the text is known, and none of its links. */
export interface UnreadNote {
  readonly path: NotePath
  /** The diagnostic that says why. */
  readonly why: DiagnosticCode
  /** Whether its text seems to link to what changes its name. */
  readonly namesIt: boolean
}

/** What somebody should know of a change that is possible all the same. */
export type ChangeRemark =
  /** These could not be read, so their links stay as they are; those that seem to be concerned first. */
  | { readonly kind: 'unread'; readonly notes: readonly UnreadNote[] }
  /** So many places were left alone because links lead by them. */
  | { readonly kind: 'links-left'; readonly count: number }
  /** No note is left in a folder, which has no page then: the links of these to it lead nowhere. */
  | { readonly kind: 'emptied'; readonly folder: string; readonly notes: readonly NotePath[] }
  /** Symbolic links that lead to what moves, in what the settings ignore: they are left alone. */
  | { readonly kind: 'symlinks'; readonly notes: readonly NotePath[] }
  /**
   * Notes that were not looked through: they could not be read, or have just been changed; and canvases that have the text,
   * in which nothing is replaced.
   */
  | { readonly kind: 'unsearched' | 'changed' | 'canvases'; readonly notes: readonly NotePath[] }

/** Something that was found in a note, what would take its place, and what stands around it on its line. */
export interface TextHit {
  /** From 0, in the order of the note. */
  readonly number: number
  readonly line: number
  readonly before: string
  readonly found: string
  readonly instead: string
  readonly after: string
}

/** What was found in a note, what is left out too. */
export interface FoundHits {
  readonly path: NotePath
  readonly hits: readonly TextHit[]
}

/** Everything a change would do, and a digest of exactly that. */
export interface PlannedChange {
  /** Sorted by path. */
  readonly files: readonly PlannedFile[]
  /** Why it cannot be done; none when it can. */
  readonly problems: readonly string[]
  readonly relinked: Relinked
  readonly remarks: readonly ChangeRemark[]
  /** Of a replacement: everything that was found. */
  readonly hits?: readonly FoundHits[]
  /** The folder that all this moves out of: what is empty in it goes, too. */
  readonly emptied?: string
  /** Names the change that would take this one back; absent where only an undo does. */
  readonly undoneBy?: string
  readonly digest: string
}
