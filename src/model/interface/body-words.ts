import { bodyText as arabic } from './body-ar.ts'
import { bodyText as german } from './body-de.ts'
import { bodyText as english } from './body-en.ts'
import { bodyText as spanish } from './body-es.ts'
import { bodyText as french } from './body-fr.ts'
import { bodyText as hebrew } from './body-he.ts'
import { bodyText as hindi } from './body-hi.ts'
import { bodyText as italian } from './body-it.ts'
import { bodyText as japanese } from './body-ja.ts'
import { bodyText as korean } from './body-ko.ts'
import { bodyText as portuguese } from './body-pt.ts'
import { bodyText as russian } from './body-ru.ts'
import { bodyText as chinese } from './body-zh.ts'
import { bodyText as traditionalChinese } from './body-zh-hant.ts'
import type { BodyText, InterfaceLanguage } from './interface-text.ts'

const wordsByLanguage: Readonly<Record<InterfaceLanguage, BodyText>> = {
  ar: arabic,
  en: english,
  de: german,
  es: spanish,
  fr: french,
  he: hebrew,
  hi: hindi,
  it: italian,
  ja: japanese,
  ko: korean,
  pt: portuguese,
  ru: russian,
  zh: chinese,
  'zh-Hant': traditionalChinese,
}

/** What the interface says within a note's text. A browser's preview needs these words alone. */
export function bodyWords(language: InterfaceLanguage): BodyText {
  return wordsByLanguage[language]
}
