import { defineWords } from '../../define/words.ts'

/** What pages say of the versions of notes. */
export const versionWords = defineWords({
  en: {
    title: (note: string) => `Versions of ${note}`,
    versions: 'versions',
    about: 'What changed, day by day: words that went are struck out, words that came are underlined.',
    back: 'The note as it is',
    gone: 'removed:',
    come: 'added:',
    stage: (old: string, now: string) =>
      old === '' ? `Now ${now}.` : now === '' ? `No longer ${old}.` : `From ${old} to ${now}.`,
    more: (_n: number, formatted: string) => `${formatted} more changed parts are not shown.`,
    planted: 'Planted.',
    since: 'Since your last visit',
    isNew: 'new',
    all: 'All versions',
    others: ' more',
  },
  ar: {
    title: (note) => `نسخ ${note}`,
    versions: 'النسخ',
    about: 'ما تغيّر يومًا بعد يوم: ما حُذف مشطوب، وما أُضيف تحته خط.',
    back: 'الملاحظة كما هي الآن',
    gone: 'حُذف:',
    come: 'أُضيف:',
    stage: (old, now) =>
      old === '' ? `صارت ${now}.` : now === '' ? `لم تعد ${old}.` : `من ${old} إلى ${now}.`,
    more: (_n, formatted) => `أجزاء أخرى تغيّرت ولا تظهر هنا: ${formatted}.`,
    planted: 'زُرعت.',
    since: 'منذ زيارتك الأخيرة',
    isNew: 'جديدة',
    all: 'كل النسخ',
    others: ' أخرى',
  },
})
