/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to make `b` of `a`
 * (optimal string alignment, in UTF-16 code units). Above `limit` the answer is `limit + 1`, found early: the cost is
 * at most `limit` times the length.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let from = 0
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let aEnd = a.length
  let bEnd = b.length
  while (aEnd > from && bEnd > from && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--
    bEnd--
  }
  return Math.min(bandedDistance(a.slice(from, aEnd), b.slice(from, bEnd), limit), limit + 1)
}

function bandedDistance(a: string, b: string, limit: number): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  const far = limit + 1
  let beforeLast = new Array<number>(b.length + 1).fill(far)
  let last = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far))
  let row = new Array<number>(b.length + 1).fill(far)
  for (let i = 1; i <= a.length; i++) {
    const low = Math.max(1, i - limit)
    const high = Math.min(b.length, i + limit)
    row[low - 1] = low === 1 ? Math.min(i, far) : far
    let best = row[low - 1]!
    for (let j = low; j <= high; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(last[j - 1]! + (isSame ? 0 : 1), last[j]! + 1, row[j - 1]! + 1)
      const isSwap =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (isSwap) cost = Math.min(cost, beforeLast[j - 2]! + 1)
      row[j] = cost
      if (cost < best) best = cost
    }
    // Beyond the band nothing counts; the next row looks one further.
    if (high < b.length) row[high + 1] = far
    if (best > limit) return far
    const free = beforeLast
    beforeLast = last
    last = row
    row = free
  }
  return last[b.length]!
}
