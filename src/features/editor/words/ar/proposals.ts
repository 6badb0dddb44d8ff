import { countArabic } from '../../../../model/interface/count-arabic.ts'
import type { EditorText } from '../editor-text.ts'

/** The same in Arabic. */
export const proposalText: EditorText['proposals'] = {
  title: 'مقترحات الوكلاء',
  look: 'انظر إليه',
  about: (by, day, files) => `${by}، ${day}، ${files}`,
  files: countArabic('ملف واحد', 'ملفان', 'ملفات', 'ملفًا'),
  stale: (paths) => `تغيّر منذ اقتُرح هذا، فلم يعد قبوله ممكنًا: ${paths}`,
  isStale: 'قديم',
  added: (path, targets) => `${path} سيشير إلى ${targets}`,
  removed: (path, targets) => `${path} لن يشير بعد ذلك إلى ${targets}`,
  appearing: 'مشكلات ستظهر',
  solved: 'مشكلات ستزول',
  accept: 'اقبل',
  reject: 'ارفض',
  accepted: (summary) => `قُبل: ${summary}`,
  rejected: (summary) => `رُفض: ${summary}`,
}
