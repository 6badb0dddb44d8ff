/**
 * Characters of scripts without blanks that are read in the time of an English word. All are from one measurement of
 * readers of seventeen languages (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New
 * International Reading Speed Texts IReST", 2012): 228 words or 987 characters of English a minute, 255 characters of
 * Chinese, 357 of Japanese. Thai and the scripts of its neighbours were not measured: they are alphabets, and counted as one.
 */
const charactersPerWord = { chinese: 255 / 228, japanese: 357 / 228, letters: 987 / 228 }

/**
 * Words of a plain text: what stands between blanks, and in scripts without blanks as many as take the same time to read.
 */
export function countWords(text: string): number {
  let words = 0
  let ideographs = 0
  let kana = 0
  let letters = 0
  let isInWord = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 0xa0 || code === 0x3000) isInWord = false
    else if (code >= 0x0e00 && isUnspacedLetter(code)) {
      letters++
      isInWord = false
    } else if (code >= 0x2e80 && isIdeograph(code)) {
      ideographs++
      isInWord = false
      if (code >= 0xd800 && code < 0xdc00) i++
    } else if (code >= 0x3040 && code <= 0x30ff) {
      kana++
      isInWord = false
    } else if ((code > 0x3000 && code < 0x3040) || (code > 0xff00 && code < 0xff66)) {
      // A sign among letters without blanks is read with them.
      isInWord = false
    } else if (!isInWord) {
      words++
      isInWord = true
    }
  }
  const perIdeograph = kana > 0 ? charactersPerWord.japanese : charactersPerWord.chinese
  return Math.round(
    words +
      ideographs / perIdeograph +
      kana / charactersPerWord.japanese +
      letters / charactersPerWord.letters,
  )
}

/** Thai, Lao, Tibetan, Burmese and Khmer. */
function isUnspacedLetter(code: number): boolean {
  return (code <= 0x109f && code >= 0x0e00) || (code >= 0x1780 && code <= 0x17ff)
}

/** Chinese characters and their extension planes, whose high surrogates stand for the pair. Hangul has blanks. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  )
}
