/** Languages that are written from the right, as far as they are in one script alone or nearly always in that one. */
const rightToLeft = new Set(
  'ar arc arz ckb dv fa glk he iw khw ks lrc mzn nqo ota pnb prs ps rhg sd sdh skr syr ug ur yi ji'.split(
    ' ',
  ),
)

/** Scripts that are, by their code in a language tag. */
const rightToLeftScripts = /^(?:adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/i

/** Languages that people write from either side, in Latin or Cyrillic letters and in Arabic ones. */
const eitherWay = new Set('az bal bm ff ha kk ku ky ms pa sw tg tk tr uz wo'.split(' '))

/** Letters that are written from the right; in UTF-16, where two halves stand for those beyond the first plane. */
const rightToLeftLetter =
  /[\u05be\u05c0\u05c3\u05c6\u05d0-\u05f4\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u07ff\u0800-\u08c9\ufb1d-\ufdfd\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/

const letter = /\p{L}/u

/** The first part of a language tag: `zh` of `zh-Hant-TW`. */
export function primaryLanguage(lang: string): string {
  return lang.split(/[-_]/, 1)[0]!.toLowerCase()
}

/**
 * Which way a language is written: by the script that its tag names, else as the language is. Where one is written both
 * ways, `textLang` decides, the language that the script of a text looks like; unknown languages go left to right.
 */
export function directionOf(lang: string, textLang?: string): 'ltr' | 'rtl' {
  const script = lang.split(/[-_]/).find((part, i) => i > 0 && part.length === 4)
  if (script !== undefined) return rightToLeftScripts.test(script) ? 'rtl' : 'ltr'
  const primary = primaryLanguage(lang)
  if (eitherWay.has(primary) && textLang !== undefined && !eitherWay.has(primaryLanguage(textLang)))
    return directionOf(textLang)
  return rightToLeft.has(primary) ? 'rtl' : 'ltr'
}

/** What stands between the items of a list in a language. */
export function listSeparator(lang: string): string {
  const primary = primaryLanguage(lang)
  if (primary === 'zh' || primary === 'ja' || primary === 'yue') return '、'
  return /^(?:ar|arc|arz|ckb|dv|fa|ps|sd|ug|ur)$/.test(primary) ? '، ' : ', '
}

/** Whether a text has a letter that is written from the right. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeftLetter.test(text)
}

/** Which way a text begins to be written: by its first letter; undefined where it has none. */
export function firstDirection(text: string): 'ltr' | 'rtl' | undefined {
  for (const char of text) {
    if (rightToLeftLetter.test(char)) return 'rtl'
    if (letter.test(char)) return 'ltr'
  }
  return undefined
}

/**
 * Whether two languages share a script, so that a text can be in either. Chinese, Japanese and Korean count as one, since a
 * short text of theirs may be in Chinese characters alone.
 */
export function sharesScript(lang: string, other: string): boolean {
  return scriptOf(lang) === scriptOf(other)
}

function scriptOf(lang: string): string {
  try {
    const script = new Intl.Locale(lang).maximize().script ?? ''
    return /^(?:Jpan|Hans|Hant|Kore|Hani)$/.test(script) ? 'Hani' : script
  } catch {
    return ''
  }
}
