import { primaryLanguage } from '../../model/language.ts'
import { type QuoteMarks, quoteMarksOf } from './quote-marks.ts'

/** How a language sets what is typed with the keys of a typewriter. */
export interface Typing {
  readonly quotes: QuoteMarks
  /** In place of a hyphen between blanks; none where a language has no such dash. */
  readonly spacedDash: string | undefined
  /** In place of two hyphens between words without blanks. */
  readonly closeDash: string
  /** Words that begin with an apostrophe, where the language has some. */
  readonly elisions: RegExp | undefined
  /** Whether there is a blank before `;`, `:`, `!` and `?`. */
  readonly spacesSigns: boolean
}

const longDash = new Set(['be', 'bg', 'es', 'ru', 'uk'])
const noDash = new Set(['ja', 'yue', 'zh'])

const elisions: Readonly<Record<string, RegExp>> = {
  en: /^(?:tis|twas|twere|em|til|cause|bout|cuz|round|neath|nother)(?![\p{L}\p{N}'])/iu,
  de: /^(?:s|n|ne|nen|ner|m|ran|raus|rein|rum|runter)(?![\p{L}\p{N}'])/iu,
  nl: /^(?:s|t|n|k|m|r)(?![\p{L}\p{N}'])/iu,
  af: /^(?:n|k|t)(?![\p{L}\p{N}'])/iu,
}

const typings = new Map<string, Typing>()

/** How a language is typed, by its tag. */
export function typingOf(lang: string): Typing {
  let typing = typings.get(lang)
  if (typing === undefined) {
    const primary = primaryLanguage(lang)
    typing = {
      quotes: quoteMarksOf(lang),
      spacedDash: noDash.has(primary) ? undefined : longDash.has(primary) ? '—' : '–',
      closeDash: primary === 'en' || longDash.has(primary) ? '—' : '–',
      elisions: elisions[primary],
      spacesSigns: primary === 'fr' || primary === 'br',
    }
    typings.set(lang, typing)
  }
  return typing
}
