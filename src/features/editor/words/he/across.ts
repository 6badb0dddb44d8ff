import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('he')
const sections = count({ one: 'סעיף אחד', two: 'שני סעיפים', other: '# סעיפים' })
const places = count({ one: 'מקום אחד', two: 'שני מקומות', other: '# מקומות' })

/** What changes across notes ask, in Hebrew. */
export const acrossText: AcrossText = {
  split: {
    title: 'פיצול לפי הכותרות',
    level: 'רשימה לכל סעיף של',
    levelOf: (level, n, formatted) => `רמה ${level} (${sections(n, formatted)})`,
    none: 'אין ברשימה הזאת כותרת לפצל לפיה.',
    folder: 'התיקייה של הרשימות החדשות',
  },
  movePart: {
    title: 'העברה לרשימה אחרת',
    what: 'מה',
    selection: 'הטקסט המסומן',
    block: 'הפסקה שבה הסמן',
    section: (heading) => `הסעיף „${heading}”`,
    to: 'הרשימה האחרת',
    under: 'איפה',
    atEnd: 'בסופה',
    underHeading: (heading) => `תחת „${heading}”`,
    leave: 'במקומו',
    leaveNothing: 'כלום',
  },
  series: {
    title: 'הפיכת התיקייה הזאת לסדרה',
    name: 'שם הסדרה',
    by: 'איך זה נרשם',
    byProperties: 'במאפיינים של כל רשימה',
    byIndex: 'בפירוט ברשימה משל עצמה',
    order: 'החלקים לפי הסדר',
    up: (name) => `${name}: מוקדם יותר`,
    down: (name) => `${name}: מאוחר יותר`,
    few: 'אין בתיקייה הזאת שתי רשימות.',
  },
  replace: {
    title: 'חיפוש והחלפה בגינה',
    find: 'חיפוש',
    replacement: 'להחליף ב־',
    regexp: 'ביטוי רגולרי',
    matchCase: 'התאמת אותיות גדולות/קטנות',
    word: 'מילים שלמות',
    within: 'היכן',
    text: 'טקסט',
    properties: 'מאפיינים',
    code: 'קוד, נוסחאות, HTML והערות',
    links: 'יעדי קישורים',
    folder: 'רק בתיקייה',
    tag: 'רק עם התגית',
    line: (line) => `שורה ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'החלפת מה שסומן',
    nothing: 'לא סומן דבר.',
    skipped: (names) => `הושארו כפי שהם, כי השתנו בינתיים: ${names}`,
  },
}
