import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'הערה',
  abstract: 'תקציר',
  summary: 'סיכום',
  tldr: 'בקצרה',
  info: 'מידע',
  todo: 'לביצוע',
  tip: 'עצה',
  hint: 'רמז',
  important: 'חשוב',
  success: 'הצלחה',
  check: 'נבדק',
  done: 'נעשה',
  question: 'שאלה',
  help: 'עזרה',
  faq: 'שאלות נפוצות',
  warning: 'אזהרה',
  caution: 'זהירות',
  attention: 'שימו לב',
  failure: 'כישלון',
  fail: 'נכשל',
  missing: 'חסר',
  danger: 'סכנה',
  error: 'שגיאה',
  bug: 'תקלה',
  example: 'דוגמה',
  quote: 'ציטוט',
  cite: 'ציטוט',
}

/** Words that stand within a note's text, in Hebrew. */
export const bodyText: BodyText = {
  footnotes: () => 'הערות שוליים',
  footnote: (of) => `הערת שוליים ${of}`,
  backToCall: (of, place) =>
    place === '' ? `חזרה להפניה להערה ${of}` : `חזרה להפניה להערה ${of}, מקום ${place}`,
  noSuchPart: (of) => `אין חלק כזה ב„${of}”`,
  data: () => 'נתונים',
  again: () => 'מההתחלה',
  back: () => 'צעד אחד אחורה',
  play: () => 'נגן',
  forward: () => 'צעד אחד קדימה',
  moment: () => 'קישור לרגע הזה',
  task: (of) => (of === ' ' ? 'לא נעשתה' : of === 'x' || of === 'X' ? 'נעשתה' : `מסומנת ב־${of}`),
  callout: (of) => callouts[of] ?? of,
}
