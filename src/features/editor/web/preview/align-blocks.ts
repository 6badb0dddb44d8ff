/** A block by its first words. */
type Words = readonly string[]

/** How far ahead a block without a partner of its own is looked for. */
const lookAhead = 60

/**
 * Pairs the blocks of a page with those of its source, both in their order: the answer has for each block of `page` the
 * number of its block in `source`, or -1. Blocks whose words occur once on either side hold the others in place, so that what
 * one side alone has (an embed, a comment) moves nothing but itself.
 */
export function alignBlocks(source: readonly Words[], page: readonly Words[]): readonly number[] {
  const partners = new Array<number>(page.length).fill(-1)
  const sourceKeys = source.map(keyOf)
  const pageKeys = page.map(keyOf)
  let [fromSource, fromPage] = [0, 0]
  const anchors = findAnchors(sourceKeys, pageKeys)
  for (const [atSource, atPage] of [...anchors, [source.length, page.length] as const]) {
    fillGap(source, page, [fromSource, atSource], [fromPage, atPage], partners)
    if (atPage < page.length) partners[atPage] = atSource
    fromSource = atSource + 1
    fromPage = atPage + 1
  }
  return partners
}

function keyOf(words: Words): string {
  return words.join(' ')
}

/** Pairs of blocks that are alike and alone on either side, in an order that both have. */
function findAnchors(source: readonly string[], page: readonly string[]): (readonly [number, number])[] {
  const places = new Map<string, { source: number; page: number }>()
  const place = (key: string): { source: number; page: number } => {
    let known = places.get(key)
    if (known === undefined) {
      known = { source: -1, page: -1 }
      places.set(key, known)
    }
    return known
  }
  const several = -2
  for (const [i, key] of source.entries()) {
    const at = place(key)
    at.source = at.source === -1 ? i : several
  }
  for (const [i, key] of page.entries()) {
    const at = place(key)
    at.page = at.page === -1 ? i : several
  }
  const pairs = page.flatMap((key, i): (readonly [number, number])[] => {
    const at = key === '' ? undefined : places.get(key)
    return at !== undefined && at.source >= 0 && at.page === i ? [[at.source, i]] : []
  })
  return longestRise(pairs)
}

/** The longest part of the pairs whose first numbers rise too. */
function longestRise(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = []
  const before: number[] = []
  for (const [i, [at]] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? -1]?.[0] ?? -1) < at) low = middle + 1
      else high = middle
    }
    before[i] = tails[low - 1] ?? -1
    tails[low] = i
  }
  const rise: (readonly [number, number])[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) rise.unshift(pair)
  }
  return rise
}

/** Between two anchors each block of the page takes the next of the source that shares most of its words. */
function fillGap(
  source: readonly Words[],
  page: readonly Words[],
  [fromSource, toSource]: readonly [number, number],
  [fromPage, toPage]: readonly [number, number],
  partners: number[],
): void {
  let next = fromSource
  for (let i = fromPage; i < toPage && next < toSource; i++) {
    const words = page[i] ?? []
    const last = Math.min(toSource, next + lookAhead)
    for (let at = next; at < last; at++) {
      if (!isAlike(source[at] ?? [], words)) continue
      partners[i] = at
      next = at + 1
      break
    }
  }
}

function isAlike(a: Words, b: Words): boolean {
  if (a.length === 0 || b.length === 0) return false
  const shared = a.filter((word) => b.includes(word)).length
  return shared * 2 > Math.min(a.length, b.length) || (shared > 0 && a[0] === b[0])
}
