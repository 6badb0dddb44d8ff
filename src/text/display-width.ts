/**
 * How many columns of a terminal a text takes: 0 for combining marks and joiners, 2 for East Asian wide letters and
 * emoji, 1 for everything else. Tabs and line ends are not for this: expand or cut them first.
 */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}

/** Width of one character (one code point). */
export function charWidth(char: string): 0 | 1 | 2 {
  const code = char.codePointAt(0)!
  if (code < 0x300) return 1
  if (zeroWidth.test(char)) return 0
  return wide.test(char) ? 2 : 1
}

/** Marks and format characters (joiners, variation selectors, direction marks). */
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** Scripts and blocks that Unicode's East Asian Width calls wide or full-width, and emoji shown as pictures. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]$/u
