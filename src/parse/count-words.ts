/** Words of a plain text: what stands between blanks, and each CJK character by itself. */
export function countWords(text: string): number {
  let words = 0
  let isInWord = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32 || code === 0xa0 || code === 0x3000) isInWord = false
    else if (code >= 0x2e80 && isIdeograph(code)) {
      words++
      isInWord = false
      if (code >= 0xd800 && code < 0xdc00) i++
    } else if (!isInWord) {
      words++
      isInWord = true
    }
  }
  return words
}

/** Han, kana and their extension plane, whose high surrogates stand for the pair. Hangul has blanks. */
function isIdeograph(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  )
}
