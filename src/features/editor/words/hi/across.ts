import { countIn } from '../../../../model/interface/count-in.ts'
import type { AcrossText } from '../across-text.ts'

const count = countIn('hi')
const sections = count({ one: '# खंड', other: '# खंड' })
const places = count({ one: '# जगह', other: '# जगहें' })

/** What changes across notes ask, in Hindi. */
export const acrossText: AcrossText = {
  split: {
    title: 'शीर्षकों के अनुसार बाँटें',
    level: 'किन खंडों का अलग नोट बने',
    levelOf: (level, n, formatted) => `स्तर ${level} (${sections(n, formatted)})`,
    none: 'इस नोट में बाँटने के लिए कोई शीर्षक नहीं है।',
    folder: 'नए नोट का फ़ोल्डर',
  },
  movePart: {
    title: 'दूसरे नोट में ले जाएँ',
    what: 'क्या',
    selection: 'चुना हुआ पाठ',
    block: 'कर्सर वाला अनुच्छेद',
    section: (heading) => `खंड “${heading}”`,
    to: 'दूसरा नोट',
    under: 'कहाँ',
    atEnd: 'अंत में',
    underHeading: (heading) => `“${heading}” के नीचे`,
    leave: 'उसकी जगह',
    leaveNothing: 'कुछ नहीं',
  },
  series: {
    title: 'इस फ़ोल्डर की शृंखला बनाएँ',
    name: 'शृंखला का नाम',
    by: 'यह कहाँ लिखा जाए',
    byProperties: 'हर नोट के गुणों में',
    byIndex: 'अलग नोट की एक सूची में',
    order: 'इसके भाग, क्रम से',
    up: (name) => `${name}: पहले`,
    down: (name) => `${name}: बाद में`,
    few: 'इस फ़ोल्डर में दो नोट नहीं हैं।',
  },
  replace: {
    title: 'बगीचे में ढूँढें और बदलें',
    find: 'ढूँढें',
    replacement: 'इससे बदलें',
    regexp: 'रेगुलर एक्सप्रेशन',
    matchCase: 'छोटे-बड़े अक्षर मिलाएँ',
    word: 'पूरे शब्द',
    within: 'किसमें',
    text: 'पाठ',
    properties: 'गुण',
    code: 'कोड, सूत्र, HTML और टिप्पणियाँ',
    links: 'लिंक के लक्ष्य',
    folder: 'केवल इस फ़ोल्डर में',
    tag: 'केवल इस टैग वाले',
    line: (line) => `लाइन ${line}`,
    all: (path, n, formatted) => `${path} · ${places(n, formatted)}`,
    apply: 'जिन पर निशान है उन्हें बदलें',
    nothing: 'किसी पर निशान नहीं है।',
    skipped: (names) => `ये इस बीच बदल गए, इसलिए वैसे ही छोड़े गए: ${names}`,
  },
}
