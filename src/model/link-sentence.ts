import type { LinkContext } from './link.ts'
import type { Note } from './note.ts'

/** The sentence around a link, cut in three. */
export interface LinkSentence {
  readonly before: string
  readonly link: string
  readonly after: string
}

/** Cuts the sentence in which a link of a note stands. */
export function linkSentence({ plainText }: Note, { from, linkFrom, linkTo, to }: LinkContext): LinkSentence {
  return {
    before: plainText.slice(from, linkFrom),
    link: plainText.slice(linkFrom, linkTo),
    after: plainText.slice(linkTo, to),
  }
}
