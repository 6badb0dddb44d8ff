import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Hebrew. */
export const togetherText: TogetherText = {
  writers: 'מי כאן',
  standing: {
    offline: 'אין חיבור.',
    offlineUnsent: 'אין חיבור. מה שאתם כותבים יישלח כשה־hub יענה.',
    sending: 'שולח…',
    saved: 'נשמר במאגר',
    unsaved: 'נרשם; יישמר במאגר בעוד כמה שניות',
    waiting: (reason) => `נרשם, אך עוד לא נשמר במאגר: ${reason}`,
    conflict: 'נרשם, אך לא נשמר: החליטו למטה',
  },
  refusal: {
    anew: 'הרשימה הזאת הותחלה מחדש בינתיים. טענו את הדף שוב.',
    unfit: 'אי אפשר לכתוב את הרשימה הזאת כאן: היא ארוכה מדי, אינה ב־UTF-8, או שיש בה סופי שורה משני סוגים.',
    forbidden: 'אין לכם הרשאה לכתוב את הרשימה הזאת.',
    kept: 'מה שכתבתם לאחרונה עדיין כאן: העתיקו אותו לפני שתצאו.',
  },
  conflict: {
    removed: 'מישהו מחק את הרשימה הזאת מהמאגר בזמן שנכתבה כאן.',
    changed: 'מישהו שלח מילים אחרות לאותו מקום. זאת הרשימה שבמאגר:',
    writeAgain: 'לכתוב מחדש',
    letGo: 'לוותר',
    ours: 'לקחת את שלנו',
    theirs: 'לקחת את שלהם',
    both: 'לקחת את שתיהן',
  },
  comments: {
    title: 'הערות',
    begin: 'הוספת הערה',
    beginHint: 'על מה שנבחר, או על המשפט שליד הסמן (Ctrl+Alt+M)',
    own: 'ההערה שלכם',
    say: 'שליחה',
    ownReply: 'התשובה שלכם',
    reply: 'תשובה',
    cancel: 'ביטול',
    resolved: (count) => `טופלו (${count})`,
    resolvedBy: (name) => `סומן כטופל בידי ${name}`,
    removed: 'הטקסט שבו מדובר נמחק:',
    show: 'הצגה',
    showHint: 'בוחר את המקום בטקסט',
    resolve: 'סימון כטופל',
    reopen: 'פתיחה מחדש',
  },
  notSaid: {
    full: 'יש ברשימה מספר ההערות המרבי.',
    misplaced: 'מקום ההערה אינו בטקסט.',
    gone: 'ההערה כבר איננה.',
    later: 'ה־hub אינו יכול לשמור אותה עכשיו. היא תישלח שוב.',
  },
}
