import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Arabic. */
export const togetherText: TogetherText = {
  writers: 'من هنا',
  standing: {
    offline: 'لا اتصال.',
    offlineUnsent: 'لا اتصال. ما تكتبه يُرسل حين يجيب المُجمِّع.',
    sending: 'يُرسل…',
    saved: 'محفوظ في المستودع',
    unsaved: 'مسجَّل؛ ويُحفظ في المستودع بعد ثوانٍ',
    waiting: (reason) => `مسجَّل، لكنه لم يُحفظ في المستودع بعد: ${reason}`,
    conflict: 'مسجَّل، لكنه لم يُحفظ: قرّر أدناه',
  },
  refusal: {
    anew: 'بُدئت هذه الملاحظة من جديد في الأثناء. حمّل الصفحة مرة أخرى.',
    unfit:
      'لا يمكن كتابة هذه الملاحظة هنا: هي طويلة جدًا، أو ليست بترميز UTF-8، أو فيها نوعان من نهايات الأسطر.',
    forbidden: 'لا يحق لك أن تكتب هذه الملاحظة.',
    kept: 'آخر ما كتبته ما زال هنا: انسخه قبل أن تغادر.',
  },
  conflict: {
    removed: 'حذف أحدهم هذه الملاحظة من المستودع وهي تُكتب هنا.',
    changed: 'أرسل أحدهم كلمات أخرى للموضع نفسه. هذه ملاحظة المستودع:',
    writeAgain: 'اكتبها من جديد',
    letGo: 'اتركها',
    ours: 'خذ نصنا',
    theirs: 'خذ نصهم',
    both: 'خذ الاثنين',
  },
  comments: {
    title: 'التعليقات',
    begin: 'علّق',
    beginHint: 'على ما حُدّد، أو على الجملة عند المؤشر (Ctrl+Alt+M)',
    own: 'تعليقك',
    say: 'أرسله',
    ownReply: 'ردّك',
    reply: 'ردّ',
    cancel: 'إلغاء',
    resolved: (count) => `المنتهية (${count})`,
    resolvedBy: (name) => `أنهاه ${name}`,
    removed: 'حُذف النص الذي يدور حوله هذا:',
    show: 'أظهر',
    showHint: 'يحدّد الموضع في النص',
    resolve: 'أنهِه',
    reopen: 'أعد فتحه',
  },
  notSaid: {
    full: 'في الملاحظة أكثر ما يجوز من التعليقات.',
    misplaced: 'موضع التعليق ليس في النص.',
    gone: 'لم يعد التعليق موجودًا.',
    later: 'لا يستطيع المُجمِّع حفظه الآن. يُرسل مرة أخرى.',
  },
}
