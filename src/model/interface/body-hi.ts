import type { BodyText } from './interface-text.ts'

const callouts: Readonly<Record<string, string>> = {
  note: 'नोट',
  abstract: 'सार',
  summary: 'सारांश',
  tldr: 'संक्षेप में',
  info: 'जानकारी',
  todo: 'करना है',
  tip: 'सुझाव',
  hint: 'संकेत',
  important: 'महत्वपूर्ण',
  success: 'सफलता',
  check: 'जाँचा',
  done: 'हो गया',
  question: 'प्रश्न',
  help: 'सहायता',
  faq: 'सामान्य प्रश्न',
  warning: 'चेतावनी',
  caution: 'सावधानी',
  attention: 'ध्यान दें',
  failure: 'विफलता',
  fail: 'विफल',
  missing: 'अनुपस्थित',
  danger: 'खतरा',
  error: 'त्रुटि',
  bug: 'बग',
  example: 'उदाहरण',
  quote: 'उद्धरण',
  cite: 'उद्धरण',
}

/** Words that stand within a note's text, in Hindi. */
export const bodyText: BodyText = {
  footnotes: () => 'पाद-टिप्पणियाँ',
  footnote: (of) => `पाद-टिप्पणी ${of}`,
  backToCall: (of, place) =>
    place === '' ? `पाद-टिप्पणी ${of} के स्थान पर लौटें` : `पाद-टिप्पणी ${of} के स्थान ${place} पर लौटें`,
  noSuchPart: (of) => `“${of}” में ऐसा कोई भाग नहीं है`,
  data: () => 'आँकड़े',
  again: () => 'शुरू से',
  back: () => 'एक कदम पीछे',
  play: () => 'चलाएँ',
  forward: () => 'एक कदम आगे',
  moment: () => 'इस क्षण का लिंक',
  task: (of) => (of === ' ' ? 'करना है' : of === 'x' || of === 'X' ? 'हो गया' : `${of} से चिह्नित`),
  callout: (of) => callouts[of] ?? of,
}
