import { defineWords } from '../../define/words.ts'

/** What stands before the pages before and after one. */
export const manualWords = defineWords({
  en: { previous: 'Previous', next: 'Next', pages: 'Before and after this page' },
  ar: { previous: 'السابق', next: 'التالي', pages: 'قبل هذه الصفحة وبعدها' },
  de: { previous: 'Zurück', next: 'Weiter', pages: 'Vor und nach dieser Seite' },
  es: { previous: 'Anterior', next: 'Siguiente', pages: 'Antes y después de esta página' },
  fr: { previous: 'Précédent', next: 'Suivant', pages: 'Avant et après cette page' },
  he: { previous: 'הקודם', next: 'הבא', pages: 'לפני הדף הזה ואחריו' },
  hi: { previous: 'पिछला', next: 'अगला', pages: 'इस पृष्ठ से पहले और बाद' },
  it: { previous: 'Precedente', next: 'Successivo', pages: 'Prima e dopo questa pagina' },
  ja: { previous: '前へ', next: '次へ', pages: 'このページの前後' },
  ko: { previous: '이전', next: '다음', pages: '이 페이지의 앞뒤' },
  pt: { previous: 'Anterior', next: 'Seguinte', pages: 'Antes e depois desta página' },
  ru: { previous: 'Назад', next: 'Далее', pages: 'До и после этой страницы' },
  zh: { previous: '上一页', next: '下一页', pages: '本页前后' },
  'zh-Hant': { previous: '上一頁', next: '下一頁', pages: '本頁前後' },
})
