import type { InterfaceLanguage } from '../model/interface/interface-text.ts'
import type { PageWords } from '../model/interface/page-words.ts'

/** Other words in the same places: texts stay texts, and functions keep what they take. */
type SameShape<Text> = {
  readonly [Key in keyof Text]: Text[Key] extends (...args: infer Arguments) => string
    ? (...args: Arguments) => string
    : string
}

/** A feature's texts in the language of a page's interface. */
export type Words<Text> = (page: Pick<PageWords, 'language'>) => SameShape<Text>

/**
 * The interface texts of a feature by language; one that is missing gets the English ones.
 *
 * @example
 * ```ts
 * export const nowWords = defineWords({ en: { title: 'Now' }, ar: { title: 'الآن' } })
 * nowWords(words).title
 * ```
 */
export function defineWords<Text extends object>({
  en,
  ...others
}: {
  readonly en: Text & SameShape<Text>
} & { readonly [Language in Exclude<InterfaceLanguage, 'en'>]?: SameShape<NoInfer<Text>> }): Words<Text> {
  return ({ language }) => (language === 'en' ? en : (others[language] ?? en))
}
