import type { DiagnosticCode } from '../model/diagnostic.ts'
import type { ContentHash, NotePath } from '../model/path.ts'
import type { Range } from '../model/range.ts'

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
}

/** A name that links use and no note has. */
export interface DeskWanted {
  readonly label: string
  readonly noteCount: number
  readonly askedBy: readonly DeskNote[]
}

/** A note that could do with attention. */
export interface DeskTend extends DeskNote {
  readonly kind: 'sprouting' | 'stale' | 'bridge' | 'orphan' | 'stub' | 'no-topic'
  /** The other one, for a bridge. */
  readonly other?: DeskNote
  /** Why, in words. */
  readonly reason: string
}

/** A note that names others without linking to them. */
export interface DeskMentions extends DeskNote {
  readonly mentions: number
}

/** What a gardener finds on the desk: answer of `GET desk`. */
export interface DeskAnswer {
  readonly problems: DeskList<DeskProblem>
  readonly wanted: DeskList<DeskWanted>
  readonly tend: DeskList<DeskTend>
  readonly mentions: DeskList<DeskMentions>
}
