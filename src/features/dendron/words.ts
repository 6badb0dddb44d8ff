import { defineWords } from '../../define/words.ts'

/** What stands above the notes below one. */
export const dendronWords = defineWords({
  en: { below: 'Below this note' },
  ar: { below: 'تحت هذه الملاحظة' },
  de: { below: 'Unter dieser Notiz' },
  es: { below: 'Debajo de esta nota' },
  fr: { below: 'Sous cette note' },
  he: { below: 'מתחת לפתק הזה' },
  hi: { below: 'इस नोट के नीचे' },
  it: { below: 'Sotto questa nota' },
  ja: { below: 'この下のノート' },
  ko: { below: '이 노트 아래' },
  pt: { below: 'Abaixo desta nota' },
  ru: { below: 'Под этой заметкой' },
  zh: { below: '下级笔记' },
  'zh-Hant': { below: '下級筆記' },
})
