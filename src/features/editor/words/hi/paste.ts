import type { EditorText } from '../editor-text.ts'

/** What is said in Hindi of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'बड़ी फ़ाइल',
  largeText: (names) => `${names}: बगीचे में रखने पर यह उसकी हर प्रति का हिस्सा होगी।`,
  store: 'रखें',
  leave: 'न रखें',
  tooLarge: (name, size, most) =>
    `${name} का आकार ${size} है, इसलिए नहीं रखी गई: बगीचे में अधिक से अधिक ${most} की फ़ाइलें आती हैं।`,
  storing: (name, percent) => `${name} रखी जा रही है: ${percent}`,
  gone: 'सर्वर जवाब नहीं दे रहा; कुछ नहीं रखा गया',
  unreadable: (name) => `${name} पढ़ी नहीं जा सकती`,
  address: 'एक पता चिपकाया गया',
  titled: 'शीर्षक वाला लिंक बनाएँ',
  asking: 'पृष्ठ का शीर्षक पूछा जा रहा है…',
  noTitle: 'पृष्ठ से शीर्षक नहीं मिला: लिंक का नाम उसका पता है',
  noAddress: 'कर्सर पर कोई पता नहीं है',
}
