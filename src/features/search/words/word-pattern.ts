const letter = String.raw`\p{L}\p{N}\p{M}`
/** What Unicode counts as pictures, but for signs that stand in ordinary text. */
const picture = String.raw`(?![©®™‼⁉])\p{Extended_Pictographic}[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]*`
const emoji = String.raw`\p{RI}\p{RI}|${picture}(?:\u200d${picture})*`

/** Letters and digits, across apostrophes. */
const letters = String.raw`[${letter}]+(?:(?<=[\p{L}\p{N}])['’](?=\p{L})[${letter}]+)*`
/** Signs that make another word of a word: those of `.NET`, of `C++` and `C++17`, of `C#`; not those of `a+b`, `b#anchor`, `v1.2`. */
const before = String.raw`(?:(?<![${letter}.+#])\.(?=\p{L}))?`
const behind = String.raw`(?:\+\+(?![\p{L}+#])|[+#](?![${letter}+#]))?`

/** The words of a text: in the index, in queries and where words are marked. An emoji is a word. */
export const wordPattern = new RegExp(`${before}${letters}${behind}|${emoji}`, 'gu')

/** Whether there is a word in the text. */
export function hasWord(text: string): boolean {
  return text.search(wordPattern) >= 0
}

/** Whether a word is an emoji. */
export function isEmoji(word: string): boolean {
  return word.charCodeAt(0) > lastSign && emojiStart.test(word)
}

/** Whether a word has a sign that makes another of it. */
export function hasSign(word: string): boolean {
  return isSign(word.charCodeAt(0)) || isSign(word.charCodeAt(word.length - 1))
}

/** Whether a code is that of a sign that may belong to a word. */
function isSign(code: number): boolean {
  return code === plus || code === hash || code === dot
}

const emojiStart = new RegExp(`^(?:${emoji})`, 'u')

const hash = 0x23
const plus = 0x2b
const dot = 0x2e
/** The last of the signs that are no emoji though Unicode calls them pictures. */
const lastSign = 0x2122
