import { type ByOtherLanguage, inOwnLanguage } from '../../../../../web/controllers/own-language.ts'
import type { AcrossText } from '../../words/across-text.ts'
import { acrossText as english } from '../../words/en/across.ts'

const loaders: ByOtherLanguage<() => Promise<{ readonly acrossText: AcrossText }>> = {
  ar: () => import('../../words/ar/across.ts'),
  de: () => import('../../words/de/across.ts'),
  es: () => import('../../words/es/across.ts'),
  fr: () => import('../../words/fr/across.ts'),
  he: () => import('../../words/he/across.ts'),
  hi: () => import('../../words/hi/across.ts'),
  it: () => import('../../words/it/across.ts'),
  ja: () => import('../../words/ja/across.ts'),
  ko: () => import('../../words/ko/across.ts'),
  pt: () => import('../../words/pt/across.ts'),
  ru: () => import('../../words/ru/across.ts'),
  zh: () => import('../../words/zh/across.ts'),
  'zh-Hant': () => import('../../words/zh-hant/across.ts'),
}

/** What changes across notes ask, in the language of the page's interface. */
export async function loadAcrossWords(): Promise<AcrossText> {
  const found = inOwnLanguage(loaders)
  return found === undefined ? english : (await found[1]()).acrossText
}
