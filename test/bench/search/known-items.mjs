import { createSeededRandom } from '../../../src/model/seeded-random.ts'

/**
 * Known-item queries: each is made of the rarest words of one note's title and headings, and is answered when that note
 * is found. In a third of them one word is misspelt. The same notes and seed give the same queries.
 *
 * `notes` are `{ address, title, headings, text }`; gives `{ query, address, isMisspelt }`.
 */
export function makeKnownItems(notes, count, seed) {
  const random = createSeededRandom(seed)
  const noteCounts = new Map()
  for (const note of notes)
    for (const word of new Set(wordsOf(`${note.title} ${note.headings.join(' ')} ${note.text}`)))
      noteCounts.set(word, (noteCounts.get(word) ?? 0) + 1)
  const rarest = (text, many) =>
    [...new Set(wordsOf(text))]
      .filter((word) => word.length >= 3 && !/^\d+$/.test(word))
      .sort((a, b) => noteCounts.get(a) - noteCounts.get(b) || (a < b ? -1 : 1))
      .slice(0, many)

  const items = []
  for (let tries = 0; items.length < count && tries < count * 20; tries++) {
    const note = notes[Math.floor(random() * notes.length)]
    const words = [...new Set([...rarest(note.title, 2), ...rarest(note.headings.join(' '), 1)])]
    if (words.length === 0) continue
    const isMisspelt = items.length % 3 === 2
    if (isMisspelt) {
      const long = words.filter((word) => word.length >= 4)
      if (long.length === 0) continue
      const word = long[Math.floor(random() * long.length)]
      words[words.indexOf(word)] = misspell(word, random)
    }
    items.push({ query: words.join(' '), address: note.address, isMisspelt })
  }
  return items
}

/** One error: a letter left out, added, replaced, or swapped with its neighbour. */
export function misspell(word, random) {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const letter = () => letters[Math.floor(random() * letters.length)]
  for (;;) {
    const at = Math.floor(random() * word.length)
    const wrong = [
      () => word.slice(0, at) + word.slice(at + 1),
      () => word.slice(0, at) + letter() + word.slice(at),
      () => word.slice(0, at) + letter() + word.slice(at + 1),
      () =>
        word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        word.slice(at + 2),
    ][Math.floor(random() * 4)]()
    if (wrong !== word) return wrong
  }
}

/** Mean reciprocal rank: 1 where every answer comes first, 0 for an answer that is not among the results. */
export function meanReciprocalRank(items, rankOf) {
  if (items.length === 0) return Number.NaN
  return items.reduce((sum, item) => sum + (rankOf(item) > 0 ? 1 / rankOf(item) : 0), 0) / items.length
}

function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
