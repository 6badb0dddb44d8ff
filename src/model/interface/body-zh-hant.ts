import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: '筆記',
  abstract: '摘要',
  summary: '小結',
  tldr: '簡言之',
  info: '資訊',
  todo: '待辦',
  tip: '技巧',
  hint: '提示',
  important: '重要',
  success: '成功',
  check: '已核對',
  done: '已完成',
  question: '問題',
  help: '說明',
  faq: '常見問題',
  warning: '警告',
  caution: '小心',
  attention: '注意',
  failure: '失敗',
  fail: '未通過',
  missing: '缺少',
  danger: '危險',
  error: '錯誤',
  bug: '缺陷',
  example: '範例',
  quote: '引用',
  cite: '引文',
}

/** Words that stand within a note's text, in traditional Chinese. */
export const bodyText: BodyText = {
  footnotes: () => '註腳',
  footnote: (of) => `註腳 ${of}`,
  backToCall: (of, place) => (place === '' ? `返回註腳 ${of} 的位置` : `返回註腳 ${of} 的第 ${place} 處`),
  noSuchPart: (of) => `「${of}」沒有這一部分`,
  data: () => '資料',
  task: (of) => (of === ' ' ? '待辦' : of === 'x' || of === 'X' ? '已完成' : `標記為 ${of}`),
  callout: (of) => callouts[of] ?? of,
}
