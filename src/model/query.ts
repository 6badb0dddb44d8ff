import type { Range } from './range.ts'

/** Languages of blocks that are answered from the whole garden; `inline` is Dataview's expression among text. */
export type QueryLanguage = 'dataview' | 'dataviewjs' | 'query' | 'base' | 'tasks' | 'inline'

const languages: ReadonlySet<string> = new Set(['dataview', 'dataviewjs', 'query', 'base', 'tasks'])

/** Whether a block of code in a language is a query. */
export function isQueryLanguage(language: string): language is QueryLanguage {
  return languages.has(language)
}

/** Whether a file of the garden is a base: views of notes as Obsidian keeps them. */
export function isBase(name: string): boolean {
  return /\.base$/i.test(name)
}

/** A question in a note whose answer depends on other notes. */
export interface Query {
  readonly language: QueryLanguage
  /** What stands in the block, or behind the `=` of one among text. */
  readonly source: string
  /** The whole block. */
  readonly range: Range
  /** Where each line of {@link source} starts in the note. */
  readonly starts: readonly number[]
}

/** A query that a page shows. */
export interface AskedQuery {
  readonly language: QueryLanguage
  readonly source: string
  /** Of what it holds, the part that is shown: the view that an embed of a base names. */
  readonly part?: string
}

/** An item of a list with a box. */
export interface TaskItem {
  /** As written, without its list's mark and its box, one line. */
  readonly text: string
  /** What stands in the box: a blank, `x`, or another sign. */
  readonly mark: string
  /** Where its mark starts. */
  readonly at: number
  /** How many tasks it stands in. */
  readonly depth: number
  /** Index into the note's `headings` of the heading that it stands under; -1 above the first. */
  readonly heading: number
  readonly blockId?: string
}

/** `key:: value` in a note's text. */
export interface InlineField {
  readonly key: string
  /** As written. */
  readonly value: string
  readonly range: Range
  /** Index of the task that it stands in; absent outside of tasks. */
  readonly task?: number
}
