import { type ByOtherLanguage, inOwnLanguage } from '../../../../web/controllers/own-language.ts'
import { mapText as english, type MapWords } from './words/en.ts'

const loaders: ByOtherLanguage<() => Promise<{ readonly mapText: MapWords }>> = {
  ar: () => import('./words/ar.ts'),
  de: () => import('./words/de.ts'),
  es: () => import('./words/es.ts'),
  fr: () => import('./words/fr.ts'),
  he: () => import('./words/he.ts'),
  hi: () => import('./words/hi.ts'),
  it: () => import('./words/it.ts'),
  ja: () => import('./words/ja.ts'),
  ko: () => import('./words/ko.ts'),
  pt: () => import('./words/pt.ts'),
  ru: () => import('./words/ru.ts'),
  zh: () => import('./words/zh.ts'),
  'zh-Hant': () => import('./words/zh-hant.ts'),
}

let words: MapWords = english

/** What the map says in the language of the page's interface. English until another language has been loaded. */
export function mapWords(): MapWords {
  return words
}

/** Loads the words of the page's interface where they are not English. */
export async function loadMapWords(): Promise<void> {
  const found = inOwnLanguage(loaders)
  if (found !== undefined) words = (await found[1]()).mapText
}
