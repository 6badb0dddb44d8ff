import type { Range } from './range.ts'

/** Longest context on each side of a link, in code units. */
const maxSide = 300

/**
 * The sentence around `from`…`to` (a link, a name) in a line of plain text. A sentence ends with `.`, `?`, `!` or `…` before a blank,
 * or with `。`, `！`, `？`, or a full stop of another script. More than 300 characters on a side are cut at a blank, never inside a character.
 */
export function findSentence(line: string, from: number, to: number): Range {
  const lowest = Math.max(0, from - maxSide)
  let start = from
  while (start > lowest && !endsSentence(line, start - 1)) start--
  if (start === lowest && start > 0 && !endsSentence(line, start - 1))
    start = skipToBlank(line, start, from, 1)
  while (start < from && isBlank(line.charCodeAt(start))) start++
  const highest = Math.min(line.length, to + maxSide)
  let end = to
  while (end < highest && !endsSentence(line, end)) end++
  if (end < highest) end++
  else if (end < line.length) end = skipToBlank(line, end, to, -1)
  while (end > to && isBlank(line.charCodeAt(end - 1))) end--
  return { start, end }
}

/** The nearest blank towards the link; without one, the place itself, moved out of a surrogate pair. */
function skipToBlank(line: string, at: number, link: number, step: 1 | -1): number {
  for (let i = at; i !== link; i += step) if (isBlank(line.charCodeAt(i))) return i
  const code = line.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + step : at
}

/** Of Armenian, Arabic and Urdu, Hindi and its neighbours, Burmese, Ethiopic and Khmer: ends of sentences and questions. */
const fullStops: ReadonlySet<number> = new Set([0x589, 0x61f, 0x6d4, 0x964, 0x965, 0x104b, 0x1362, 0x17d4])

function endsSentence(line: string, at: number): boolean {
  const code = line.charCodeAt(at)
  // Letters and blanks, nearly all there is.
  if (code < 33 || (code > 63 && code < 0x589)) return false
  if (code > 63 && code < 0x2026) return fullStops.has(code)
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return true
  if (code !== 46 && code !== 63 && code !== 33 && code !== 0x2026) return false
  return at + 1 < line.length && isBlank(line.charCodeAt(at + 1))
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0 || code === 0x3000
}
