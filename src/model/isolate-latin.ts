import { hasRightToLeft } from './language.ts'

/** What stands in plain letters from the left, words with blanks between them. */
const run = /[!-~]+(?: +[!-~]+)*/g

/** Signs of the sentence around a run, or of a quotation or bracket that begins or ends elsewhere. */
const opening = '"\'(['
const closing = '.,:;!?'
const closingToo = ')]"\''

const letter = /[A-Za-z]/
const alphanumeric = /[A-Za-z\d]/
const edge = /^[^A-Za-z\d]|[^A-Za-z\d]$/

/**
 * A plain text that is shown where code has lost its marks: `.git`, `~/notes` and `C++` among letters from the right become
 * pieces of their own (U+2066 … U+2069), or a browser moves the sign to the other end. Any other text is as it was.
 */
export function isolateLatin(text: string): string {
  return hasRightToLeft(text) ? text.replace(run, isolate) : text
}

function isolate(written: string): string {
  let start = 0
  let end = written.length
  for (const word of written.split(' ')) {
    if (alphanumeric.test(word)) break
    start += word.length + 1
  }
  while (start < end && opening.includes(written[start]!)) start++
  const ending = /[([]/.test(written.slice(start)) ? closing : closing + closingToo
  for (const word of written.split(' ').reverse()) {
    if (alphanumeric.test(word)) break
    end -= word.length + 1
  }
  while (end > start && ending.includes(written[end - 1]!)) end--
  const piece = written.slice(start, Math.max(start, end))
  if (!letter.test(piece) || !edge.test(piece)) return written
  return `${written.slice(0, start)}\u2066${piece}\u2069${written.slice(end)}`
}
