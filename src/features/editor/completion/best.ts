/** Keeps the best of many. */
interface Best<Item> {
  add(item: Item, score: number): void
  /** The best first; equal scores by `compare`. */
  list(): readonly Item[]
}

/**
 * The `size` best of however many are added. Most of many are worse than the worst kept and cost one comparison, so
 * this beats sorting them all.
 */
export function createBest<Item>(size: number, compare: (a: Item, b: Item) => number): Best<Item> {
  const kept: { readonly item: Item; readonly score: number }[] = []
  return {
    add(item, score) {
      const worst = kept[size - 1]
      if (worst !== undefined && score < worst.score) return
      let low = 0
      let high = kept.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (isBetter(kept[middle]!, { item, score }, compare)) low = middle + 1
        else high = middle
      }
      kept.splice(low, 0, { item, score })
      if (kept.length > size) kept.pop()
    },
    list: () => kept.map(({ item }) => item),
  }
}

function isBetter<Item>(
  a: { readonly item: Item; readonly score: number },
  b: { readonly item: Item; readonly score: number },
  compare: (a: Item, b: Item) => number,
): boolean {
  return a.score !== b.score ? a.score > b.score : compare(a.item, b.item) <= 0
}
