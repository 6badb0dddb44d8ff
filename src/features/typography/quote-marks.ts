import { primaryLanguage } from '../../model/language.ts'

/** The signs around what is quoted, and what stands between them and it. */
export interface QuoteMarks {
  /** In place of `"`. */
  readonly double: readonly [open: string, close: string]
  /** In place of `'`. */
  readonly single: readonly [open: string, close: string]
}

/**
 * The delimiters of CLDR 48, a line for each way: those in place of `"`, of `'`, and who writes so. Where CLDR has single
 * ones first, those stay in place of `'`, since an author has chosen between the two.
 */
const table = `
“ ” ‘ ’ und en
« » ‹ › am fa fr-CH
” “ ’ ‘ ar ur
« » „ “ be ky ru uk
„ “ „ “ bg lt
„ ” ‘ ’ bs
« » “ ” ca el es-US eu it kk pt-PT pt-AO pt-MZ sq
„ “ ‚ ‘ cs de dsb et hr hsb is mk sk sl
« » ‘ ’ nb nn no
” ” ’ ’ fi he sv
« » “ ” fr
« » « » hy
« » ” “ fr-CA
„ ” » « hu
「 」 『 』 ja yue zh-Hant zh-TW zh-HK zh-MO
„ “ « » ka
„ ” « » pl ro
„ “ ‘ ‘ sr
“ ” ’ ‘ uz
`

const marksByLanguage = new Map<string, QuoteMarks>(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [open = '', close = '', innerOpen = '', innerClose = '', ...languages] = line.split(' ')
      const marks: QuoteMarks = { double: [open, close], single: [innerOpen, innerClose] }
      return languages.map((lang) => [lang.toLowerCase(), marks] as const)
    }),
)

const english: QuoteMarks = { double: ['“', '”'], single: ['‘', '’'] }

/** French sets its quotes apart from what is in them. */
const frenchGap = '\u202f'

/** How a language quotes; as English does where it is not known. */
export function quoteMarksOf(lang: string): QuoteMarks {
  const tag = lang.toLowerCase().replaceAll('_', '-')
  const primary = primaryLanguage(lang)
  const marks = marksByLanguage.get(tag) ?? marksByLanguage.get(primary) ?? english
  if (primary !== 'fr') return marks
  const [open, close] = marks.double
  return { ...marks, double: [open + frenchGap, frenchGap + close] }
}
