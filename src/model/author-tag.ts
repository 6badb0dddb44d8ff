import type { Range } from './range.ts'

/** A start tag that an author wrote as HTML. */
export interface AuthorTag {
  /** Lower-cased. */
  readonly name: string
  /** From `<` to `>` in the source; of a tag whose place cannot be told, the HTML that it stands in. */
  readonly range: Range
  readonly attributes: readonly AuthorAttribute[]
}

/** An attribute as written. */
export interface AuthorAttribute {
  /** Lower-cased. */
  readonly name: string
  /** What a browser reads: without quotes and character references. */
  readonly value: string
}

/** An address in a piece of HTML that is a link of the note. */
export interface HtmlAddress {
  /** Its place in the node's `value`. */
  readonly range: Range
  /** Its place in the note's `links`. */
  readonly link: number
}

/** What stands before ids and names of authors on a page, so that none takes the place of one that the page needs. */
export const authorIdPrefix = 'user-content-'
