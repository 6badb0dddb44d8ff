import { type InterfaceLanguage, interfaceLanguageOf } from '../../../model/interface/interface-text.ts'
import { offlineWords } from '../offline-words.ts'

/** The language of the page's interface. */
export function languageHere(): InterfaceLanguage {
  return interfaceLanguageOf(document.documentElement.dataset['ui'] ?? 'en')
}

/** What is said of keeping a garden, in that language. */
export function wordsHere(): ReturnType<typeof offlineWords> {
  return offlineWords({ language: languageHere() })
}

/** `1.4 MB`. */
export function inMegabytes(bytes: number): string {
  const digits = bytes < 10_000_000 ? 1 : 0
  return new Intl.NumberFormat(languageHere(), {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(bytes / 1_000_000)
}
