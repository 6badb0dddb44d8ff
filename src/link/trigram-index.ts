/** Finds texts that share letters with another, without comparing it to each. */
export interface TrigramIndex {
  /**
   * Numbers of at most `limit` texts that differ in length by no more than a third, those that share most; in a fixed
   * order.
   */
  readonly findSimilar: (text: string, limit: number) => readonly number[]
}

/** How many entries one question reads. The rarest parts, which say most, are read first. */
const maxReads = 5_000

/**
 * Indexes texts by the runs of three letters in them, ends included. Short texts, where two mistakes can leave no such
 * run, are also indexed by pairs in any order. Memory and time are linear in the length of the texts.
 */
export function createTrigramIndex(texts: readonly string[]): TrigramIndex {
  const numbersByPart = new Map<string, number[]>()
  for (const [number, text] of texts.entries()) {
    for (const part of partsOf(text)) {
      const numbers = numbersByPart.get(part)
      if (numbers) numbers.push(number)
      else numbersByPart.set(part, [number])
    }
  }
  // One for all questions, all zero between them: clearing what was counted is cheaper than a new one.
  const shared = new Uint16Array(texts.length)

  return {
    findSimilar(text, limit) {
      const lists = [...partsOf(text)]
        .map((part) => numbersByPart.get(part) ?? [])
        .sort((a, b) => a.length - b.length)
      const most = Math.floor(text.length / 3)
      const found: number[] = []
      let reads = 0
      for (const numbers of lists) {
        if (reads > maxReads) break
        reads += numbers.length
        for (const number of numbers) {
          if (Math.abs(texts[number]!.length - text.length) > most) continue
          if (shared[number]! === 0) found.push(number)
          shared[number]!++
        }
      }
      const similar = mostShared(found, shared, limit)
      for (const number of found) shared[number] = 0
      return similar
    },
  }
}

/** At most `limit` of the numbers, those with the highest counts; found by counting, because most are not wanted. */
function mostShared(found: readonly number[], shared: Uint16Array, limit: number): readonly number[] {
  if (found.length <= limit) return found
  const byCount: number[] = []
  for (const number of found) byCount[shared[number]!] = (byCount[shared[number]!] ?? 0) + 1
  let least = byCount.length - 1
  let above = 0
  while (least > 0 && above + (byCount[least] ?? 0) <= limit) above += byCount[least--] ?? 0
  let room = limit - above
  return found.filter((number) => shared[number]! > least || (shared[number]! === least && room-- > 0))
}

/** Texts up to this length are short. */
const short = 9

function partsOf(text: string): ReadonlySet<string> {
  const parts = new Set<string>()
  const ended = `\0${text}\0`
  for (let i = 0; i + 3 <= ended.length; i++) parts.add(ended.slice(i, i + 3))
  if (text.length > short) return parts
  for (let i = 0; i + 2 <= ended.length; i++) {
    const [a, b] = [ended[i]!, ended[i + 1]!]
    parts.add(a < b ? a + b : b + a)
  }
  return parts
}
