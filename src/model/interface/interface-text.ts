import { primaryLanguage } from '../language.ts'
import type { appText, searchText } from './app-en.ts'
import type { bodyText } from './body-en.ts'
import type { pageText } from './en.ts'

/** Languages that the interface speaks: one file each beside this one, and one in every folder of words that features have. */
export const interfaceLanguages = [
  'en',
  'ar',
  'de',
  'es',
  'fr',
  'he',
  'hi',
  'it',
  'ja',
  'ko',
  'pt',
  'ru',
  'zh',
  'zh-Hant',
] as const

export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/** A text, or a text around a count; `formatted` is the count as the language writes it. */
type Words<Shape> = {
  readonly [Key in keyof Shape]: Shape[Key] extends string
    ? string
    : Shape[Key] extends (a: number, b: string) => string
      ? (n: number, formatted: string) => string
      : (a: string, b: string) => string
}

/** What pages say, in one language. */
export type PageText = Words<typeof pageText>

/** What stands within a note's text, in one language. */
export type BodyText = Words<typeof bodyText>

/** What scripts say, in one language. */
export type AppText = Words<typeof appText>

/** What the search palette says, in one language. */
export type SearchText = Words<typeof searchText>

/**
 * The interface's language for a garden's: its own where there are words for it, else English. Chinese that its tag does
 * not place is written in simplified characters.
 *
 * @example interfaceLanguageOf('de-CH') // 'de'
 */
export function interfaceLanguageOf(lang: string): InterfaceLanguage {
  const primary = primaryLanguage(lang)
  if (primary === 'zh') return /-(?:hant|tw|hk|mo)\b/i.test(lang) ? 'zh-Hant' : 'zh'
  return interfaceLanguages.find((language) => language === primary) ?? 'en'
}
