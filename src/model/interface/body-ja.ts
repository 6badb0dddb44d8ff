import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'ノート',
  abstract: '概要',
  summary: '要約',
  tldr: '要点',
  info: '情報',
  todo: 'やること',
  tip: 'ヒント',
  hint: '手がかり',
  important: '重要',
  success: '成功',
  check: '確認済み',
  done: '完了',
  question: '質問',
  help: 'ヘルプ',
  faq: 'よくある質問',
  warning: '警告',
  caution: '用心',
  attention: '注意',
  failure: '失敗',
  fail: '失敗',
  missing: '不足',
  danger: '危険',
  error: 'エラー',
  bug: '不具合',
  example: '例',
  quote: '引用',
  cite: '引用',
}

/** Words that stand within a note's text, in Japanese. */
export const bodyText: BodyText = {
  footnotes: () => '脚注',
  footnote: (of) => `脚注 ${of}`,
  backToCall: (of, place) => (place === '' ? `脚注 ${of} の位置へ戻る` : `脚注 ${of} の位置 ${place} へ戻る`),
  noSuchPart: (of) => `「${of}」にその部分はありません`,
  data: () => 'データ',
  task: (of) => (of === ' ' ? '未完了' : of === 'x' || of === 'X' ? '完了' : `${of} の印`),
  callout: (of) => callouts[of] ?? of,
}
