import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: '笔记',
  abstract: '摘要',
  summary: '小结',
  tldr: '简言之',
  info: '信息',
  todo: '待办',
  tip: '技巧',
  hint: '提示',
  important: '重要',
  success: '成功',
  check: '已核对',
  done: '已完成',
  question: '问题',
  help: '帮助',
  faq: '常见问题',
  warning: '警告',
  caution: '小心',
  attention: '注意',
  failure: '失败',
  fail: '未通过',
  missing: '缺失',
  danger: '危险',
  error: '错误',
  bug: '缺陷',
  example: '示例',
  quote: '引用',
  cite: '引文',
}

/** Words that stand within a note's text, in simplified Chinese. */
export const bodyText: BodyText = {
  footnotes: () => '脚注',
  footnote: (of) => `脚注 ${of}`,
  backToCall: (of, place) => (place === '' ? `返回脚注 ${of} 的位置` : `返回脚注 ${of} 的第 ${place} 处`),
  noSuchPart: (of) => `“${of}”没有这一部分`,
  data: () => '数据',
  task: (of) => (of === ' ' ? '待办' : of === 'x' || of === 'X' ? '已完成' : `标记为 ${of}`),
  callout: (of) => callouts[of] ?? of,
}
