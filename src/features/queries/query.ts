import type { Expression } from './expression.ts'

/** Which notes a query looks at. */
export type Source =
  | { readonly kind: 'tag'; readonly tag: string }
  /** A folder or a note, by its path. */
  | { readonly kind: 'path'; readonly path: string }
  /** Notes that link to a note, or that it links to; the empty name is the note that asks. */
  | { readonly kind: 'linking-to' | 'linked-from'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Source }
  | { readonly kind: 'and' | 'or'; readonly left: Source; readonly right: Source }

/** What is sorted by, and which way. */
export interface SortKey {
  readonly by: Expression
  readonly isDescending: boolean
}

/** Rows that are put together. `name` is what their value is called in what follows; of each group, `most` rows stay. */
export interface GroupStep {
  readonly kind: 'group'
  readonly by: Expression
  readonly name: string
  readonly most?: number
}

/** What is done with all rows, one step after another. */
export type Step =
  | { readonly kind: 'where'; readonly condition: Expression }
  | { readonly kind: 'sort'; readonly keys: readonly SortKey[] }
  | GroupStep
  /** `name` is what the value is called in what follows. */
  | { readonly kind: 'flatten'; readonly by: Expression; readonly name: string }
  | { readonly kind: 'limit'; readonly count: Expression }

/** A column of a table: what stands in it, and above it. */
export interface Column {
  readonly value: Expression
  readonly name: string
}

/** A query as Dataview's language says it. */
export interface Query {
  readonly shows: 'table' | 'list' | 'tasks'
  /** Whether each row begins with its note, or its group. */
  readonly withId: boolean
  /** Those of a table; of a list, what stands behind each link. */
  readonly columns: readonly Column[]
  readonly from?: Source
  readonly steps: readonly Step[]
}
