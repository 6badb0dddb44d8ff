import { languagesByWord, languagesWithWords } from './stop-words.ts'

/** How much of a text is looked at, in UTF-16 code units: its words tell their language soon. */
const sample = { letters: 2_000, words: 800 }

/** A text is in another script than Latin from this share of its letters on: names and terms stay in Latin ones. */
const foreignShare = 0.3

/**
 * A language is found when at least so many of its small words were met, and this much more than of the next one. Single
 * letters are not counted: they stand in formulas, lists and signs of any language.
 */
const least = { words: 2, lead: 1.05 }

/** Scripts by their first character, in order: what lies before the next one. Languages that alone write theirs, else `''`. */
const blocks: readonly (readonly [start: number, script: string, lang: string])[] = [
  [0x41, 'Latn', ''],
  [0x370, 'Grek', 'el'],
  [0x400, 'Cyrl', ''],
  [0x530, 'Armn', 'hy'],
  [0x590, 'Hebr', 'he'],
  [0x600, 'Arab', ''],
  [0x700, 'Syrc', 'syr'],
  [0x750, 'Arab', ''],
  [0x780, 'Thaa', 'dv'],
  [0x7c0, 'Nkoo', 'nqo'],
  [0x800, 'Samr', ''],
  [0x8a0, 'Arab', ''],
  [0x900, 'Deva', ''],
  [0x980, 'Beng', 'bn'],
  [0xa00, 'Guru', 'pa'],
  [0xa80, 'Gujr', 'gu'],
  [0xb00, 'Orya', 'or'],
  [0xb80, 'Taml', 'ta'],
  [0xc00, 'Telu', 'te'],
  [0xc80, 'Knda', 'kn'],
  [0xd00, 'Mlym', 'ml'],
  [0xd80, 'Sinh', 'si'],
  [0xe00, 'Thai', 'th'],
  [0xe80, 'Laoo', 'lo'],
  [0xf00, 'Tibt', 'bo'],
  [0x1000, 'Mymr', 'my'],
  [0x10a0, 'Geor', 'ka'],
  [0x1100, 'Hang', 'ko'],
  [0x1200, 'Ethi', 'am'],
  [0x13a0, 'Cher', 'chr'],
  [0x1400, 'Cans', ''],
  [0x1780, 'Khmr', 'km'],
  [0x1800, 'Mong', 'mn-Mong'],
  [0x18b0, '', ''],
  [0x1e00, 'Latn', ''],
  [0x1f00, 'Grek', 'el'],
  [0x2000, '', ''],
  [0x3041, 'Kana', 'ja'],
  [0x3100, 'Bopo', 'zh-Hant'],
  [0x3130, 'Hang', 'ko'],
  [0x3190, '', ''],
  [0x3400, 'Hani', ''],
  [0xa000, '', ''],
  [0xac00, 'Hang', 'ko'],
  [0xd7b0, '', ''],
  [0xf900, 'Hani', ''],
  [0xfb00, '', ''],
  [0xfb1d, 'Hebr', 'he'],
  [0xfb50, 'Arab', ''],
  [0xfe00, '', ''],
]

/** Characters that only one of the two ways of writing Chinese has, from among the commonest. */
const simplified = /[这个们说时对国会来为过还没问样题无开关东见长门间进远运动发现实点头学习写页链库图档编辑]/g
const traditional =
  /[這個們說時對國會來為過還沒問樣題無開關東見長門間進遠運動發現實點頭學習寫頁鏈庫圖檔編輯]/g

/** Longer words are in no table. */
const longest = 10

/**
 * The language that a text is written in, as a tag, by its script and its small words; `und-Latn` for Latin letters
 * without words that are known, undefined for a text without letters. Where a script has several languages and no word
 * tells, the one that most people write in it.
 */
export function findLanguage(text: string): string | undefined {
  const { letters, langByScript, foreign } = countLetters(text)
  if (letters === 0) return undefined
  if (foreign === undefined) return languageByWords(text, isLatin) ?? 'und-Latn'
  switch (foreign) {
    case 'Arab':
      return languageByWords(text, isArabic) ?? 'ar'
    case 'Cyrl':
      return languageByWords(text, isCyrillic) ?? 'ru'
    case 'Deva':
      return languageByWords(text, isDevanagari) ?? 'hi'
    case 'Hani':
      return chineseOf(text)
    default:
      return langByScript.get(foreign)
  }
}

