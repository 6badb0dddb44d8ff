import type { NotePath } from '../../../model/path.ts'

/** What kind of thing is offered; decides the sign beside it. */
export type CompletionKind =
  | 'note'
  | 'alias'
  | 'asset'
  | 'wanted'
  | 'heading'
  | 'block'
  | 'display-text'
  | 'tag'
  | 'property'
  | 'value'
  | 'callout'
  | 'emoji'

/** One thing that could stand where the author is writing. */
export interface Completion {
  readonly kind: CompletionKind
  readonly label: string
  /** More about it, in a few words: a path, how often it is used. */
  readonly detail: string
  /** Stands in place of what was typed: from the place's `from` to the cursor. */
  readonly insert: string
  /** A change that it needs in a note, shown before it is made: a block id where there is none. */
  readonly also?: {
    readonly path: NotePath
    readonly offset: number
    /** What stands before that place; see `findIdPlace`. */
    readonly behind: string
    readonly text: string
  }
}
