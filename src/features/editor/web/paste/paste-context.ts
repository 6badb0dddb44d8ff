import type { PastedElement } from './pasted-node.ts'

/** What turning pasted HTML into Markdown needs to know besides the HTML. */
export interface PasteContext {
  /** Where a link leads, as a note has it: `[[Note]]` for a page of this garden, else an address; undefined for nowhere. */
  linkOf(href: string): string | undefined
  /** What a note has in the place of a picture; empty for one that nobody is to see. */
  pictureOf(picture: PastedElement): string
  /** Names of the footnotes whose texts were pasted as well. */
  readonly footnotes: ReadonlySet<string>
  /** How a line ends in a paragraph: with two spaces, or as it is where the garden takes it so. */
  readonly lineBreak: string
}

/** A part of the text with lines of its own. */
export interface Block {
  readonly kind: 'paragraph' | 'list' | 'other'
  readonly text: string
}
