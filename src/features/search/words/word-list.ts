/** The words of an index, to be looked through for those that are like another. */
export interface WordList {
  /** By place, in the order of code units: one bit for each letter that the word has. */
  readonly letters: Int32Array
  word(place: number): string
}

/** The list of sorted words. */
export function listWords(words: readonly string[]): WordList {
  return { letters: Int32Array.from(words, (word) => letterSet(word)), word: (place) => words[place]! }
}

/**
 * The list of sorted words that stand in one text, one a line. A server that has thousands of indexes keeps each as one text: as many
 * texts as there are words would keep its memory busy.
 */
export function listLines(lines: string): WordList {
  const ends: number[] = []
  for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', end + 1)) ends.push(end)
  if (lines !== '') ends.push(lines.length)
  const bounds = Int32Array.from([-1, ...ends])
  const word = (place: number): string => lines.slice(bounds[place]! + 1, bounds[place + 1])
  const letters = new Int32Array(ends.length)
  for (let place = 0; place < letters.length; place++)
    letters[place] = letterSet(lines, bounds[place]! + 1, bounds[place + 1])
  return { letters, word }
}

/** One bit for each letter that a word has, several letters to a bit. */
export function letterSet(text: string, from = 0, to = text.length): number {
  let set = 0
  for (let i = from; i < to; i++) set |= 1 << (text.charCodeAt(i) & 31)
  return set
}
