import type { FootnoteDefinition } from 'mdast'
import type { Range } from '../../model/range.ts'
import type { Locator } from '../../parse/locator.ts'

/** What reading a file of Org knows and finds. */
export interface OrgFile {
  readonly locator: Locator
  readonly hidden: Range[]
  /** Names by which links find the note: its ids. */
  readonly names: string[]
  readonly tags: string[]
  /** Notes that are said where they are first named: `[fn:name:text]`. */
  readonly footnotes: FootnoteDefinition[]
  /** `#+name: value` above the first heading, and the properties of the file, by small letters. */
  readonly keywords: Map<string, string>
  /** Words that begin a heading which is a task. */
  readonly todo: ReadonlySet<string>
}
