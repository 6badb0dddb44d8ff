import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

const count = countIn('hi')

/** What finding in a note says in Hindi. */
export const findText: EditorText['find'] = {
  title: 'ढूँढें और बदलें',
  search: 'ढूँढें',
  replacement: 'इससे बदलें',
  showReplacing: 'बदलें',
  isCaseSensitive: 'छोटे-बड़े अक्षर मिलाएँ',
  isWholeWord: 'पूरे शब्द',
  isRegExp: 'रेगुलर एक्सप्रेशन',
  inSelection: 'चुने हुए पाठ में',
  next: 'अगला मिलान',
  previous: 'पिछला मिलान',
  close: 'बंद करें',
  replaceOne: 'बदलें',
  replaceAll: 'सब बदलें',
  none: 'नहीं मिला',
  place: (at, total) => `${total} में से ${at}`,
  count: count({ one: '# मिलान', other: '# मिलान' }),
  replaced: count({ one: '# मिलान बदला गया', other: '# मिलान बदले गए' }),
  bad: (reason) => `यह रेगुलर एक्सप्रेशन नहीं है: ${reason}`,
  tooSlow: 'इस नोट में इस एक्सप्रेशन को बहुत समय लगता है। इसे सरल बनाएँ।',
}

/** Words and reading time in Hindi. */
export const footText: EditorText['foot'] = {
  minutes: count({ one: 'पढ़ने में # मिनट', other: 'पढ़ने में # मिनट' }),
  selected: (words) => `चुना हुआ: ${words}`,
}

/** Said when the page was loaded anew while somebody wrote, in Hindi. */
export const reloadText: EditorText['reload'] = {
  draft: 'फिर से लोड हुआ: आपने जो लिखा था, यह वहीं से आगे बढ़ता है और उसे सहेजता है।',
  file: 'फिर से लोड हुआ: यह फ़ाइल है, और इसमें वह सब है जो लिखा गया था।',
  noRoom: 'इस ब्राउज़र में मसौदों के लिए जगह नहीं है: आप जो लिखते हैं वह सहेजने के बाद ही सुरक्षित है।',
}
