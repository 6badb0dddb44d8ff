import type { DiagnosticCode } from '../../model/diagnostic.ts'
import type { ContentHash, NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'

/** A note by name. */
export interface DeskNote {
  readonly path: NotePath
  readonly title: string
}

/** A list of the desk: its first entries, and how many there are. */
export interface DeskList<Item> {
  readonly count: number
  readonly items: readonly Item[]
}

/** A link that does not lead where its author meant. */
export interface DeskProblem extends DeskNote {
  readonly code: DiagnosticCode
  readonly message: string
  /** Of the link in the note's text, and the digest of that text. */
  readonly range?: Range
  readonly hash: ContentHash
  /** Names that were probably meant. */
  readonly expected: readonly string[]
  /** The name of the note that the link wants, where it wants one. */
  readonly wanted?: string
}

/** A name that links use and no note has. */
interface DeskWanted {
  readonly label: string
  readonly noteCount: number
  readonly askedBy: readonly DeskNote[]
}

/** A note that could do with attention. */
export type DeskTend = DeskNote &
  (
    | { readonly kind: 'sprouting'; readonly noteCount: number }
    /** Empty where its claims were never run. */
    | { readonly kind: 'unchecked'; readonly since: string }
    /** `since` is the day of its last change; `newer` are titles of what it cites. */
    | { readonly kind: 'stale'; readonly since: string; readonly newer: readonly string[] }
    /** `words` are what both notes speak of. */
    | { readonly kind: 'bridge'; readonly other: DeskNote; readonly words: readonly string[] }
    | { readonly kind: 'stub'; readonly wordCount: number; readonly noteCount: number }
    | { readonly kind: 'no-topic' }
  )

/** A note that no link leads to or from. */
interface DeskOrphan extends DeskNote {
  readonly wordCount: number
}

/** A note that names others without linking to them. */
interface DeskMentions extends DeskNote {
  readonly mentions: number
}

/** What a gardener finds on the desk: answer of `GET desk`. */
export interface DeskAnswer {
  readonly problems: DeskList<DeskProblem>
  readonly wanted: DeskList<DeskWanted>
  readonly tend: DeskList<DeskTend>
  readonly orphans: DeskList<DeskOrphan>
  readonly mentions: DeskList<DeskMentions>
}
