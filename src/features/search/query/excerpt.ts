import { foldTerm, spellTerm } from '../words/fold-term.ts'
import { isUnspaced } from '../words/fold-word.ts'
import { wordPattern } from '../words/word-pattern.ts'

/** Part of a text to be shown, with the places of the words that were looked for. */
export interface Excerpt {
  readonly text: string
  /** Start and end of each marked word in `text`, sorted, apart from each other. */
  readonly marks: readonly (readonly [number, number])[]
}

/** About how long an excerpt is, in UTF-16 code units. */
const length = 150

/** Cuts the sentence with the most different wanted words out of a section's text and marks them. */
export function excerptOf(text: string, keys: ReadonlySet<string>, prefix: string | undefined): Excerpt {
  const places = findMarks(text, keys, prefix, enough)
  const cut = cutAround(text, densest(text, places))
  return { text: cut, marks: findMarks(cut, keys, prefix) }
}

/**
 * The sentence around offset `at`, or the part of it that fits. Line ends become spaces. It looks no further than `limit`,
 * because a text may be one line without blanks, and is cut around each of its words.
 */
export function cutAround(text: string, at: number, limit = length): string {
  const toLineEnd = text.slice(at, at + limit).indexOf('\n')
  const lineEnd = toLineEnd < 0 ? -1 : at + toLineEnd
  const sentence = sentenceStart(text, at, at - limit)
  let from = at - sentence <= limit * 0.6 ? sentence : wordStart(text, at - Math.floor(limit * 0.4))
  // A line that is over soon is followed by the next.
  const enough = lineEnd >= 0 && lineEnd - from >= limit * 0.4
  let to = Math.min(enough ? lineEnd : text.length, from + limit)
  if (to < text.length && to === from + limit) {
    const toSpace = text.slice(at, to + 1).lastIndexOf(' ')
    if (toSpace > 0) to = at + toSpace
  }
  from = Math.min(from, at)
  while (isLowSurrogate(text, from)) from--
  while (isLowSurrogate(text, to)) to--
  const start = from > 0 && from !== sentence ? '…' : ''
  const cut = text.slice(from, to).trim()
  const end = to < text.length && !sentenceEnds.has(cut.at(-1)!) ? '…' : ''
  return `${start}${severalBlanks.test(cut) ? cut.replace(/\s+/g, ' ') : cut}${end}`
}

const sentenceEnds: ReadonlySet<string> = new Set('.!?。！？')

/** Blanks that are more than a single space. */
const severalBlanks = /[^\S ]|\s\s/

/** So many words, or so far into a text that has some, are enough to choose an excerpt from. */
const enough = { marks: 200, length: 20_000 }

/** Where the wanted words stand in a text; with `limit` only in its first part where that has some. */
export function findMarks(
  text: string,
  keys: ReadonlySet<string>,
  prefix: string | undefined,
  limit: typeof enough | undefined = undefined,
): readonly (readonly [number, number])[] {
  const marks: (readonly [number, number])[] = []
  for (const match of text.matchAll(wordPattern)) {
    if (limit && marks.length > 0 && (marks.length >= limit.marks || match.index > limit.length)) break
    const found = match[0]
    const exact = spellTerm(found)
    const folded = foldTerm(exact)
    const isLonger = prefix !== undefined && (folded.startsWith(prefix) || exact.startsWith(prefix))
    if (keys.has(folded) || keys.has(exact) || isLonger) marks.push([match.index, match.index + found.length])
    else if (isUnspaced(found)) marks.push(...marksInside(found, match.index, keys))
  }
  return marks
}

/** Words of scripts without spaces are found inside a run of letters. */
function marksInside(
  run: string,
  offset: number,
  keys: ReadonlySet<string>,
): readonly (readonly [number, number])[] {
  const marks: (readonly [number, number])[] = []
  const lower = run.toLowerCase()
  for (const key of keys) {
    for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + key.length))
      marks.push([offset + at, offset + at + key.length])
  }
  marks.sort(([a], [b]) => a - b)
  return marks.filter(([from], i) => i === 0 || from >= marks[i - 1]![1])
}

/** The first of the places around which the most different words stand. */
function densest(text: string, places: readonly (readonly [number, number])[]): number {
  let best = places[0]?.[0] ?? 0
  let bestCount = 0
  for (const [i, [from]] of places.entries()) {
    const seen = new Set<string>()
    for (let j = i; j < places.length && places[j]![1] - from <= length; j++)
      seen.add(text.slice(places[j]![0], places[j]![1]).toLowerCase())
    if (seen.size > bestCount) {
      best = from
      bestCount = seen.size
    }
  }
  return best
}

/** Where the sentence or the line around `at` begins; -1 where that is before `lowest`: it would not be shown whole. */
function sentenceStart(text: string, at: number, lowest: number): number {
  for (let i = Math.max(at - 1, 0); i >= 0; i--) {
    if (i < lowest) return -1
    const code = text.charCodeAt(i)
    // Only what may end a sentence is looked at more closely.
    if (code > question && code < wideStop) continue
    if (code === lineFeed) return i + 1
    if (i > at - 2) continue
    const char = text[i]!
    if (char === '。' || char === '！' || char === '？') return i + 1
    if ((char === '.' || char === '!' || char === '?') && text[i + 1] === ' ') return i + 2
  }
  return 0
}

const lineFeed = 0x0a
const question = 0x3f
const wideStop = 0x3002

function wordStart(text: string, at: number): number {
  const from = Math.max(0, at - 29)
  const toSpace = text.slice(from, at + 1).lastIndexOf(' ')
  return toSpace >= 0 ? from + toSpace + 1 : at
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff
}
