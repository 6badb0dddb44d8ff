import type { AppText, InterfaceLanguage, SearchText } from './interface-text.ts'

/** What scripts say, in one language: a file of its own for each, since a browser needs one. */
interface ScriptText {
  readonly appText: AppText
  readonly searchText: SearchText
}

const loaders: Readonly<Record<Exclude<InterfaceLanguage, 'en'>, () => Promise<ScriptText>>> = {
  ar: () => import('./app-ar.ts'),
  de: () => import('./app-de.ts'),
  es: () => import('./app-es.ts'),
  fr: () => import('./app-fr.ts'),
  he: () => import('./app-he.ts'),
  hi: () => import('./app-hi.ts'),
  it: () => import('./app-it.ts'),
  ja: () => import('./app-ja.ts'),
  ko: () => import('./app-ko.ts'),
  pt: () => import('./app-pt.ts'),
  ru: () => import('./app-ru.ts'),
  zh: () => import('./app-zh.ts'),
  'zh-Hant': () => import('./app-zh-hant.ts'),
}

/** Loads what scripts say in the language of a page's interface; undefined for English, which every script has. */
export async function loadAppText(language: string | undefined): Promise<ScriptText | undefined> {
  return Object.entries(loaders).find(([name]) => name === language)?.[1]()
}
