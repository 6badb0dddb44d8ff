import type { NotePath } from '../../model/path.ts'
import type { Dialect } from './tokens.ts'
import type { LinkValue, ObjectValue, Value } from './values.ts'
import type { QueryWork } from './work.ts'

/** What names mean where an expression stands; undefined for a name that is nothing there. */
export type Scope = (name: string) => Value | undefined

/** All that expressions may look at besides their scope. */
export interface QueryContext {
  readonly dialect: Dialect
  readonly work: QueryWork
  /** The moment for which the site is made, in milliseconds since 1970. */
  readonly now: number
  /** The note that asks: names of notes are looked up from there. */
  readonly from: NotePath
  readonly linkTo: (name: string, display?: string) => LinkValue
  /** What is known of the note that a link leads to. */
  readonly rowOf: (link: LinkValue) => ObjectValue | undefined
}
