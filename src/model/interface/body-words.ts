import { bodyText as arabic } from './body-ar.ts'
import { bodyText as english } from './body-en.ts'
import type { BodyText, InterfaceLanguage } from './interface-text.ts'

const wordsByLanguage: Readonly<Record<InterfaceLanguage, BodyText>> = { en: english, ar: arabic }

/** What the interface says within a note's text. A browser's preview needs these words alone. */
export function bodyWords(language: InterfaceLanguage): BodyText {
  return wordsByLanguage[language]
}
