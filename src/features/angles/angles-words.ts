import { defineWords } from '../../define/words.ts'

/** What stands before the other angles on a note's topic. */
export const anglesWords = defineWords({
  en: { others: 'Other angles:', simulation: 'with a simulation' },
  ar: { others: 'زوايا أخرى:', simulation: 'مع محاكاة' },
  de: { others: 'Andere Blickwinkel:', simulation: 'mit Simulation' },
  es: { others: 'Otros enfoques:', simulation: 'con simulación' },
  fr: { others: 'Autres angles :', simulation: 'avec une simulation' },
  he: { others: 'זוויות אחרות:', simulation: 'עם הדמיה' },
  hi: { others: 'अन्य दृष्टिकोण:', simulation: 'सिमुलेशन के साथ' },
  it: { others: 'Altri punti di vista:', simulation: 'con una simulazione' },
  ja: { others: '別の角度から:', simulation: 'シミュレーション付き' },
  ko: { others: '다른 관점:', simulation: '시뮬레이션 포함' },
  pt: { others: 'Outros ângulos:', simulation: 'com simulação' },
  ru: { others: 'С других сторон:', simulation: 'с симуляцией' },
  zh: { others: '其他角度：', simulation: '含模拟' },
  'zh-Hant': { others: '其他角度：', simulation: '含模擬' },
})
