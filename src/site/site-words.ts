import type { SiteView } from '../define/site-view.ts'
import { interfaceLanguageOf } from '../model/interface/interface-text.ts'
import { type PageWords, pageWords } from '../model/interface/page-words.ts'

/** What the interface says in the garden's language. */
export function siteWords({ lang }: Pick<SiteView, 'lang'>): PageWords {
  return pageWords(interfaceLanguageOf(lang), lang)
}
