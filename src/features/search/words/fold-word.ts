/** Scripts that are written without spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu
/** Letters that Unicode does not take apart, and what people type for them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
}

/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew and vowel marks of Arabic. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g

/** A word without accents and in compatibility form; `word` is lower-case. ASCII comes back as it is. */
export function foldWord(word: string): string {
  if (isAscii(word)) return word
  return word
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => plainLetters[letter]!)
    .normalize('NFC')
}

/** Runs of letters of scripts that are written without spaces, each replaced; other text stays. */
export function replaceUnspaced(text: string, replace: (run: string) => string): string {
  return isAscii(text) ? text : text.replace(unspaced, replace)
}

/** Whether the text has a script that is written without spaces. */
export function isUnspaced(text: string): boolean {
  return !isAscii(text) && text.search(unspaced) >= 0
}

/** Whether a text has only characters that no fold changes. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
