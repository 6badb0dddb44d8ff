/** Characters that take two columns of a fixed face: those of East Asia and their full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u

/** Characters that take none: accents of their own, joiners, marks of direction, vowels and finals of Hangul. */
const narrow = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u

/** One picture however many characters it is made of: a face, a flag, a family, a digit in a box. */
const picture = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\u20e3/u

let segmenter: Intl.Segmenter | undefined

/** How many columns a text takes in a fixed face: two for Chinese, Japanese and Korean signs and for emoji, none for accents. */
export function displayWidth(text: string): number {
  // Nearly every cell is plain.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  let width = 0
  for (const { segment } of segmenter.segment(text)) {
    if (picture.test(segment)) width += 2
    else for (const character of segment) width += narrow.test(character) ? 0 : wide.test(character) ? 2 : 1
  }
  return width
}
