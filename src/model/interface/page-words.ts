import { pageText as arabic } from './ar.ts'
import { pageText as english } from './en.ts'
import type { InterfaceLanguage, PageText } from './interface-text.ts'

/** The words of pages with the numbers of their language. */
export interface PageWords extends PageText {
  /** A count with the language's digits and separators. */
  readonly number: (value: number) => string
  /** Month and year of a day (`YYYY-MM-DD`). */
  readonly month: (day: string) => string
}

const wordsByLanguage: Readonly<Record<InterfaceLanguage, PageWords>> = {
  en: withNumbers(english, 'en'),
  ar: withNumbers(arabic, 'ar'),
}

/** What pages say in a language. */
export function pageWords(language: InterfaceLanguage): PageWords {
  return wordsByLanguage[language]
}

function withNumbers(text: PageText, language: InterfaceLanguage): PageWords {
  const format = new Intl.NumberFormat(language)
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return {
    ...text,
    number: (value) => format.format(value),
    month: (day) => months.format(new Date(`${day}T00:00:00Z`)),
  }
}
