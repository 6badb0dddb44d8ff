import { memoByObject } from '../../../model/memo-by-object.ts'
import type { MapNode } from '../graph/map-graph.ts'

/** Words that tell nothing in any garden. */
const emptyWords = new Set(
  'the and for with from into about how what why when your you are not can use using uses this that its has have all more new list index note notes page pages home'.split(
    ' ',
  ),
)

/** Words longer than this make no name. */
const longestWord = 24

/** The words of a garden's titles, which are numbered. */
interface TitleWords {
  readonly words: readonly string[]
  /** How many nodes have each word. */
  readonly spread: readonly number[]
  /** The words of every node. */
  readonly byNode: readonly (readonly number[])[]
}

/** Counts them. */
export const countTitleWords = memoByObject((nodes: readonly MapNode[]): TitleWords => {
  const numbers = new Map<string, number>()
  const spread: number[] = []
  const byNode = nodes.map((node) =>
    wordsOf(node).map((word) => {
      const number = numbers.get(word) ?? numbers.size
      if (number === numbers.size) {
        numbers.set(word, number)
        spread.push(0)
      }
      spread[number]!++
      return number
    }),
  )
  return { words: [...numbers.keys()], spread, byNode }
})

/** At most two words that many of the nodes have and few others. */
export function findSharedWords(
  nodes: readonly number[],
  { words, spread, byNode }: TitleWords,
): readonly string[] {
  const counts = new Map<number, number>()
  for (const node of nodes) for (const word of byNode[node]!) counts.set(word, (counts.get(word) ?? 0) + 1)
  const least = Math.max(3, nodes.length * 0.15)
  return [...counts]
    .filter(([, count]) => count >= least)
    .map(([word, count]) => ({
      word: words[word]!,
      count,
      // How much more often than in the whole garden.
      lift: count / nodes.length / (spread[word]! / byNode.length),
    }))
    .filter(({ lift }) => lift >= 2.5)
    .sort((a, b) => b.count * Math.log(b.lift) - a.count * Math.log(a.lift) || (a.word < b.word ? -1 : 1))
    .slice(0, 2)
    .map(({ word }) => word.charAt(0).toUpperCase() + word.slice(1))
}

/** Each once. */
const wordsOf = memoByObject(({ title }: MapNode): readonly string[] => {
  // Longer titles are texts, and cost what texts cost.
  const found: readonly string[] =
    title
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return found.filter(
    (word, i) =>
      word.length <= longestWord && !emptyWords.has(word) && !/^\d+$/.test(word) && found.indexOf(word) === i,
  )
})
