import type { EditorText } from '../editor-text.ts'

/** What is said in Hebrew of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'קובץ גדול',
  largeText: (names) => `${names}: קובץ שנשמר בגינה נכלל בכל עותק שלה.`,
  store: 'לשמור',
  leave: 'לא לשמור',
  tooLarge: (name, size, most) =>
    `הגודל של ${name} הוא ${size} ולכן הקובץ לא נשמר: הגינה מקבלת קבצים עד ${most}.`,
  storing: (name, percent) => `שומר את ${name}: ${percent}`,
  gone: 'השרת אינו עונה; דבר לא נשמר',
  unreadable: (name) => `אי אפשר לקרוא את ${name}`,
  address: 'הודבקה כתובת',
  titled: 'להפוך לקישור עם כותרת',
  asking: 'מבקש את כותרת הדף…',
  noTitle: 'הדף לא מסר כותרת: הקישור נקרא על שם הכתובת',
  noAddress: 'אין כתובת במקום הסמן',
}
