import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Hebrew. */
export const proposalText: EditorText['proposals'] = {
  title: 'הצעות של סוכנים',
  look: 'לעיין בהצעה',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('he')({ one: 'קובץ אחד', two: 'שני קבצים', other: '# קבצים' }),
  stale: (paths) => `השתנה מאז שההצעה הוגשה, ולכן אי אפשר עוד לקבל אותה: ${paths}`,
  isStale: 'לא עדכנית',
  added: (path, targets) => `${path} תקשר אל ${targets}`,
  removed: (path, targets) => `${path} לא תקשר עוד אל ${targets}`,
  appearing: 'בעיות שיופיעו',
  solved: 'בעיות שייפתרו',
  accept: 'קבלה',
  reject: 'דחייה',
  accepted: (summary) => `התקבלה: ${summary}`,
  rejected: (summary) => `נדחתה: ${summary}`,
}
