const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What only fonts of emoji draw as one picture: flags, joined ones, those with a colour of skin. */
const isSequence =
  /\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]|\p{Extended_Pictographic}.*\u200d|\u200d.*\p{Extended_Pictographic}/u

/** What says how the sign before it is shown, and the frame of a key; no face of text has them. */
const presentation = /[\ufe00-\ufe0f\u20e3]/g

/**
 * A text as far as faces of letters can draw its emoji: sequences are left out, `1️⃣` is 1, and `✈️` is the plain sign,
 * which a font may have. Whatever stayed of them would be boxes.
 */
export function plainEmoji(text: string): string {
  if (!mayHaveEmoji.test(text)) return text
  const kept = [...graphemes.segment(text)].map(({ segment }) =>
    isSequence.test(segment) ? '' : segment.replace(presentation, ''),
  )
  return kept.join('').replace(/\s+/g, ' ').trim()
}

/** Of what {@link plainEmoji} takes out. */
const mayHaveEmoji =
  /\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]|\u200d|\u20e3|[\ufe00-\ufe0f]/u