function countLetters(text: string): {
  readonly letters: number
  /** The script other than Latin that the text is in, if it is. */
  readonly foreign: string | undefined
  readonly langByScript: ReadonlyMap<string, string>
} {
  const counts = new Int32Array(blocks.length)
  const end = Math.min(text.length, sample.letters)
  let hasOther = false
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x36f) {
      counts[blockOf(code)]!++
      hasOther = true
    } else if (code >= 0x41 && (code <= 0x5a || (code >= 0x61 && code <= 0x7a) || code >= 0xc0)) counts[0]!++
  }
  // Most texts: there is nothing to compare.
  if (!hasOther) return { letters: counts[0]!, foreign: undefined, langByScript: new Map() }
  const countByScript = new Map<string, number>()
  const langByScript = new Map<string, string>()
  let letters = 0
  for (const [i, [, script, lang]] of blocks.entries()) {
    if (script === '' || counts[i] === 0) continue
    letters += counts[i]!
    countByScript.set(script, (countByScript.get(script) ?? 0) + counts[i]!)
    if (lang !== '') langByScript.set(script, lang)
  }
  // Japanese is known by its own letters, few as they may be among the Chinese ones.
  const han = countByScript.get('Hani') ?? 0
  const kana = countByScript.get('Kana') ?? 0
  if (kana * 20 > han) {
    countByScript.set('Kana', kana + han)
    countByScript.delete('Hani')
  }
  const latin = countByScript.get('Latn') ?? 0
  countByScript.delete('Latn')
  const [script, count] = [...countByScript].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  // A Chinese character says as much as two or three letters.
  const weight = /Hani|Kana|Hang/.test(script) ? 2.5 : 1
  const isForeign = count * weight > foreignShare * (count * weight + latin)
  return { letters, foreign: isForeign ? script : undefined, langByScript }
}

/** The last block that starts at a character or before it, by binary search. */
function blockOf(code: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]![0] <= code) low = middle
    else high = middle - 1
  }
  return low
}

const isLatin = (code: number): boolean => code < 0x370 || (code >= 0x1e00 && code < 0x1f00)
const isCyrillic = (code: number): boolean => code >= 0x400 && code < 0x530
const isArabic = (code: number): boolean => code >= 0x600 && code < 0x900
const isDevanagari = (code: number): boolean => code >= 0x900 && code < 0x980

/** The language whose small words are met most, each divided among the languages that have it. */
function languageByWords(text: string, isOfScript: (code: number) => boolean): string | undefined {
  const scores = new Float64Array(languagesWithWords.length)
  const counts = new Int32Array(languagesWithWords.length)
  const lower = text.slice(0, sample.words).toLowerCase()
  for (let at = 0; at < lower.length; at++) {
    if (!isWordUnit(lower.charCodeAt(at))) continue
    const from = at
    while (at < lower.length && isWordUnit(lower.charCodeAt(at))) at++
    if (at - from > longest || !isOfScript(lower.charCodeAt(from))) continue
    const languages = languagesByWord.get(lower.slice(from, at))
    if (languages === undefined) continue
    for (const lang of languages) {
      scores[lang]! += 1 / languages.length
      if (at - from > 1) counts[lang]!++
    }
  }
  let first = 0
  let second = -1
  for (let lang = 1; lang < scores.length; lang++) {
    if (scores[lang]! > scores[first]!) {
      second = first
      first = lang
    } else if (second < 0 || scores[lang]! > scores[second]!) second = lang
  }
  const isClear = counts[first]! >= least.words && scores[first]! >= scores[second]! * least.lead
  return isClear ? languagesWithWords[first] : undefined
}

/** Letters and what is set above and below them, about: all that is no sign or blank among what the tables hold. */
function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 0xc0 && code !== 0xd7 && (code < 0x2000 || code > 0x206f) && code !== 0x60c)
  )
}

/** `zh-Hans` or `zh-Hant` where a character tells, else `zh`. */
function chineseOf(text: string): string {
  const start = text.slice(0, sample.letters)
  const few = start.match(simplified)?.length ?? 0
  const many = start.match(traditional)?.length ?? 0
  return few === many ? 'zh' : few > many ? 'zh-Hans' : 'zh-Hant'
}
