import type { NotePath } from './path.ts'

/** A link seen from its target: link number `link` of the note `source`. */
export interface Backlink {
  readonly source: NotePath
  /** Index into the source note's `links`. */
  readonly link: number
}
