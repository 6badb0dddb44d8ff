import type { bodyText } from './body-en.ts'
import type { appText, pageText, searchText } from './en.ts'

/** Languages that the interface speaks: one file each beside this one. */
export type InterfaceLanguage = 'en' | 'ar'

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

/** The interface's language for a garden's: its own where there are words for it, else English. */
export function interfaceLanguageOf(lang: string): InterfaceLanguage {
  return /^ar(-|$)/i.test(lang) ? 'ar' : 'en'
}
