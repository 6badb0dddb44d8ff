import type { ObjectValue, Value } from './values.ts'

/** What a query found: plain values, which pages and terminals show each in their own way. */
export interface QueryResult {
  readonly views: readonly ResultView[]
  /** Set where the query had to stop before its end. */
  readonly isCut: boolean
}

/** One way of showing rows. */
export interface ResultView {
  readonly shows: 'table' | 'list' | 'tasks' | 'cards'
  /** What its author calls it. */
  readonly name?: string
  /** What stands above the columns; those of a list are not shown. */
  readonly columns: readonly string[]
  /** Whether each row begins with its {@link ResultRow.head}, and what it is: a note or a group. */
  readonly heads?: 'note' | 'group'
  readonly groups: readonly ResultGroup[]
  /** What stands below each column: the name of a summary and its value. */
  readonly summaries?: readonly (SummaryCell | undefined)[]
  /** Rows that there are, shown or not. */
  readonly total: number
}

/** Rows under one heading, or all rows without. */
interface ResultGroup {
  readonly key?: Value
  readonly rows: readonly ResultRow[]
}

/** One row: its note or group, and what stands in its columns. */
export interface ResultRow {
  readonly head: Value
  readonly cells: readonly Value[]
  /** Of a card. */
  readonly picture?: Value
}

interface SummaryCell {
  readonly name: string
  readonly value: Value
}

/** A note or a task as the rows of a query begin with it. */
export function headOf(row: ObjectValue): Value {
  return row.task ? row : (row.link ?? null)
}
