import type { ContentHash, GardenPath } from './path.ts'

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
  /** Whether the file starts with a byte order mark, which stays. */
  readonly hasMark?: true
}

/** How many links are written anew so that they mean what they meant. */
export interface Relinked {
  readonly links: number
  /** Of these, those that would still lead there, but by an alias alone, which other programs do not follow. */
  readonly byAlias: number
}

/** Everything a change would do, and a digest of exactly that. */
export interface PlannedChange {
  /** Sorted by path. */
  readonly files: readonly PlannedFile[]
  /** Why it cannot be done; none when it can. */
  readonly problems: readonly string[]
  readonly relinked: Relinked
  /** Names the change that would take this one back; absent where only an undo does. */
  readonly undoneBy?: string
  readonly digest: string
}
