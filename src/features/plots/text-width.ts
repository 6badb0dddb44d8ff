/** Widths of letters of the theme's faces in parts of their size, about: enough to leave room for a label. */
const classes: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u, 1],
  [/[iljI.,:;'|!()[\]]/, 0.3],
  [/[ frt/\\"-]/, 0.37],
  [/[mwMW%@]/, 0.88],
  [/[A-Z\d=+<>~]/, 0.66],
]
const others = 0.58

/** A text that Vega draws: its size, and the most pixels that it may take, if there is a most. */
export interface DrawnText {
  readonly fontSize?: number
  readonly limit?: number
}

/**
 * Pixels that a text takes. Vega's own estimate, where nothing can measure, is 0.8 of the size for each letter: by that
 * legends are cut that have room. A text that will be cut takes its limit, and a little more by which Vega sees that it has to be.
 */
export function textWidth({ fontSize = 11, limit = 0 }: DrawnText, text: unknown): number {
  let sum = 0
  for (const letter of String(text ?? ''))
    sum += classes.find(([letters]) => letters.test(letter))?.[1] ?? others
  const width = sum * fontSize
  return limit > 0 ? Math.min(width, limit + 0.5) : width
}
