import { listSeparator } from '../language.ts'
import { pageText as arabic } from './ar.ts'
import { pageText as german } from './de.ts'
import { pageText as english } from './en.ts'
import { pageText as spanish } from './es.ts'
import { pageText as french } from './fr.ts'
import { pageText as hebrew } from './he.ts'
import { pageText as hindi } from './hi.ts'
import type { InterfaceLanguage, PageText } from './interface-text.ts'
import { pageText as italian } from './it.ts'
import { pageText as japanese } from './ja.ts'
import { pageText as korean } from './ko.ts'
import { pageText as portuguese } from './pt.ts'
import { pageText as russian } from './ru.ts'
import { pageText as chinese } from './zh.ts'
import { pageText as traditionalChinese } from './zh-hant.ts'

/** The words of pages with the numbers of their language. */
export interface PageWords extends PageText {
  /** The interface's language. */
  readonly language: InterfaceLanguage
  /** Names or links one after another, with the separators of the page's language. */
  readonly list: (items: readonly string[]) => string
  /** A count with the language's digits and separators. */
  readonly number: (value: number) => string
  /** Month and year of a day (`YYYY-MM-DD`). */
  readonly month: (day: string) => string
  /** The same in few letters, for places where many stand side by side. */
  readonly shortMonth: (day: string) => string
  /** Day, month and year in few letters. */
  readonly day: (day: string) => string
  readonly year: (day: string) => string
}

type NumberedText = Omit<PageWords, 'list'>

const textByLanguage: Readonly<Record<InterfaceLanguage, NumberedText>> = {
  ar: withNumbers(arabic, 'ar'),
  en: withNumbers(english, 'en'),
  de: withNumbers(german, 'de'),
  es: withNumbers(spanish, 'es'),
  fr: withNumbers(french, 'fr'),
  he: withNumbers(hebrew, 'he'),
  hi: withNumbers(hindi, 'hi'),
  it: withNumbers(italian, 'it'),
  ja: withNumbers(japanese, 'ja'),
  ko: withNumbers(korean, 'ko'),
  pt: withNumbers(portuguese, 'pt'),
  ru: withNumbers(russian, 'ru'),
  zh: withNumbers(chinese, 'zh'),
  'zh-Hant': withNumbers(traditionalChinese, 'zh-Hant'),
}

const wordsByKey = new Map<string, PageWords>()

/** What pages say in a language; what they list is in `lang`, the page's own, by default the same. */
export function pageWords(language: InterfaceLanguage, lang: string = language): PageWords {
  const separator = listSeparator(lang)
  const key = language + separator
  let words = wordsByKey.get(key)
  if (words === undefined) {
    words = { ...textByLanguage[language], list: (items) => items.join(separator) }
    wordsByKey.set(key, words)
  }
  return words
}

/** Counts below this are formatted once. */
const knownNumbers = 1_000

function withNumbers(text: PageText, language: InterfaceLanguage): NumberedText {
  // Made when a number is first written: all languages stand ready, and a garden needs one.
  let numbers: Intl.NumberFormat | undefined
  const format = (value: number): string => {
    numbers ??= new Intl.NumberFormat(language)
    return numbers.format(value)
  }
  const known: string[] = []
  const dates = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    let format: Intl.DateTimeFormat | undefined
    return (day) => {
      format ??= new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      return format.format(new Date(`${day}T00:00:00Z`))
    }
  }
  return {
    ...text,
    language,
    number: (value) => {
      // Most counts are small, and asking for their digits costs more than all around them.
      if (!(value >= 0 && value < knownNumbers)) return format(value)
      known[value] ??= format(value)
      return known[value]
    },
    month: dates({ month: 'long', year: 'numeric' }),
    shortMonth: dates({ month: 'short', year: 'numeric' }),
    day: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    year: dates({ year: 'numeric' }),
  }
}
