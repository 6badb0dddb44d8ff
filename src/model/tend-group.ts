import type { NoteLink, PageLink } from './page-link.ts'
import type { TendItem } from './tending.ts'

/** Notes that wait for the same, as a page shows them. Lists are cut; `count` says how many there are. */
export interface TendGroup {
  readonly kind: TendItem['kind']
  readonly count: number
  readonly entries: readonly TendEntry[]
}

/** A note that waits, with what makes it wait; which parts are there depends on the group's kind. */
export interface TendEntry {
  readonly note: NoteLink
  /** Notes that lead to it. */
  readonly links?: number
  readonly words?: number
  /** Day of its last change, and what it cites that is newer. */
  readonly since?: string
  readonly newer?: readonly PageLink[]
  /** The note it has to do with, and the words that both have. */
  readonly other?: NoteLink
  readonly shared?: readonly string[]
}
