/** Letters as wide as two of others: Chinese, Japanese and Korean ones, and most emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\ud83c-\ud83e][\udc00-\udfff]/g

/** How wide a text is in letters of an average face, about; for room that must be known before anything is drawn. */
export function lettersWide(text: string): number {
  const twice = text.match(wide)
  if (twice === null) return text.length
  return twice.reduce((sum, letter) => sum + 2 - letter.length, text.length)
}
