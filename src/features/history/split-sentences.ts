import { findSentence } from '../../model/sentence.ts'

/** The sentences of a block of plain text; what is longer than 300 characters is cut at a blank. */
export function splitSentences(block: string): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < block.length; ) {
    const { end } = findSentence(block, at, at + 1)
    const sentence = block.slice(at, end).trim()
    if (sentence !== '') found.push(sentence)
    at = Math.max(end, at + 1)
  }
  return found
}
