import type { Expression } from './expression.ts'

/** What a base shows: views of notes, as Obsidian keeps them. */
export interface Base {
  readonly filter?: Filter
  /** By name. */
  readonly formulas: ReadonlyMap<string, Expression>
  /** What properties are called above columns, by {@link PropertyId}. */
  readonly displayNames: ReadonlyMap<string, string>
  /** Summaries of its own, by name. */
  readonly summaries: ReadonlyMap<string, Expression>
  /** At least one. */
  readonly views: readonly BaseView[]
}

/** Which notes are shown. */
export type Filter =
  | { readonly kind: 'statement'; readonly condition: Expression }
  | { readonly kind: 'and' | 'or' | 'not'; readonly of: readonly Filter[] }

/** One view of a base. */
export interface BaseView {
  readonly shows: 'table' | 'list' | 'cards'
  readonly name?: string
  readonly filter?: Filter
  /** What is shown of each note, in order. */
  readonly order: readonly PropertyId[]
  readonly sort: readonly PropertySort[]
  readonly groupBy?: PropertySort
  readonly limit?: number
  /** The name of the summary below each column that has one. */
  readonly summaries: ReadonlyMap<string, string>
  /** What the picture of a card is. */
  readonly image?: PropertyId
}

/** A property with its kind before it: `note.age`, `file.name`, `formula.price`. */
export type PropertyId = string

/** A property that notes are put in order by. */
export interface PropertySort {
  readonly property: PropertyId
  readonly isDescending: boolean
}
