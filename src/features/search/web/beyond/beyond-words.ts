/** What the palette says of searching other gardens: `[names]` stands for their names. */
interface BeyondWords {
  readonly ask: string
  readonly silent: string
}

const english: BeyondWords = {
  ask: 'Search the texts of [names], too',
  silent: 'No answer from [names]',
}

/** By the language of the page's interface. */
const wordsByLanguage: Readonly<Record<string, BeyondWords>> = {
  ar: { ask: 'ابحث أيضًا في نصوص [names]', silent: 'لا جواب من [names]' },
  de: { ask: 'Auch in den Texten von [names] suchen', silent: 'Keine Antwort von [names]' },
  es: { ask: 'Buscar también en los textos de [names]', silent: 'Sin respuesta de [names]' },
  fr: { ask: 'Chercher aussi dans les textes de [names]', silent: 'Pas de réponse de [names]' },
  he: { ask: 'לחפש גם בטקסטים של [names]', silent: 'אין תשובה מ־[names]' },
  hi: { ask: '[names] के पाठ में भी खोजें', silent: '[names] से कोई उत्तर नहीं' },
  it: { ask: 'Cerca anche nei testi di [names]', silent: 'Nessuna risposta da [names]' },
  ja: { ask: '[names] の本文も検索', silent: '[names] から応答がありません' },
  ko: { ask: '[names]의 본문도 검색', silent: '[names]에서 응답이 없습니다' },
  pt: { ask: 'Pesquisar também nos textos de [names]', silent: 'Sem resposta de [names]' },
  ru: { ask: 'Искать и в текстах: [names]', silent: 'Нет ответа: [names]' },
  zh: { ask: '同时搜索[names]的正文', silent: '[names]没有回应' },
  'zh-Hant': { ask: '同時搜尋[names]的正文', silent: '[names]沒有回應' },
}

/** A sentence of the palette about gardens, in the language of the page's interface. */
export function sayBeyond(what: keyof BeyondWords, names: string): string {
  const words = wordsByLanguage[document.documentElement.dataset['ui'] ?? ''] ?? english
  return words[what].replace('[names]', () => names)
}
