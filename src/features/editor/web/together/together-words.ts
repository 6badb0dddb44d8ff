import { type ByOtherLanguage, inOwnLanguage } from '../../../../../web/controllers/own-language.ts'
import { type InterfaceLanguage, interfaceLanguageOf } from '../../../../model/interface/interface-text.ts'
import { directionOf, primaryLanguage } from '../../../../model/language.ts'
import { togetherText as english } from '../../words/en/together.ts'
import type { TogetherText } from '../../words/together-text.ts'

const loaders: ByOtherLanguage<() => Promise<{ readonly togetherText: TogetherText }>> = {
  ar: () => import('../../words/ar/together.ts'),
  de: () => import('../../words/de/together.ts'),
  es: () => import('../../words/es/together.ts'),
  fr: () => import('../../words/fr/together.ts'),
  he: () => import('../../words/he/together.ts'),
  hi: () => import('../../words/hi/together.ts'),
  it: () => import('../../words/it/together.ts'),
  ja: () => import('../../words/ja/together.ts'),
  ko: () => import('../../words/ko/together.ts'),
  pt: () => import('../../words/pt/together.ts'),
  ru: () => import('../../words/ru/together.ts'),
  zh: () => import('../../words/zh/together.ts'),
  'zh-Hant': () => import('../../words/zh-hant/together.ts'),
}

let words: TogetherText = english

/** What writing together says, in the reader's language. English until another has been loaded. */
export function togetherWords(): TogetherText {
  return words
}

/** The first of a reader's languages that the interface speaks; English where it speaks none. */
export function firstSpoken(languages: readonly string[]): InterfaceLanguage {
  const spoken = languages.find(
    (lang) => interfaceLanguageOf(lang) !== 'en' || primaryLanguage(lang) === 'en',
  )
  return interfaceLanguageOf(spoken ?? 'en')
}

/** Turns the page to the reader's own language: the hub's pages are of no garden, whose language they could take. */
export async function loadTogetherWords(): Promise<void> {
  const page = document.documentElement
  page.dataset['ui'] = firstSpoken(navigator.languages)
  const found = inOwnLanguage(loaders)
  if (found === undefined) return
  const [language, load] = found
  words = (await load()).togetherText
  page.lang = language
  page.dir = directionOf(language)
  document.querySelector('#writers')?.setAttribute('aria-label', words.writers)
  document.querySelector('#comments')?.setAttribute('aria-label', words.comments.title)
}
