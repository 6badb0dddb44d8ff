import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'

/** What is said of what agents propose, in Hindi. */
export const proposalText: EditorText['proposals'] = {
  title: 'एजेंटों के प्रस्ताव',
  look: 'देखें',
  about: (by, day, files) => `${by}, ${day}, ${files}`,
  files: countIn('hi')({ one: '# फ़ाइल', other: '# फ़ाइलें' }),
  stale: (paths) => `प्रस्ताव के बाद बदल गया, इसलिए अब स्वीकार नहीं हो सकता: ${paths}`,
  isStale: 'पुराना पड़ गया',
  added: (path, targets) => `${path} से ${targets} का लिंक बनेगा`,
  removed: (path, targets) => `${path} से ${targets} का लिंक नहीं रहेगा`,
  appearing: 'समस्याएँ जो पैदा होंगी',
  solved: 'समस्याएँ जो सुलझेंगी',
  accept: 'स्वीकार करें',
  reject: 'अस्वीकार करें',
  accepted: (summary) => `स्वीकार किया: ${summary}`,
  rejected: (summary) => `अस्वीकार किया: ${summary}`,
}
