import type { EditorText } from '../editor-text.ts'

/** What is said in Arabic of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'ملف كبير',
  largeText: (names) => `${names}: إن حُفظ في الحديقة صار جزءًا من كل نسخة منها.`,
  store: 'احفظه',
  leave: 'اتركه',
  tooLarge: (name, size, most) => `حجم ${name} هو ${size} ولن يُحفظ: لا تقبل الحديقة ملفات أكبر من ${most}.`,
  storing: (name, percent) => `يُحفظ ${name}: ${percent}`,
  gone: 'الخادم لا يجيب؛ لم يُحفظ شيء',
  unreadable: (name) => `لا يمكن قراءة ${name}`,
  address: 'أُلصق عنوان',
  titled: 'اجعله رابطًا بعنوان الصفحة',
  asking: 'يُسأل عن عنوان الصفحة…',
  noTitle: 'لم تعطِ الصفحة عنوانًا: سُمّي الرابط بموقعه',
  noAddress: 'لا عنوان عند المؤشر',
}
