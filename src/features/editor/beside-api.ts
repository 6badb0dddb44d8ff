import type { LinkSentence } from '../../model/link-sentence.ts'
import type { NotePath } from '../../model/path.ts'

/** A note that leads to another, or names it, with the sentences that do. */
export interface BesideNote {
  readonly path: NotePath
  readonly title: string
  /** The first few. */
  readonly sentences: readonly LinkSentence[]
}

/**
 * What the garden says of a note beside its text, as a part of the edit API (`edit-api.ts`): `GET beside`, `?path=`. Of very
 * many notes the first are told, with how many there are.
 */
export interface BesideAnswer {
  readonly backlinks: readonly BesideNote[]
  readonly backlinkCount: number
  /** Notes that name it without a link. */
  readonly mentions: readonly BesideNote[]
  readonly mentionCount: number
}
