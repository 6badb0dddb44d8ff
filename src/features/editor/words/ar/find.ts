import { countArabic } from '../../../../model/interface/count-arabic.ts'
import type { EditorText } from '../editor-text.ts'

const matches = countArabic('مطابقة واحدة', 'مطابقتان', 'مطابقات', 'مطابقة')

/** What finding in a note says in Arabic. */
export const findText: EditorText['find'] = {
  title: 'البحث والاستبدال',
  search: 'ابحث عن',
  replacement: 'استبدل بـ',
  showReplacing: 'استبدال',
  isCaseSensitive: 'مطابقة حالة الأحرف',
  isWholeWord: 'كلمات كاملة',
  isRegExp: 'تعبير نمطي',
  inSelection: 'في المحدد',
  next: 'المطابقة التالية',
  previous: 'المطابقة السابقة',
  close: 'إغلاق',
  replaceOne: 'استبدل',
  replaceAll: 'استبدل الكل',
  none: 'لا مطابقة',
  place: (at, count) => `${at} من ${count}`,
  count: matches,
  replaced: (n, formatted) => `استُبدل: ${matches(n, formatted)}`,
  bad: (reason) => `ليس تعبيرًا نمطيًا: ${reason}`,
  tooSlow: 'يستغرق هذا التعبير وقتًا طويلًا في هذه الملاحظة. بسّطه.',
}

/** Words and reading time in Arabic. */
export const footText: EditorText['foot'] = {
  minutes: countArabic('دقيقة واحدة للقراءة', 'دقيقتان للقراءة', 'دقائق للقراءة', 'دقيقة للقراءة'),
  selected: (words) => `المحدد: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Arabic. */
export const reloadText: EditorText['reload'] = {
  draft: 'أُعيد التحميل: يستمر التحرير بما كتبته، ويُحفظ.',
  file: 'أُعيد التحميل: هذا هو الملف وفيه كل ما كُتب.',
  noRoom: 'لا مكان للمسودات في هذا المتصفح: لا يسلم ما تكتبه إلا بعد حفظه.',
}
