import { foldWord } from '../words/fold-word.ts'

/** A name in another garden that a search can find: of a note, or of a part of it. */
export interface NeighbourEntry {
  /** What the garden calls itself. */
  readonly garden: string
  /** The whole address. */
  readonly href: string
  readonly title: string
  /** The alias by which it is found, or the heading; empty for the title itself. */
  readonly label: string
  readonly kind: 'note' | 'heading'
}

/** As it is written in files: the garden's place in the list of gardens, the end of the address, and the rest. */
export type WrittenEntry = readonly [
  garden: number,
  href: string,
  title: string,
  label: string,
  kind: 'note' | 'heading',
]

/** A file of names: those whose words begin with some pairs of letters. */
export interface NeighbourShard {
  readonly gardens: readonly (readonly [title: string, address: string])[]
  readonly entries: readonly WrittenEntry[]
}

/** Scripts that are written without spaces: a name is found from each of its letters on. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Where neighbours' names are, below the site's base. */
export const neighbourFolder = '-/neighbours/'

/** The words of a name as they are compared, each once. */
export function wordsOf(text: string): readonly string[] {
  const words = foldWord(text.toLowerCase()).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const found = new Set<string>()
  for (const word of words.slice(0, 40)) {
    if (!unspaced.test(word)) found.add(word)
    else for (let i = 0; i < Math.min(word.length, 40); i++) found.add(word.slice(i))
  }
  return [...found]
}

/** The file of the words that begin like one, of `count` files; undefined for a word too short to look for. */
export function shardOfWord(word: string, count: number): number | undefined {
  if (word.length < 2 && !unspaced.test(word)) return undefined
  let sum = 0x811c9dc5
  // One letter of a script without spaces is a word.
  const start = unspaced.test(word) ? word.slice(0, 1) : word.slice(0, 2)
  for (let i = 0; i < start.length; i++) sum = Math.imul(sum ^ start.charCodeAt(i), 0x01000193) >>> 0
  return ((sum ^ (sum >>> 15)) >>> 0) % count
}

/** How well a name answers a query, 0 best: it is the query, begins with it, or has a word for each of its; undefined for none. */
export function rankOfName(name: string, query: string): 0 | 1 | 2 | undefined {
  const wanted = wordsOf(query)
  const words = wordsOf(name)
  if (wanted.length === 0 || !wanted.every((start) => words.some((word) => word.startsWith(start))))
    return undefined
  const [whole, asked] = [words.join(' '), wanted.join(' ')]
  return whole === asked ? 0 : whole.startsWith(asked) ? 1 : 2
}
