import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('he')

/** What finding in a note says in Hebrew. */
export const findText: EditorText['find'] = {
  title: 'חיפוש והחלפה',
  search: 'חיפוש',
  replacement: 'להחליף ב־',
  showReplacing: 'החלפה',
  isCaseSensitive: 'התאמת אותיות גדולות/קטנות',
  isWholeWord: 'מילים שלמות',
  isRegExp: 'ביטוי רגולרי',
  inSelection: 'בטקסט המסומן',
  next: 'ההתאמה הבאה',
  previous: 'ההתאמה הקודמת',
  close: 'סגירה',
  replaceOne: 'החלפה',
  replaceAll: 'החלפת הכול',
  none: 'לא נמצא',
  place: (at, total) => `${at} מתוך ${total}`,
  count: count({ one: 'התאמה אחת', two: 'שתי התאמות', other: '# התאמות' }),
  replaced: count({ one: 'הוחלפה התאמה אחת', two: 'הוחלפו שתי התאמות', other: 'הוחלפו # התאמות' }),
  bad: (reason) => `אין זה ביטוי רגולרי: ${reason}`,
  tooSlow: 'הביטוי הזה דורש יותר מדי זמן ברשימה הזאת. נסו ביטוי פשוט יותר.',
}

/** Words and reading time in Hebrew. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: 'דקת קריאה אחת', two: 'שתי דקות קריאה', other: '# דקות קריאה' }),
  selected: (words) => `מסומן: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Hebrew. */
export const reloadText: EditorText['reload'] = {
  draft: 'הדף נטען מחדש: ממשיכים ממה שהקלדתם, והוא נשמר.',
  file: 'הדף נטען מחדש: זה הקובץ, עם כל מה שהוקלד.',
  noRoom: 'אין בדפדפן הזה מקום לטיוטות: מה שאתם מקלידים בטוח רק אחרי שנשמר.',
}
