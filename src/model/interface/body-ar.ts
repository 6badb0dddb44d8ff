import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'ملاحظة',
  abstract: 'ملخص',
  summary: 'ملخص',
  tldr: 'باختصار',
  info: 'معلومة',
  todo: 'للعمل',
  tip: 'نصيحة',
  hint: 'تلميح',
  important: 'مهم',
  success: 'نجاح',
  check: 'تم',
  done: 'تم',
  question: 'سؤال',
  help: 'مساعدة',
  faq: 'أسئلة شائعة',
  warning: 'تحذير',
  caution: 'احذر',
  attention: 'انتبه',
  failure: 'فشل',
  fail: 'فشل',
  missing: 'ناقص',
  danger: 'خطر',
  error: 'خطأ',
  bug: 'علة',
  example: 'مثال',
  quote: 'اقتباس',
  cite: 'اقتباس',
}

/** Words that stand within a note's text. */
export const bodyText: BodyText = {
  footnotes: () => 'الحواشي',
  footnote: (of) => `الحاشية ${of}`,
  backToCall: (of, place) =>
    place === '' ? `العودة إلى موضع الحاشية ${of}` : `العودة إلى موضع الحاشية ${of}، المرة ${place}`,
  noSuchPart: (of) => `لا جزء كهذا في «${of}»`,
  data: () => 'البيانات',
  again: () => 'من البداية',
  back: () => 'خطوة إلى الوراء',
  play: () => 'تشغيل',
  forward: () => 'خطوة إلى الأمام',
  moment: () => 'رابط إلى هذه اللحظة',
  task: (of) => (of === ' ' ? 'لم تُنجز' : of === 'x' || of === 'X' ? 'أُنجزت' : `معلَّمة بـ ${of}`),
  callout: (of) => callouts[of] ?? of,
}
