import type { LinkContext } from './link.ts'
import type { Note } from './note.ts'
import { withoutCommands } from './without-commands.ts'

/** The sentence around a link, cut in three. */
export interface LinkSentence {
  readonly before: string
  readonly link: string
  readonly after: string
}

/** Cuts the sentence in which a link of a note stands. */
export function linkSentence(note: Note, { from, linkFrom, linkTo, to }: LinkContext): LinkSentence {
  const { plainText } = note
  return {
    before: withoutCommands(plainText.slice(from, linkFrom), note),
    link: plainText.slice(linkFrom, linkTo),
    after: withoutCommands(plainText.slice(linkTo, to), note),
  }
}
