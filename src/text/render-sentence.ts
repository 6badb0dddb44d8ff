import type { Colors } from '../define/command.ts'
import type { LinkSentence } from '../model/link-sentence.ts'

/** The sentence around a link in one line; the link stands in `»…«`, or underlined where there are colours. */
export function renderSentence({ before, link, after }: LinkSentence, colors: Colors): string {
  const marked = colors.isColorSupported ? colors.underline(link) : `»${link}«`
  return `${before}${marked}${after}`.replace(/\s+/g, ' ').trim()
}
