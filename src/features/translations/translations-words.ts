import { defineWords } from '../../define/words.ts'

/** What stands before the languages that a note can be read in. */
export const translationsWords = defineWords({
  en: { also: 'Also in' },
  ar: { also: 'متاح أيضًا بـ' },
  de: { also: 'Auch auf' },
  es: { also: 'También en' },
  fr: { also: 'Aussi en' },
  he: { also: 'גם ב' },
  hi: { also: 'इस भाषा में भी:' },
  it: { also: 'Anche in' },
  ja: { also: '他の言語:' },
  ko: { also: '다른 언어:' },
  pt: { also: 'Também em' },
  ru: { also: 'Другие языки:' },
  zh: { also: '其他语言：' },
  'zh-Hant': { also: '其他語言：' },
})
