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
  | 'footnote'
  | 'reference'
  | 'language'
  | 'date'

/** One thing that could stand where the author is writing. */
export interface Completion {
  readonly kind: CompletionKind
  readonly label: string
  /** More about it, in a few words: a path, how often it is used. */
  readonly detail: string
  /** Stands in place of what was typed, from the place's `from` to its `to`. One writes on behind it. */
  readonly insert: string
  /** What stands before a `#`, `^` or `|` that is typed while this is chosen; absent where nothing can follow. */
  readonly bare?: string
  /** What stands behind where one writes on, in the editor: the end of what is begun. */
  readonly behind?: string
  /** What the note gets at its end together with it: a footnote's text. See `appendixOf`. */
  readonly atEnd?: string
  /** A change that it needs in a note, shown before it is made: a block id where there is none. */
  readonly also?: {
    readonly path: NotePath
    readonly offset: number
    /** What stands before that place; see `findIdPlace`. */
    readonly behind: string
    readonly text: string
  }
}
