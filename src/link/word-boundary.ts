/**
 * Where words begin and end, in every script. Between a letter and something else there is always a boundary; between
 * two letters there is none where the script writes blanks between words. Scripts that do not (Han, kana, Thai, Lao,
 * Khmer, Burmese and a few more) have boundaries that only a dictionary knows.
 */
const other = 1
const spaced = 2
const unspaced = 3

/** Kind of each code unit; filled as needed. Halves of surrogate pairs count as no letter. */
const kinds = new Uint8Array(65_536)

const unspacedLetter =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Javanese}\p{sc=Tai_Tham}ー々]/u

function kindOf(code: number): number {
  return kinds[code] || fillKind(code)
}

function fillKind(code: number): number {
  const kind = kindOfText(String.fromCharCode(code))
  kinds[code] = kind
  return kind
}

function kindOfText(char: string): number {
  if (unspacedLetter.test(char)) return unspaced
  return /[\p{L}\p{N}\p{M}_]/u.test(char) ? spaced : other
}

/** Whether a word may start at an offset: false inside a word of a script with blanks. Quick, and never wrongly false. */
export function mayStartWord(text: string, at: number): boolean {
  return at === 0 || kindOf(text.charCodeAt(at - 1)) !== spaced || kindOf(text.charCodeAt(at)) !== spaced
}

/**
 * Whether `from`…`to` of a text is made of whole words. A dot between two letters joins them (`example.com`, `v1.2`).
 * Only where a script without blanks stands on both sides of an end is a dictionary asked, which is slow.
 */
export function isWholeWords(text: string, from: number, to: number): boolean {
  return isBoundary(text, from) && isBoundary(text, to) && !isSymbolGlued(text, from, to)
}

/** Whether a name that begins or ends with a symbol has a letter or the same symbol right beside it: `C+++`, `ASP.NET`. */
function isSymbolGlued(text: string, from: number, to: number): boolean {
  const isGlued = (inside: number, outside: number): boolean => {
    if (kindOf(text.charCodeAt(inside)) !== other || outside < 0 || outside >= text.length) return false
    return text[outside] === text[inside] || kindOf(text.charCodeAt(outside)) === spaced
  }
  return isGlued(from, from - 1) || isGlued(to - 1, to)
}

function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const before = kindBefore(text, at)
  const after = kindAfter(text, at)
  if (before === other && text[at - 1] === '.') return after === other || kindBefore(text, at - 1) === other
  if (after === other && text[at] === '.') return before === other || kindAfter(text, at + 1) === other
  if (before === other || after === other) return true
  if (before === spaced && after === spaced) return false
  if (before !== after) return true
  return isDictionaryBoundary(text, at)
}

function kindBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  if (code < 0xdc00 || code > 0xdfff || at < 2) return at < 1 ? other : kindOf(code)
  return kindOfText(String.fromCodePoint(text.codePointAt(at - 2)!))
}

function kindAfter(text: string, at: number): number {
  if (at >= text.length) return other
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return kindOf(code)
  return kindOfText(String.fromCodePoint(text.codePointAt(at)!))
}

/** As much of a run of letters as a dictionary looks at. */
const window = 40

let segmenter: Intl.Segmenter | undefined

/** Asks the dictionary of the run of letters around an offset. It chooses by script; the language given has no say. */
function isDictionaryBoundary(text: string, at: number): boolean {
  let start = at
  while (start > 0 && at - start < window && kindOf(text.charCodeAt(start - 1)) === unspaced) start--
  let end = at
  while (end < text.length && end - at < window && kindOf(text.charCodeAt(end)) === unspaced) end++
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  for (const { index } of segmenter.segment(text.slice(start, end))) {
    if (start + index >= at) return start + index === at
  }
  return false
}
